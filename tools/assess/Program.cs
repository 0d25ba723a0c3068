using Pipeline.Assess;

var commandLine = new CommandLine();
var parsed = commandLine.Root.Parse(args);
if (parsed.Errors.Count > 0)
{
    foreach (var error in parsed.Errors) Console.Error.WriteLine(error.Message);
    Console.Error.WriteLine("assess --help shows what can be given.");
    return ExitCode.Usage;
}
commandLine.Root.SetAction((result, ct) => Runner.RunAsync(() => commandLine.Read(result), ct));
return await parsed.InvokeAsync();

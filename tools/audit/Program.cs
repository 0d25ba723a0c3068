using Pipeline.AuditCommand;

var commandLine = new CommandLine();
var parsed = commandLine.Root.Parse(args);
if (parsed.Errors.Count == 0) return await parsed.InvokeAsync();
foreach (var error in parsed.Errors) Console.Error.WriteLine(error.Message);
Console.Error.WriteLine("audit verify --help shows what can be given.");
return ExitCode.Unknown;

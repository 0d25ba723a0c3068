using System.Diagnostics;
using System.Globalization;
using Pipeline.Protocols;
using Pipeline.Protocols.Loading;
using Pipeline.SampleGenerator;

if (!CommandLine.TryParse(args, out var command, out var problem))
{
    Console.Error.WriteLine(problem);
    Console.Error.WriteLine(CommandLine.Usage);
    return 2;
}

try
{
    var catalog = ProtocolCatalog.Load(command.Protocols);
    var protocol = catalog.Find(command.Agency, command.Dataset)
        ?? throw new ArgumentException($"There is no protocol {command.Agency}/{command.Dataset} in {command.Protocols}.");
    var clock = Stopwatch.StartNew();
    var sample = new SampleDrop(catalog, protocol, command.Period, command.Seed);
    using var drop = new StreamWriter(command.Out, append: false, SampleDrop.Encoding, bufferSize: 1 << 20) { NewLine = "\n" };
    var count = 0;
    using (var labels = command.Faults > 0 ? new StreamWriter(command.FaultsOut, append: false, SampleDrop.Encoding) { NewLine = "\n" } : null)
    {
        labels?.WriteLine("line,column,kind,rule");
        foreach (var fault in sample.Write(drop, command.Rows, command.Faults))
        {
            labels?.WriteLine($"{fault.Line},{fault.Column},{fault.Kind},{fault.Rule}");
            count++;
        }
    }
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{command.Out}: {command.Rows} rows of {protocol} for {command.Period}, {count} faults, {clock.Elapsed.TotalSeconds:0.0} s"));
    return 0;
}
catch (Exception e) when (e is ArgumentException or ProtocolException or IOException)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}

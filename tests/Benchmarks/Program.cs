using System.Globalization;
using System.Text;
using Pipeline.Benchmarks;
using Pipeline.Benchmarks.Files;
using Pipeline.Benchmarks.Indicators;
using Pipeline.Benchmarks.Measuring;
using Pipeline.Benchmarks.Peers;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (CommandLine.Parse(args) is { Name: "indicators" } indicators) return await IndicatorBenchmark.RunAsync(indicators);
var subject = new Subject();
using var duckDb = await DuckDb.StartAsync(subject);
if (CommandLine.Parse(args) is not { } command
    || new Benchmark(subject, duckDb, command.Rows, command.Rounds) is var benchmark && command.Name != "all" && !benchmark.All.ContainsKey(command.Name))
{
    Console.Error.WriteLine(CommandLine.Usage);
    return 2;
}

var file = await benchmark.FileAsync(Spoiling.None);
var measured = new StringBuilder()
    .Append(CultureInfo.InvariantCulture, $"{DateTime.UtcNow:yyyy-MM-dd}. {Machine.Describe()}, DuckDB {await duckDb.VersionAsync()}.\n")
    .Append($"{file.Rows:N0} rows of 13 columns, {file.Bytes:N0} bytes, SHA-256 `{file.Sha256}`. Median of {command.Rounds} runs, in turns.\n\n")
    .Append(Result.Heading);
Console.Write(measured);
foreach (var (name, measure) in benchmark.All)
{
    if (command.Name != "all" && command.Name != name) continue;
    foreach (var result in await measure())
    {
        measured.Append(result);
        Console.Write(result);
    }
}
if (command.IsWritten) await Page.WriteAsync("measured", $"{measured}");
return 0;

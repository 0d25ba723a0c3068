using System.Globalization;
using System.Text;
using Pipeline.Benchmarks;
using Pipeline.Benchmarks.Files;
using Pipeline.Benchmarks.Indicators;
using Pipeline.Benchmarks.LabourMarketTests;
using Pipeline.Benchmarks.Matching;
using Pipeline.Benchmarks.Measuring;
using Pipeline.Benchmarks.Peers;
using Pipeline.Benchmarks.Serving;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (CommandLine.Parse(args) is { Name: "indicators" or IndicatorBenchmark.Nights } indicators) return await IndicatorBenchmark.RunAsync(indicators);
if (CommandLine.Parse(args) is { Name: "labour-market-test" } bulk) return await BulkBenchmark.RunAsync(bulk);
if (CommandLine.Parse(args) is { Name: "matching" } matching) return await MatchingBenchmark.RunAsync(matching);
if (args is ["hello", var address]) return await HelloApp.RunAsync(address);
if (CommandLine.Parse(args) is { Name: "statistics" } statistics) return await ServingBenchmark.RunAsync(statistics);
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
    if (command.Name == "all") measured.Append(await Alone.RunAsync(name, command));
    else if (command.Name == name)
        foreach (var result in await measure())
        {
            measured.Append(result);
            Console.Write(result);
        }
}
if (command.IsWritten) await Page.WriteAsync("measured", $"{measured}");
return 0;

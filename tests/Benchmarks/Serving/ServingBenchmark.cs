using System.Globalization;
using System.Text;
using Pipeline.Benchmarks.Measuring;
using Pipeline.Sdmx.Tests;
using Pipeline.Statistics.Releases;
using Pipeline.Testing;

namespace Pipeline.Benchmarks.Serving;

/// <summary>The public statistics with a million observations, against servers that do less.</summary>
sealed class ServingBenchmark(string storage, string parquet, int rounds)
{
    const int Areas = 100;
    const int Occupations = 50;
    const int Years = 7;
    const double Megabyte = 1e6;

    // 50 series of quarters: one area, measure and sex, every occupation.
    const string Key = "Q.RW42.PERMITS.F.*";

    const string Slice = $"v2/data/dataflow/{MadeStatistics.Agency}/{MadeStatistics.Flow}/1.0.0/{Key}";

    static readonly PublicApp WithRuntime = new(hasRuntime: true);
    static readonly PublicApp WithoutRuntime = new(hasRuntime: false);

    public static async Task<int> RunAsync(CommandLine command)
    {
        await WithRuntime.PublishAsync();
        await WithoutRuntime.PublishAsync();
        await using var azurite = await AzuriteServer.StartNewAsync();
        var structures = MadeStatistics.Structures(Areas, Occupations);
        var table = MadeStatistics.Table(structures, Years, 0.96);
        var (release, files) = await MadeStatistics.ReleaseAsync("2026-03-01-a", structures, table);
        await new ReleaseStore(new(azurite.ConnectionString)).PublishAsync(release, structures, files, null, CancellationToken.None);
        var parquet = Path.Combine(Path.GetTempPath(), $"statistics-{Environment.ProcessId}.parquet");
        await File.WriteAllBytesAsync(parquet, files[MadeStatistics.Flow].ToArray());
        try
        {
            var measured = new StringBuilder()
                .Append(CultureInfo.InvariantCulture, $"{DateTime.UtcNow:yyyy-MM-dd}. {Machine.Describe()}. ")
                .Append(CultureInfo.InvariantCulture, $"{table.Count:N0} observations, {files[MadeStatistics.Flow].Length:N0} bytes of Parquet. Median of {command.Rounds} rounds, in turns.\n\n")
                .Append(Result.Heading);
            foreach (var result in await new ServingBenchmark(azurite.ConnectionString, parquet, command.Rounds).MeasureAsync()) measured.Append(result);
            Console.Write(measured);
            if (command.IsWritten) await Page.WriteAsync("statistics", $"{measured}");
            return 0;
        }
        finally
        {
            File.Delete(parquet);
        }
    }

    async Task<List<Result>> MeasureAsync()
    {
        var results = await StartAsync();
        var (ours, _) = await FunctionsAsync(WithRuntime);
        await using (ours)
        {
            results.Add(await MemoryAsync(ours));
            var (peer, _) = await DuckDbAsync();
            await using (peer)
            {
                await AgreeAsync(peer.Http, ours.Http);
                foreach (var format in (string[])["jsondata", "csvdata"])
                    results.Add(Rate($"Node with DuckDB, 50 series as {format}",
                        await Load.CompareAsync(rounds, () => () => Get($"slice?format={format}"), peer.Http, () => () => Get($"{Slice}?format={format}"), ours.Http), 5));
            }
            var (hello, _) = await HelloAsync();
            await using (hello)
            {
                var tag = await TagAsync(ours.Http);
                results.Add(Rate("An empty app's hello, against a 304",
                    await Load.CompareAsync(rounds, () => () => Get(""), hello.Http, () => () => Known(tag), ours.Http), 0.5));
            }
        }
        return results;
    }

    async Task<List<Result>> StartAsync()
    {
        var (hello, image, azure) = (new List<TimeSpan>(), new List<TimeSpan>(), new List<TimeSpan>());
        for (var round = 0; round < rounds; round++)
        {
            hello.Add(await TimeAsync(HelloAsync));
            image.Add(await TimeAsync(() => FunctionsAsync(WithRuntime)));
            azure.Add(await TimeAsync(() => FunctionsAsync(WithoutRuntime)));
        }
        return
        [
            Result.Cost("An empty app's start, against the start to the first answered slice", 1, (Median(hello), Median(image)), 3, 3),
            Result.Cost("The same with the package for Azure, which has no runtime inside", 1, (Median(hello), Median(azure)), 3, 3),
        ];

        static TimeSpan Median(List<TimeSpan> times) => times.Order().ElementAt(times.Count / 2);

        static async Task<TimeSpan> TimeAsync(Func<Task<(ServerProcess Server, TimeSpan Time)>> start)
        {
            var (server, time) = await start();
            await server.DisposeAsync();
            return time;
        }
    }

    static async Task<Result> MemoryAsync(ServerProcess server)
    {
        var idle = await server.MemoryAsync("VmRSS");
        await server.ForgetPeakAsync();
        using var request = Get($"v2/data/dataflow/{MadeStatistics.Agency}/{MadeStatistics.Flow}/1.0.0/*?format=csvdata");
        using var answer = await server.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await answer.Content.CopyToAsync(Stream.Null);
        var peak = await server.MemoryAsync("VmHWM");
        return new("The whole table as CSV: memory above idle", string.Create(CultureInfo.InvariantCulture, $"idle {idle / Megabyte:0} MB"),
            string.Create(CultureInfo.InvariantCulture, $"peak {peak / Megabyte:0} MB"), Math.Max(0, peak - idle) / Megabyte, "MB", 64, 64, MoreIsBetter: false);
    }

    static Result Rate(string against, (double Theirs, double Ours) rates, double bound) => new(
        against, string.Create(CultureInfo.InvariantCulture, $"{rates.Theirs:N0} a second"), string.Create(CultureInfo.InvariantCulture, $"{rates.Ours:N0} a second"),
        rates.Ours / rates.Theirs, "x", bound, bound, MoreIsBetter: true);

    /// <summary>A peer that answers something else does other work, and its time says nothing.</summary>
    static async Task AgreeAsync(HttpClient their, HttpClient our)
    {
        var (theirs, ours) = (await ValuesAsync(their, "slice?format=csvdata"), await ValuesAsync(our, $"{Slice}?format=csvdata"));
        if (ours.Count == 0 || !theirs.SequenceEqual(ours)) throw new InvalidOperationException("The servers give other values.");
        Console.WriteLine($"Both give the same {ours.Count} observations.");
    }

    /// <summary>Keys, periods and values of a CSV.</summary>
    static async Task<List<string>> ValuesAsync(HttpClient http, string path)
    {
        var lines = (await http.GetStringAsync(new Uri(path, UriKind.Relative))).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(',')).ToList();
        var places = new[] { "FREQ", "REF_AREA", "INDICATOR", "SEX", "OCCUPATION", "TIME_PERIOD", "OBS_VALUE", "OBS_STATUS" }.Select(name => Array.IndexOf(lines[0], name)).ToArray();
        return [.. lines.Skip(1).Select(cells => string.Join(' ', places.Select(place => cells[place]))).Order(StringComparer.Ordinal)];
    }

    static async Task<string> TagAsync(HttpClient http)
    {
        using var answer = await http.GetAsync(new Uri(Slice, UriKind.Relative));
        return $"{answer.Headers.ETag}";
    }

    static HttpRequestMessage Get(string path) => new(HttpMethod.Get, new Uri(path, UriKind.Relative));

    static HttpRequestMessage Known(string tag)
    {
        var request = Get(Slice);
        request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        return request;
    }

    Task<(ServerProcess Server, TimeSpan Time)> FunctionsAsync(PublicApp app)
    {
        var address = Address();
        return ServerProcess.StartAsync(app.Describe(address, storage), address, Slice);
    }

    Task<(ServerProcess Server, TimeSpan Time)> DuckDbAsync()
    {
        var address = Address();
        return ServerProcess.StartAsync(
            new("node", [Repository.PathOf("tests", "Benchmarks", "Peers", "statistics-server.mjs"), $"{address.Port}", parquet]), address, "slice?format=csvdata");
    }

    static Task<(ServerProcess Server, TimeSpan Time)> HelloAsync()
    {
        var address = Address();
        return ServerProcess.StartAsync(new("dotnet", [Path.Combine(AppContext.BaseDirectory, "Pipeline.Benchmarks.dll"), "hello", $"{address}"]), address, "");
    }

    static Uri Address() => new($"http://127.0.0.1:{FreePort.Take(1)[0]}");
}

using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace Pipeline.Sdmx.Tests;

/// <summary>Many readers while a release is published. <c>STATISTICS_LOAD_SECONDS</c> says for how long; a few seconds otherwise.</summary>
public sealed class LoadTests(RunningStatistics statistics) : IClassFixture<RunningStatistics>
{
    const int Readers = 200;
    const double Shift = 100_000;

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(180);

    static readonly string[] Paths =
    [
        "/v2/data/dataflow/RW_LMIS/DF_T05_MADE/1.0.0/*?format=csvdata", "/v2/data/dataflow/RW_LMIS/DF_T05_MADE/1.0.0/A.RW01?format=csvdata",
        "/rest/data/DF_T05_MADE/all?format=csvdata", "/api/tables/DF_T05_MADE/data?outputFormat=csv",
    ];

    [Fact]
    public async Task No_answer_fails_or_mixes_two_releases_while_one_is_published()
    {
        var seconds = int.TryParse(Environment.GetEnvironmentVariable("STATISTICS_LOAD_SECONDS"), NumberStyles.None, CultureInfo.InvariantCulture, out var set) ? set : 6;
        var (wrong, seen, end) = (new ConcurrentBag<string>(), new ConcurrentDictionary<string, int>(), Stopwatch.StartNew());
        var readers = Enumerable.Range(0, Readers).Select(reader => Task.Run(async () =>
        {
            // On a busy machine longer, until both releases have been read.
            for (var i = reader; end.Elapsed.TotalSeconds < seconds || (seen.Count < 2 && end.Elapsed < Patience); i++)
                if (await ReadAsync(Paths[i % Paths.Length], seen) is { } problem) wrong.Add(problem);
        })).ToList();
        await Task.Delay(TimeSpan.FromSeconds(seconds / 3.0));
        await statistics.PublishAsync("2026-03-01-b", Shift);
        await Task.WhenAll(readers);
        Assert.Empty(wrong.Distinct().Take(5));
        // It was asked of both, or nothing has been tried.
        Assert.Equal(["2026-03-01-a", "2026-03-01-b"], seen.Keys.Order(StringComparer.Ordinal));
    }

    /// <summary>What is wrong with an answer; null when nothing is. Values of the two releases are told apart by their size.</summary>
    async Task<string?> ReadAsync(string path, ConcurrentDictionary<string, int> seen)
    {
        using var answer = await statistics.AskAsync(path);
        if (answer.StatusCode != HttpStatusCode.OK) return $"{path}: {(int)answer.StatusCode}";
        var release = answer.Headers.GetValues("X-Release-Id").Single();
        seen.AddOrUpdate(release, 1, (_, count) => count + 1);
        var lines = (await answer.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var place = Array.IndexOf(lines[0].Split(','), "OBS_VALUE");
        var isLater = release == "2026-03-01-b";
        var others = lines.Skip(1).Select(line => line.Split(',')[place]).Count(v => v.Length > 0 && double.Parse(v, CultureInfo.InvariantCulture) >= Shift != isLater);
        return others == 0 ? null : $"{path}: {others} values are not of release {release}";
    }
}

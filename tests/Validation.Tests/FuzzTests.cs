using System.Collections.Concurrent;

namespace Pipeline.Validation.Tests;

/// <summary>
/// Files that nobody would send on purpose, put to every shipped protocol. <c>FUZZ_CASES</c> says how many (5,000 unless given), and
/// <c>FUZZ_SEED</c> runs one case alone.
/// </summary>
public class FuzzTests
{
    const int UsualCases = 5_000;
    const int MostTold = 10;

    // Far more than a case needs (some milliseconds), because other tests share the machine.
    static readonly TimeSpan Deadline = TimeSpan.FromSeconds(120);

    // Of each report only what tells how varied the cases were: hundreds of thousands of whole ones fill the memory.
    readonly ConcurrentBag<(Outcome Outcome, string? Format)> _reports = [];
    readonly ConcurrentDictionary<string, bool> _codes = [];
    readonly ConcurrentBag<(int Seed, string Text)> _failures = [];

    [Fact]
    public async Task Changed_samples_and_noise_never_crash_hang_or_lose_count()
    {
        var seeds = Number("FUZZ_SEED") is { } seed ? Enumerable.Range(seed, 1) : Enumerable.Range(0, Number("FUZZ_CASES") ?? UsualCases);
        await Parallel.ForEachAsync(seeds, async (seed, _) =>
        {
            if (_failures.Count < MostTold) await RunAsync(seed);
        });
        Assert.True(_failures.IsEmpty, string.Join("\n", _failures.OrderBy(f => f.Seed).Select(f => f.Text)));
        if (_reports.Count >= UsualCases) AssertVaried();
    }

    async Task RunAsync(int seed)
    {
        FuzzCase? made = null;
        try
        {
            var report = await Task.Run(() => new FuzzRun(made = FuzzCase.Make(seed)).CheckAsync()).WaitAsync(Deadline);
            _reports.Add((report.Outcome, report.Format));
            foreach (var rule in report.Rules.Where(r => r.Failed > 0)) _codes[rule.Code] = true;
        }
        catch (Exception e)
        {
            var what = e switch
            {
                TimeoutException => $"no end after {Deadline.TotalSeconds} s",
                Xunit.Sdk.XunitException => e.Message,
                _ => $"{e}",
            };
            _failures.Add((seed, $"FUZZ_SEED={seed} ({made?.Kind} for {made?.Sample.Protocol}, {made?.Content.Length} bytes): {what}"));
        }
    }

    /// <summary>Cases that all went one way would prove little.</summary>
    void AssertVaried()
    {
        var part = _reports.Count / 50;
        foreach (var outcome in Enum.GetValues<Outcome>()) Assert.InRange(_reports.Count(r => r.Outcome == outcome), part, _reports.Count);
        foreach (var format in (string[])["csv", "csv.gz", "csv.zip", "xlsx", "jsonl"]) Assert.InRange(_reports.Count(r => r.Format == format), part, _reports.Count);
        foreach (var code in (string[])["unterminated-quote", "stray-quote", "missing-cell", "extra-cell", "field-too-long", "encoding-error", "nul-byte", "compression-error"])
            Assert.True(_codes.ContainsKey(code), $"No case had the fault {code}.");
    }

    static int? Number(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text) : null;
}

using System.Diagnostics;
using System.Globalization;
using System.Text;
using Pipeline.Benchmarks.Measuring;
using Pipeline.DiasporaMatching;

namespace Pipeline.Benchmarks.Matching;

/// <summary>A whole run of matching, from requests and experts to proposals: how long, and with how much memory.</summary>
static class MatchingBenchmark
{
    const int Experts = 5_000;
    const int Requests = 2_000;
    const double SmallPlan = 512;
    const double Target = 256;

    public static async Task<int> RunAsync(CommandLine command)
    {
        var rules = MatchingRules.ReadDefault();
        var made = new MadeProgramme(20_261_123);
        var (needs, experts) = (made.Needs(Requests), made.Experts(Experts));
        var matching = new DiasporaMatching.Matching(rules, MadeProgramme.Day);
        MatchingResult? result = null;
        var clock = Stopwatch.StartNew();
        var peak = await MemoryPeak.WatchAsync(() => Task.Run(() => result = matching.Run(needs, experts)));
        var elapsed = clock.Elapsed;

        var measured = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"{DateTime.UtcNow:yyyy-MM-dd}. {Machine.Describe()}. One run, cold.\n\n")
            .Append("| Experts | Requests | Pairs that pass all gates | Requests served | Time | Optimality gap of greedy |\n|---|---|---|---|---|---|\n")
            .Append(CultureInfo.InvariantCulture, $"| {Experts:N0} | {Requests:N0} | {result!.Pairs:N0} | {result.Needs.Count(n => n.Outcome == NeedOutcome.Proposed):N0} ")
            .Append(CultureInfo.InvariantCulture, $"| {elapsed.TotalSeconds:0.00} s | {100 * result.OptimalityGap:0.00} % |\n\n")
            .Append(Result.Heading).Append(Result.Memory("A run of matching", peak, SmallPlan, Target));
        Console.Write(measured);
        if (command.IsWritten) await Page.WriteAsync("matching", $"{measured}");
        return 0;
    }
}

using System.Diagnostics;

namespace Pipeline.Benchmarks.Measuring;

/// <summary>
/// Runs two programs in turn, each warm, and keeps the median of each: a machine that slows down slows both.
/// </summary>
static class Rounds
{
    // Before anything counts each runs so long, in which .NET compiles what is used most a second time.
    static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(6);

    public static async Task<(TimeSpan Theirs, TimeSpan Ours)> CompareAsync(int rounds, Func<Task<Run>> theirs, Func<Task<Run>> ours)
    {
        await WarmAsync(theirs);
        await WarmAsync(ours);
        var (their, our) = (new List<Run>(), new List<Run>());
        for (var round = 0; round < rounds; round++)
        {
            their.Add(await AloneAsync(theirs));
            our.Add(await AloneAsync(ours));
        }
        return (Median(their), Median(our));
    }

    /// <summary>Checks that two programs found the same.</summary>
    /// <exception cref="InvalidOperationException">They did not: they are not doing the same work.</exception>
    public static void EnsureSame(string what, Run theirs, Run ours)
    {
        if ((theirs.Rows, theirs.RowsWithErrors) != (ours.Rows, ours.RowsWithErrors))
            throw new InvalidOperationException(
                $"{what} found {theirs.RowsWithErrors} of {theirs.Rows} rows wrong, the validator {ours.RowsWithErrors} of {ours.Rows}.");
    }

    /// <summary>Runs a program that need not clear away what another left in memory.</summary>
    static Task<Run> AloneAsync(Func<Task<Run>> program)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return program();
    }

    static async Task WarmAsync(Func<Task<Run>> program)
    {
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < WarmUp;) await program();
    }

    static TimeSpan Median(List<Run> runs) => runs.Select(r => r.Time).Order().ElementAt(runs.Count / 2);
}

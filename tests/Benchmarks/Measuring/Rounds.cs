namespace Pipeline.Benchmarks.Measuring;

/// <summary>
/// Runs two programs in turn, after one run of each that does not count, and keeps the median of each: a machine that slows down slows both.
/// </summary>
static class Rounds
{
    public static async Task<(TimeSpan Theirs, TimeSpan Ours)> CompareAsync(int rounds, Func<Task<Run>> theirs, Func<Task<Run>> ours)
    {
        var (their, our) = (new List<Run>(), new List<Run>());
        for (var round = 0; round <= rounds; round++)
        {
            their.Add(await theirs());
            our.Add(await ours());
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

    static TimeSpan Median(List<Run> runs) => runs.Skip(1).Select(r => r.Time).Order().ElementAt((runs.Count - 1) / 2);
}

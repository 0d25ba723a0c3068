using System.Globalization;

namespace Pipeline.Disclosure.Accuracy;

/// <summary>
/// How far off a release may be, in multiples of the base: the mean deviation of a level of margins (judged where it has
/// <paramref name="MeanFromCells"/> cells or more; a handful has no mean to speak of), and the largest deviation of any cell.
/// </summary>
public sealed record AccuracyGate(double MeanBases = 0.5, double MaxBases = 3, int MeanFromCells = 20)
{
    /// <summary>In words, one line for each level that fails; empty for a release that may go out.</summary>
    public IReadOnlyList<string> Failures(AccuracyReport report) => [.. report.Levels.SelectMany(level => Failures(level, report.Base))];

    IEnumerable<string> Failures(AccuracyLevel level, int b)
    {
        if (level.Cells >= MeanFromCells && level.Mean > MeanBases * b)
            yield return $"{level.Name}: the {level.Cells} cells are off by {Text(level.Mean)} on average, {Limit(MeanBases * b)}";
        if (level.Max > MaxBases * b)
            yield return $"{level.Name}: a cell is off by {level.Max}, {Limit(MaxBases * b)}";
    }

    static string Limit(double most) => $"at most {Text(most)} is allowed. Coarsen the table or re-base it.";

    static string Text(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}

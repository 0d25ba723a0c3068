using System.Collections.Frozen;
using Pipeline.Reference;

namespace Pipeline.LabourMarketTest.Law;

/// <param name="Code">ISCO-08 group of level 1 to 4.</param>
/// <param name="Observations">Number of persons the median rests on.</param>
/// <param name="Median">Gross pay a month, or null when it was suppressed.</param>
public readonly record struct WageCell(string Code, int Observations, decimal? Median);

/// <summary>Median gross pay a month by occupation, from one release.</summary>
/// <param name="Version">Names the release and its content in a decision record.</param>
/// <param name="Source">Such as "Labour Force Survey".</param>
/// <param name="Period">The period observed, such as 2025-Q1.</param>
/// <param name="NationalMedian">Over all occupations, or null.</param>
/// <param name="RegionMedians">Over all occupations of a region.</param>
public sealed record WageTable(string Version, string Source, string Period, string Currency, decimal? NationalMedian,
    FrozenDictionary<string, decimal> RegionMedians, FrozenDictionary<string, WageCell> Cells)
{
    /// <summary>The finest allowed level whose cell has enough observations; null when none has.</summary>
    /// <param name="levels">Levels in the order they are tried, such as 4, 3, 2, 1.</param>
    public (decimal Median, int Level, int Observations)? Median(Isco08 occupation, IReadOnlyList<int> levels, int minObs)
    {
        var code = occupation.ToString();
        var cells = Cells.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var i = 0; i < levels.Count; i++)
            if (levels[i] <= code.Length && cells.TryGetValue(code.AsSpan(0, levels[i]), out var cell) && cell.Observations >= minObs && cell.Median is { } median)
                return (median, levels[i], cell.Observations);
        return null;
    }
}

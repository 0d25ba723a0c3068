using System.Collections.Frozen;
using Pipeline.Reference;

namespace Pipeline.LabourMarketTest.Law;

/// <param name="Code">Minor group of ISCO-08.</param>
/// <param name="Vacancies">Open positions; null when none may be told.</param>
/// <param name="JobSeekers">Unemployed persons who last worked in the group; null when none may be told.</param>
public readonly record struct TightnessCell(string Code, decimal? Vacancies, decimal? JobSeekers)
{
    /// <summary>V/U, to four decimals; null without both figures, or without job seekers.</summary>
    public decimal? Ratio => Vacancies is { } v && JobSeekers is > 0 and { } u ? decimal.Round(v / u, 4) : null;
}

/// <summary>
/// Vacancies against job seekers by minor group, from one release. It is shown to the officer beside the recommendation: the quality of both sources
/// does not carry a rule.
/// </summary>
/// <param name="Version">Names the release and its content in a decision record.</param>
/// <param name="Period">The periods of the vacancies and of the job seekers.</param>
public sealed record MarketTightness(string Version, string Period, FrozenDictionary<string, TightnessCell> Cells)
{
    const int MinorGroup = 3;

    public TightnessCell? Of(Isco08 occupation) =>
        Cells.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(occupation.ToString().AsSpan(0, MinorGroup), out var cell) ? cell : null;
}

namespace Pipeline.Indicators.Shortage;

/// <summary>A row of <c>profile_comparison</c>: what one profile says of an occupation, beside the others.</summary>
/// <param name="Disagrees">Of the profiles that have a score for it, some see a shortage, at least a potential one, and some do not.</param>
public sealed record ProfileComparisonRow(
    string Period, string Isco08, string Profile, ShortageClass Class, double? Score, int? Rank, double? Percentile, bool Disagrees);

/// <summary>Puts the verdicts of all profiles on an occupation side by side.</summary>
public static class ProfileComparison
{
    /// <param name="composites">Rows of all profiles, of one period or more.</param>
    /// <returns>By period, code and profile.</returns>
    public static IReadOnlyList<ProfileComparisonRow> Of(IEnumerable<CompositeRow> composites) =>
    [
        .. composites
            .GroupBy(r => (r.Period, r.Isco08))
            .OrderBy(o => o.Key.Period, StringComparer.Ordinal).ThenBy(o => o.Key.Isco08, StringComparer.Ordinal)
            .SelectMany(occupation =>
            {
                var disagrees = occupation.Where(r => r.Class != ShortageClass.Insufficient).Select(IsScarce).Distinct().Count() > 1;
                return occupation.OrderBy(r => r.Profile, StringComparer.Ordinal)
                    .Select(r => new ProfileComparisonRow(r.Period, r.Isco08, r.Profile, r.Class, r.Score, r.Rank, r.Percentile, disagrees));
            }),
    ];

    static bool IsScarce(CompositeRow row) => row.Class is ShortageClass.Shortage or ShortageClass.Potential;
}

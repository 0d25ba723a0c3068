using Pipeline.Indicators;

namespace Pipeline.Nightly;

/// <summary>
/// How an occupation stands by what may be published of it. It ranks by reliance on foreign permit holders, which is not a shortage: one survey window
/// shows no growth.
/// </summary>
/// <param name="Level">ISCO-08 level: 1 or 2, as finer levels have no survey estimate.</param>
/// <param name="Permits">Valid work permits.</param>
/// <param name="Employed">Employed persons, estimated.</param>
/// <param name="RelativePay">Median hourly pay divided by that of all occupations; null where either may not be published.</param>
/// <param name="Quality">The weaker quality of the numbers shown.</param>
public sealed record OccupationStanding(string Isco08, int Level, double Permits, double Employed, double? RelativePay, Quality Quality)
{
    /// <summary>Valid work permits per 1,000 employed persons.</summary>
    public double PermitsPerThousand => 1000 * Permits / Employed;

    /// <summary>Ranks the occupations of which both permits and employment may be published: by permits per 1,000 employed, then by code.</summary>
    public static IReadOnlyList<OccupationStanding> Rank(IEnumerable<CellEstimate> cells)
    {
        var published = cells.Where(c => c.Value is not null).ToLookup(c => (c.Level, c.Isco08));
        var medianOfAll = Find(published[(0, CellEstimate.Total)], Measures.MedianHourlyPay)?.Value;
        return [.. published
            .Where(o => o.Key.Level is 1 or 2)
            .Select(o => Of(o.Key.Isco08, o.Key.Level, o, medianOfAll))
            .OfType<OccupationStanding>()
            .OrderByDescending(o => o.PermitsPerThousand)
            .ThenBy(o => o.Isco08, StringComparer.Ordinal)];
    }

    static OccupationStanding? Of(string code, int level, IEnumerable<CellEstimate> cells, double? medianOfAll)
    {
        var (permits, employed, pay) =
            (Find(cells, Measures.PermitStock), Find(cells, Measures.Employment), Find(cells, Measures.MedianHourlyPay));
        if (permits?.Value is not { } stock || employed?.Value is not > 0) return null;
        var relativePay = pay?.Value / medianOfAll;
        var quality = new[] { permits, employed, relativePay is null ? null : pay }.Max(c => c?.Quality ?? Quality.Ok);
        return new(code, level, stock, employed.Value.Value, relativePay, quality);
    }

    static CellEstimate? Find(IEnumerable<CellEstimate> cells, string measure) => cells.SingleOrDefault(c => c.Measure == measure);
}

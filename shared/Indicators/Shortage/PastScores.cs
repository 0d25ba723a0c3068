namespace Pipeline.Indicators.Shortage;

/// <summary>A row of <c>score_history</c>: how an occupation stood in a quarter under the index, as the last run that rated the quarter left it.</summary>
public sealed record PastScoreRow(string Period, string Isco08, double? Score, double? CiLow, double? CiHigh, int? Rank, ShortageClass Class)
{
    public static PastScoreRow Of(CompositeRow row) => new(row.Period, row.Isco08, row.Score, row.CiLow, row.CiHigh, row.Rank, row.Class);
}

/// <summary>Carries the scores of quarters that a run does not rate any more on from the run before it.</summary>
public static class PastScores
{
    /// <param name="current">Of one profile, every quarter that the run rates.</param>
    /// <param name="before">What the run before left. Quarters that are rated again, and any after the newest, are not taken from it.</param>
    /// <returns>By quarter and code; nothing without a quarter that is rated.</returns>
    public static IReadOnlyList<PastScoreRow> Continue(IEnumerable<CompositeRow> current, IEnumerable<PastScoreRow> before)
    {
        var now = current.Select(PastScoreRow.Of).ToList();
        var rated = now.Select(r => r.Period).ToHashSet();
        var newest = rated.Max(StringComparer.Ordinal);
        return
        [
            .. before.Where(r => !rated.Contains(r.Period) && string.CompareOrdinal(r.Period, newest) < 0).Concat(now)
                .OrderBy(r => r.Period, StringComparer.Ordinal).ThenBy(r => r.Isco08, StringComparer.Ordinal),
        ];
    }
}

namespace Pipeline.DiasporaMatching;

/// <summary>An expert with what need not be worked out again for each request.</summary>
/// <param name="Windows">In order; none overlap.</param>
/// <param name="Spoken">The languages at the level that counts.</param>
sealed record PreparedCandidate(Candidate Of, IReadOnlyList<DaySpan> Windows, IReadOnlyList<string> Spoken)
{
    public static PreparedCandidate From(Candidate candidate, MatchingRules rules) => new(
        candidate, DaySpan.Merge(candidate.Windows),
        [.. candidate.Languages.Where(l => rules.IsSpoken(l.Value)).Select(l => l.Key).Order(StringComparer.Ordinal)]);

    /// <summary>The longest time in common with a need, the earliest among equals; null when there is none.</summary>
    public DaySpan? LongestWithin(DaySpan need)
    {
        DaySpan? longest = null;
        for (var i = 0; i < Windows.Count; i++)
            if (Windows[i].With(need) is { } common && common.Days > (longest?.Days ?? 0)) longest = common;
        return longest;
    }
}

/// <summary>A request with what need not be worked out again for each expert.</summary>
/// <param name="WhyNotOpen">Why nobody comes into question for it; null when it is open.</param>
/// <param name="IsHandsOn">Whether it is work on patients.</param>
sealed record PreparedNeed(Need Of, FailedGate? WhyNotOpen, bool IsHandsOn);

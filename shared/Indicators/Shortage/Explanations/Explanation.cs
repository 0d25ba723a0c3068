namespace Pipeline.Indicators.Shortage;

/// <summary>What an explanation is made from: rows of one run, period and profile.</summary>
/// <param name="Title">Of the occupation, in the language of the explanation.</param>
/// <param name="Ranked">How many occupations have a rank.</param>
/// <param name="SubIndices">Of the occupation.</param>
/// <param name="Sensitivity">Of the occupation.</param>
public sealed record ExplanationFacts(
    string Title, CompositeRow Composite, int Ranked, IReadOnlyList<SubIndexRow> SubIndices, IReadOnlyList<SensitivityRow> Sensitivity,
    ShortageProfile Profile);

/// <summary>What one indicator says of the occupation.</summary>
/// <param name="Contribution">w z / sum of w, in units of the score: the contributions of all indicators sum to the score.</param>
public sealed record IndicatorReason(Indicator Indicator, double Contribution, string Text);

/// <summary>
/// Why an occupation stands where it does, in words: how it stands, what pushes it up and down against the whole economy, where figures are borrowed
/// from, how certain that is, and what would change it.
/// </summary>
/// <param name="Up">Indicators that raise the score, the strongest first.</param>
/// <param name="Down">Those that lower it or leave it, the strongest first.</param>
/// <param name="Missing">Weighted indicators without a figure, and why.</param>
public sealed record Explanation(
    string Verdict, IReadOnlyList<IndicatorReason> Up, IReadOnlyList<IndicatorReason> Down, IReadOnlyList<string> Missing,
    IReadOnlyList<string> Certainty, IReadOnlyList<string> Changes)
{
    /// <summary>All of it, in reading order.</summary>
    public IEnumerable<string> Lines => [Verdict, .. Up.Select(r => r.Text), .. Down.Select(r => r.Text), .. Missing, .. Certainty, .. Changes];

    public static Explanation Of(ExplanationFacts facts, Phrases words)
    {
        var indicators = new IndicatorWords(facts, words);
        var reasons = indicators.Reasons();
        var hasScore = facts.Composite.Score is not null;
        return new(
            Judge(facts, words),
            [.. reasons.Where(r => r.Contribution > 0).OrderByDescending(r => r.Contribution)],
            [.. reasons.Where(r => r.Contribution <= 0).OrderBy(r => r.Contribution)],
            indicators.Missing(),
            hasScore ? [.. CertaintyOf(facts, words)] : [],
            hasScore ? [.. new ChangeWords(facts, words).Lines()] : []);
    }

    static string Judge(ExplanationFacts facts, Phrases words)
    {
        var (row, profile) = (facts.Composite, facts.Profile);
        if (row.Score is not { } score)
            return Phrases.Say(
                words.NoVerdict, facts.Title, row.Isco08, row.Indicators, profile.MinCount, words.Percent(row.Coverage),
                words.Percent(profile.MinWeightCoverage));
        var verdict = Phrases.Say(
            words.Verdict, facts.Title, row.Isco08, words.Whole(row.Rank ?? 0), words.Whole(facts.Ranked), words.Classes[row.Class],
            words.Signed(score, 2), words.Number(profile.TauIn, 2));
        return profile.VoteRule == VoteRule.Z
            ? verdict + " " + Phrases.Say(words.Votes, row.Votes, row.Indicators, words.Number(profile.VoteZ, 2))
            : verdict;
    }

    static IEnumerable<string> CertaintyOf(ExplanationFacts facts, Phrases words)
    {
        var (row, profile) = (facts.Composite, facts.Profile);
        if (row is { Se: { } se, CiLow: { } low, CiHigh: { } high, PPositive: { } p })
            yield return Phrases.Say(words.Certainty, words.Number(se, 2), words.Signed(low, 2), words.Signed(high, 2), words.Number(100 * p, 1));
        else
            yield return words.NoCertainty;
        if (row is { RankLow: { } first, RankHigh: { } last })
            yield return Phrases.Say(words.RankSet, words.Ranks(first, last), words.Whole(facts.Ranked));

        if (row.Class != ShortageClass.Potential || profile.Decision != DecisionRule.Score) yield break;
        if (!(row.PPositive >= profile.PIn)) yield return Phrases.Say(words.TooUncertain, words.Percent(profile.PIn));
        if (!(row.VoteShare >= profile.VoteShare)) yield return Phrases.Say(words.TooFewVotes, words.Percent(profile.VoteShare));
        if (row.ScoreNoPermit is { } without && without < profile.TauOut)
            yield return Phrases.Say(words.ByPermits, words.Signed(without, 2), words.Number(profile.TauOut, 2));
    }
}

using System.Globalization;

namespace Pipeline.Indicators.Shortage;

/// <summary>What another choice would change about an occupation, in words.</summary>
sealed class ChangeWords(ExplanationFacts facts, Phrases words)
{
    readonly double _threshold = facts.Profile.TauIn;

    public IEnumerable<string> Lines()
    {
        var (row, score) = (facts.Composite, facts.Composite.Score!.Value);
        var hasPermits = facts.SubIndices.Any(r => r is { Indicator: Indicator.Permit, Z: not null and not 0 });
        // Where it changes the verdict, it is said below with the other choices that do.
        if (hasPermits && row.ScoreNoPermit is { } without && Side(without) == Side(score))
            yield return Phrases.Say(words.WithoutPermits, words.Signed(without, 2));

        var scored = facts.Sensitivity.Where(s => s.Score is not null).ToList();
        var crossing = scored.Where(s => Side(s.Score!.Value) != Side(score)).ToList();
        foreach (var other in crossing)
            yield return Phrases.Say(
                words.WouldChange, Condition(other.Scenario), words.Signed(other.Score!.Value, 2), words.Classes[Side(other.Score.Value)]);
        if (crossing.Count == 0 && scored.Count > 0)
            yield return Phrases.Say(
                words.NothingChanges, scored.Count, words.Ranks(scored.Min(s => s.Rank!.Value), scored.Max(s => s.Rank!.Value)));
        if (scored.FirstOrDefault(s => s.TopShare is not null) is { TopShare: { } share })
            yield return Phrases.Say(words.DrawnWeights, words.Percent(share), words.Whole(facts.Profile.Draws), words.Whole(facts.Profile.DrawTop));
    }

    /// <summary>The class by score alone: what a choice of method can change.</summary>
    ShortageClass Side(double score) =>
        score >= _threshold ? ShortageClass.Potential : score <= -_threshold ? ShortageClass.Surplus : ShortageClass.Balanced;

    string Condition(string scenario) =>
        Scenario.IsDrop(scenario, out var indicator) ? Phrases.Say(words.Drops, words.Names[indicator])
        : Scenario.IsYears(scenario, out var years) ? Phrases.Say(words.OtherYears, years.ToString(CultureInfo.InvariantCulture))
        : words.Scenarios[scenario];
}

namespace Pipeline.DiasporaMatching;

/// <summary>The score of a pair that passes all gates.</summary>
/// <param name="Total">0 to 100: 100 · Σ weight · part.</param>
/// <param name="Common">The longest time that both have.</param>
/// <param name="Mission">The days that are proposed: the first of <paramref name="Common"/>, at most as many as are asked for.</param>
public sealed record PairScore(double Total, ScoreParts Parts, DaySpan Common, DaySpan Mission);

/// <summary>Scores pairs by the weights of the rules.</summary>
sealed class Scoring(MatchingRules rules, Gates gates)
{
    /// <param name="check">Of the pair; it passes.</param>
    public PairScore Score(Need need, PreparedCandidate expert, PairCheck check)
    {
        var (of, common) = (expert.Of, check.Common!.Value);
        var parts = new ScoreParts(
            gates.SpecialtyScore(need, of)!.Value, Skills(need, of), Math.Min(1, (double)common.Days / need.MaxDays),
            Math.Clamp((double)of.YearsExperience / rules.ExperienceYears, 0, 1), Language(need, expert), Place(need, of), Continuity(need, of));
        return new(100 * parts.Times(rules.Weights), parts, common, common.First(need.MaxDays));
    }

    static double Skills(Need need, Candidate expert)
    {
        double reached = 0, all = 0;
        foreach (var skill in need.Skills)
        {
            reached += skill.Weight * Math.Min(1, (double)expert.Skills.GetValueOrDefault(skill.Code) / skill.MinLevel);
            all += skill.Weight;
        }
        return reached / all;
    }

    double Language(Need need, PreparedCandidate expert) =>
        expert.Spoken.Contains(rules.HomeLanguage) || need.LanguagesAny.All(expert.Spoken.Contains) ? 1 : rules.OneLanguageScore;

    double Place(Need need, Candidate expert) =>
        expert.PreferredDistricts.Count == 0 || need.District is null ? rules.NeutralScore : expert.PreferredDistricts.Contains(need.District) ? 1 : 0;

    // Between good and poor, and without a rating, an earlier mission says as little as none.
    double Continuity(Need need, Candidate expert) => expert.Ratings.GetValueOrDefault(need.Facility) switch
    {
        { } rating when rating >= rules.RatingGood => 1,
        { } rating when rating <= rules.RatingPoor => 0,
        _ => rules.NeutralScore,
    };
}

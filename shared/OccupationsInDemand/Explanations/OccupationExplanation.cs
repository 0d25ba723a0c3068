namespace Pipeline.OccupationsInDemand;

/// <summary>All there is to say about one occupation and the list. What may not be told is null.</summary>
/// <param name="Period">The reference quarter, in SDMX notation.</param>
/// <param name="Score">Null of an occupation that the run does not rate; its list history is there all the same.</param>
/// <param name="Sensitivity">Where it stands under other choices.</param>
/// <param name="Profiles">What other methods say of it.</param>
/// <param name="Words">Null without a score.</param>
/// <param name="Past">Its score in this and earlier quarters, the earliest first.</param>
public sealed record OccupationExplanation(
    string Isco08, string Title, string? Period, RunFacts? Run, ScoreFacts? Score, IReadOnlyList<IndicatorFacts> Indicators,
    IReadOnlyList<ScenarioFacts> Sensitivity, IReadOnlyList<ProfileFacts> Profiles, IReadOnlyList<PastScore> Past, ListFacts List,
    IReadOnlyList<StrategyFacts> Strategies, bool StrategiesSupplied, IReadOnlyList<ProposalFacts> Proposals, WordsFacts? Words = null);

/// <summary>Why it stands there, how certain that is and what would change it, in sentences; English and French.</summary>
public sealed record WordsFacts(IReadOnlyList<string> En, IReadOnlyList<string> Fr)
{
    public IReadOnlyList<string> In(string tag) => tag == "fr" ? Fr : En;
}

/// <summary>The run that all figures come from, and the datasets that it rests on.</summary>
public sealed record RunFacts(string RunId, DateTimeOffset StartedUtc, IReadOnlyList<string> Sources);

/// <summary>The score under the index's own profile, in scale units.</summary>
/// <param name="Class">Such as SHORTAGE.</param>
/// <param name="Rated">How many occupations have a rank.</param>
/// <param name="Coverage">Share of the weights whose indicators are there, 0 to 1.</param>
public sealed record ScoreFacts(
    string Class, double? Score, double? Se, double? CiLow, double? CiHigh, double? PPositive, int? Rank, int? RankLow, int? RankHigh, int Rated,
    double? AverageRank, double? Percentile, double? Coverage, int? Indicators, int? Votes, double? VoteShare, double? ScoreNoPermit, string Quality, string? MissingReason);

/// <summary>One indicator, step by step.</summary>
/// <param name="Indicator">Such as WAGE.</param>
/// <param name="Contribution">What it adds to the score.</param>
/// <param name="EstimatedAtLevel">ISCO-08 level that the value was estimated at; below 4 it is borrowed from the group above.</param>
/// <param name="Quality">Of the occupation's own value: ok, caution or suppressed.</param>
public sealed record IndicatorFacts(
    string Indicator, double Weight, double? X, double? XTotal, double? Relative, double? Shrunk, double? Gamma, double? Z, double? Contribution,
    int? EstimatedAtLevel, int? N, double? Se, bool Flat, string Quality, string? MissingReason);

public sealed record ScenarioFacts(string Scenario, double? Score, int? Rank, int? RankShift, double? TopShare);

/// <summary>What one method says.</summary>
public sealed record ProfileFacts(string Profile, string Class, double? Score, int? Rank, double? Percentile, string Quality);

public sealed record PastScore(string Period, double? Score, double? CiLow, double? CiHigh, int? Rank, string Class);

public sealed record StrategyFacts(string Strategy, DateOnly From, DateOnly? To, string Source);

/// <summary>Whether the occupation is on the list, and since when.</summary>
/// <param name="OnList">Null where it is not known what is on the list.</param>
public sealed record ListFacts(DateOnly On, string State, string Statement, bool? OnList, IReadOnlyList<ListSpell> Spells);

/// <summary>A proposal and how far it is.</summary>
/// <param name="Reasons">Codes of the index, in order of weight.</param>
/// <param name="Recommended">What the working group recommends.</param>
/// <param name="Outcome">What the steering committee decided.</param>
public sealed record ProposalFacts(
    string Quarter, string RunId, string State, string Action, IReadOnlyList<string> Reasons, string? Recommended, string? Outcome, string? Decided, string? Decision,
    string? PublishedAs, bool NewerEvidence);

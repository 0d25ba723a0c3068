namespace Pipeline.OccupationsInDemand;

/// <summary>All occupations that a run rates, the scarcest first.</summary>
/// <param name="List">What is known of the list, in a sentence.</param>
/// <param name="ListState">The same as a <see cref="ListKnowledge"/> by name.</param>
/// <param name="Rated">How many have a rank.</param>
public sealed record OccupationRanking(string Period, RunFacts Run, string List, string ListState, int Rated, IReadOnlyList<RankingLine> Occupations);

/// <summary>One occupation of the ranking, flat for JSON and CSV.</summary>
/// <param name="RankLow">First and <paramref name="RankHigh">last</paramref> rank that the uncertainty lets it have.</param>
/// <param name="OnList">Null where it is not known what is on the list.</param>
/// <param name="Proposal">add, keep, remove or watch; null where nothing is proposed.</param>
public sealed record RankingLine(
    int? Rank, int? RankLow, int? RankHigh, string Isco08, string? Title, string Class, double? Score, double? CiLow, double? CiHigh, double? PPositive,
    double Coverage, bool? OnList, string? Proposal, string Quality);

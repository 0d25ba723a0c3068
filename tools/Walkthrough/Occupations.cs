namespace Pipeline.Walkthrough;

/// <summary>The answer of <c>/api/occupations-in-demand/ranking</c>, as far as it is drawn.</summary>
sealed record RankingAnswer(string Period, RunAnswer Run, string List, int Rated, IReadOnlyList<RankedOccupation> Occupations);

sealed record RunAnswer(string RunId);

/// <summary>One line of the ranking, the scarcest occupation first; null where the data do not tell.</summary>
sealed record RankedOccupation(
    int? Rank, int? RankLow, int? RankHigh, string Isco08, string? Title, string Class, double? Score, double? CiLow, double? CiHigh, string? Proposal);

/// <summary>The answer for one occupation, as far as it is drawn.</summary>
sealed record ExplanationAnswer(string Isco08, string Title, WordsAnswer? Words);

sealed record WordsAnswer(IReadOnlyList<string> En);

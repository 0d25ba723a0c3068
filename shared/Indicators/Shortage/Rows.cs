namespace Pipeline.Indicators.Shortage;

/// <summary>How an occupation stands. In outputs by its upper-case name.</summary>
public enum ShortageClass { Shortage, Potential, Balanced, Surplus, Insufficient }

/// <summary>What is proposed for the list. In outputs by its lower-case name.</summary>
public enum ListAction { Add, Keep, Remove, Watch }

/// <summary>A row of <c>sub_index</c>: one indicator of one occupation, step by step.</summary>
/// <param name="X">Raw value; <paramref name="XTotal"/> of the whole economy; <paramref name="R"/> their difference.</param>
/// <param name="RShrunk">R after borrowing from the group above, with the weight <paramref name="Gamma"/> of its own value.</param>
/// <param name="Sigma2">Sampling variance of R.</param>
/// <param name="EstimatedAtLevel">ISCO-08 level that the value was estimated at.</param>
/// <param name="Z">Standardised and clipped.</param>
/// <param name="Flat">The occupations do not differ, so that Z is 0 for all.</param>
/// <param name="N">Respondents or records behind X.</param>
public sealed record SubIndexRow(
    string Period, string Isco08, Indicator Indicator, double? X, double? XTotal, double? R, double? RShrunk, double? Gamma, double? Sigma2,
    int? EstimatedAtLevel, double? Z, bool Flat, MissingReason Missing, int? N, double? Se, Quality Quality);

/// <summary>A row of <c>composite</c>: the score of one occupation and what it is worth.</summary>
/// <param name="Coverage">Share of the weights whose indicators are there.</param>
/// <param name="Rank">1 the scarcest; null without a score.</param>
/// <param name="PPositive">(1 + replicates with a score above 0) / (B + 1).</param>
/// <param name="RankLow">First and <paramref name="RankHigh">last</paramref> rank that the uncertainty lets it have.</param>
public sealed record CompositeRow(
    string Period, string Profile, string Isco08, double? Score, double Coverage, int Indicators, int Votes, double? VoteShare, int? Rank, double? AverageRank,
    double? Percentile, double? Se, double? CiLow, double? CiHigh, double? PPositive, int? RankLow, int? RankHigh, double? ScoreNoPermit,
    ShortageClass Class, MissingReason Missing, Quality Quality);

/// <summary>A row of <c>sensitivity</c>: where the occupation stands under another choice.</summary>
/// <param name="RankShift">Rank under it minus the rank of the index: positive is further down.</param>
/// <param name="TopShare">Where weights are drawn: the share of draws in which it is among the first K; null elsewhere.</param>
public sealed record SensitivityRow(string Period, string Scenario, string Isco08, double? Score, int? Rank, int? RankShift, double? TopShare = null);

/// <summary>A row of <c>sensitivity_summary</c>: the mean absolute shift of ranks under another choice.</summary>
public sealed record SensitivitySummaryRow(string Period, string Scenario, double? MeanShift);

/// <summary>A row of <c>odl_proposal</c>: what the index proposes for one occupation, and why, in codes.</summary>
/// <param name="OnList">On the list in force when the run was made.</param>
/// <param name="EvidenceCount">Independent sources of bottom-up evidence.</param>
/// <param name="StrategicCount">National strategies that name the occupation.</param>
/// <param name="Reasons">Reason codes, such as <c>shortage_confirmed_2</c>, in order of weight.</param>
public sealed record ProposalRow(
    string Period, string Isco08, ListAction Action, bool OnList, int EvidenceCount, int StrategicCount, IReadOnlyList<string> Reasons);

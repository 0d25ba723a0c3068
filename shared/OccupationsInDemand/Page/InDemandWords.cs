using System.Globalization;
using Pipeline.ValidationReports;

namespace Pipeline.OccupationsInDemand;

/// <summary>The words of the pages about occupations in one language. Those with <c>{0}</c> are filled; tables are by the codes of outputs.</summary>
public sealed record InDemandWords
{
    public required string Tag { get; init; }
    public required NumberFormatInfo Numbers { get; init; }
    public required string Standing { get; init; }
    public required string PercentOf { get; init; }
    public required string Source { get; init; }
    public required string NoRun { get; init; }
    public required string NotRated { get; init; }
    public required string ClassLabel { get; init; }
    public required string ScoreLabel { get; init; }
    public required string Interval { get; init; }
    public required string RankLabel { get; init; }
    public required string RankOf { get; init; }
    public required string VotesLabel { get; init; }
    public required string VotesOf { get; init; }
    public required string CoverageLabel { get; init; }
    public required string WithoutPermits { get; init; }
    public required string OnList { get; init; }
    public required string Yes { get; init; }
    public required string No { get; init; }
    public required string NotKnown { get; init; }
    public required string Contributions { get; init; }
    public required string ContributionsHelp { get; init; }
    public required string InWords { get; init; }
    public required string RankChart { get; init; }
    public required string RankChartSays { get; init; }
    public required string PastChart { get; init; }
    public required string OneQuarter { get; init; }
    public required string IndicatorTable { get; init; }
    public required string IndicatorHelp { get; init; }
    public required string IndicatorLabel { get; init; }
    public required string Value { get; init; }
    public required string Economy { get; init; }
    public required string Relative { get; init; }
    public required string Borrowed { get; init; }
    public required string Z { get; init; }
    public required string Level { get; init; }
    public required string N { get; init; }
    public required string Error { get; init; }
    public required string Adds { get; init; }
    public required string Hidden { get; init; }
    public required string NotWeighted { get; init; }
    public required string Sensitivity { get; init; }
    public required string Scenario { get; init; }
    public required string Shift { get; init; }
    public required string TopShare { get; init; }
    public required string Profiles { get; init; }
    public required string Profile { get; init; }
    public required string Data { get; init; }
    public required string DataSays { get; init; }
    public required string History { get; init; }
    public required string NeverOnList { get; init; }
    public required string Spell { get; init; }
    public required string StillOn { get; init; }
    public required string Proposals { get; init; }
    public required string NoProposals { get; init; }
    public required string Quarter { get; init; }
    public required string Proposed { get; init; }
    public required string Recommended { get; init; }
    public required string DecidedLabel { get; init; }
    public required string State { get; init; }
    public required string NewerEvidence { get; init; }
    public required string Strategies { get; init; }
    public required string NoStrategies { get; init; }
    public required string NotNamed { get; init; }
    public required string Ranking { get; init; }
    public required string RankingSays { get; init; }
    public required string RankingHelp { get; init; }
    public required string Unrated { get; init; }
    public required string Occupation { get; init; }
    public required string Proposal { get; init; }
    public required string RankSet { get; init; }
    public required IReadOnlyDictionary<string, string> Indicators { get; init; }
    public required IReadOnlyDictionary<string, string> Classes { get; init; }
    public required IReadOnlyDictionary<string, string> Missing { get; init; }
    public required IReadOnlyDictionary<string, string> Actions { get; init; }
    public required IReadOnlyDictionary<string, string> States { get; init; }
    public required IReadOnlyDictionary<string, string> Outcomes { get; init; }
    public required IReadOnlyDictionary<string, string> Scenarios { get; init; }
    public required IReadOnlyDictionary<string, string> ListStates { get; init; }

    public static InDemandWords In(Language language) => language == Language.French ? FrenchInDemand.Words : EnglishInDemand.Words;

    public string Fill(string template, params object?[] values) => string.Format(Numbers, template, values);

    /// <summary>A number with so many decimals, a dash for none.</summary>
    public string Number(double? value, int decimals = 2) => value is { } v ? Math.Round(v, decimals).ToString($"N{decimals}", Numbers) : "–";

    /// <summary>A number with its sign.</summary>
    public string Signed(double? value) => value is { } v ? (Math.Round(v, 2) > 0 ? "+" : "") + Number(v) : "–";

    public string Percent(double? share) => share is { } s ? Fill(PercentOf, Number(100 * s, 0)) : "–";

    /// <summary>A word of a table; the code itself where it has none, such as a scenario that came later.</summary>
    public static string Of(IReadOnlyDictionary<string, string> words, string? code) => code is null ? "–" : words.GetValueOrDefault(code, code);
}

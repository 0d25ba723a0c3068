using System.Globalization;

namespace Pipeline.Indicators.Shortage;

/// <summary>
/// What an explanation says, in one language. Texts are composite formats; a comment names what stands at each place. Numbers come already written in
/// the language's manner.
/// </summary>
public sealed partial record Phrases
{
    /// <summary>Decimal and group signs.</summary>
    public required NumberFormatInfo Numbers { get; init; }

    /// <summary>What the value of each indicator says: {0} of the occupation, {1} of the whole economy.</summary>
    public required IReadOnlyDictionary<Indicator, string> Values { get; init; }

    /// <summary>Each indicator as the subject of a remark.</summary>
    public required IReadOnlyDictionary<Indicator, string> Names { get; init; }

    /// <summary>How an occupation of the class stands.</summary>
    public required IReadOnlyDictionary<ShortageClass, string> Classes { get; init; }

    /// <summary>Why there is no figure.</summary>
    public required IReadOnlyDictionary<MissingReason, string> Reasons { get; init; }

    /// <summary>{0} title, {1} code, {2} rank, {3} of how many, {4} class, {5} score, {6} threshold.</summary>
    public required string Verdict { get; init; }

    /// <summary>{0} title, {1} code, {2} indicators there, {3} indicators wanted, {4} share of the weight in percent, {5} share wanted.</summary>
    public required string NoVerdict { get; init; }

    /// <summary>{0} votes, {1} indicators, {2} z from which one votes.</summary>
    public required string Votes { get; init; }

    /// <summary>{0} contribution, {1} z, {2} weight in percent of the weight that is there.</summary>
    public required string Adds { get; init; }

    /// <inheritdoc cref="Adds"/>
    public required string TakesOff { get; init; }

    /// <inheritdoc cref="Adds"/>
    public required string Neutral { get; init; }

    /// <summary>{0} name of the indicator.</summary>
    public required string Hidden { get; init; }

    /// <summary>Of too few respondents; {0} group.</summary>
    public required string OfGroup { get; init; }

    /// <summary>Of enough, but not told apart from its group; {0} group.</summary>
    public required string LikeGroup { get; init; }

    public required string OfEconomy { get; init; }

    /// <summary>{0} percent, {1} group above.</summary>
    public required string PartlyOwn { get; init; }

    public required string Flat { get; init; }

    /// <summary>{0} name, {1} reason.</summary>
    public required string NoFigure { get; init; }

    /// <summary>{0} standard error, {1} and {2} interval, {3} percent of the samples above 0.</summary>
    public required string Certainty { get; init; }

    /// <summary>{0} ranks, {1} of how many.</summary>
    public required string RankSet { get; init; }

    public required string NoCertainty { get; init; }

    /// <summary>{0} percent needed.</summary>
    public required string TooUncertain { get; init; }

    /// <summary>{0} percent of the indicators needed.</summary>
    public required string TooFewVotes { get; init; }

    /// <summary>{0} score without permits, {1} score needed.</summary>
    public required string ByPermits { get; init; }

    /// <summary>{0} score without permits.</summary>
    public required string WithoutPermits { get; init; }

    /// <summary>Conditions: the scenarios by name; {0} of <see cref="Drops"/> is the indicator, of <see cref="OtherYears"/> the years.</summary>
    public required IReadOnlyDictionary<string, string> Scenarios { get; init; }

    /// <inheritdoc cref="Scenarios"/>
    public required string Drops { get; init; }

    /// <inheritdoc cref="Scenarios"/>
    public required string OtherYears { get; init; }

    /// <summary>{0} condition, {1} score, {2} class by score alone.</summary>
    public required string WouldChange { get; init; }

    /// <summary>{0} how many choices, {1} ranks.</summary>
    public required string NothingChanges { get; init; }

    /// <summary>{0} percent of the draws, {1} draws, {2} K.</summary>
    public required string DrawnWeights { get; init; }

    public string Number(double value, int decimals) => (Math.Round(value, decimals) + 0.0).ToString("N" + decimals, Numbers);

    public string Signed(double value, int decimals) => (Math.Round(value, decimals) > 0 ? "+" : "") + Number(value, decimals);

    public string Whole(int value) => value.ToString("N0", Numbers);

    /// <summary>One rank, or the first and the last of several.</summary>
    public string Ranks(int first, int last) => first == last ? Whole(first) : $"{Whole(first)}–{Whole(last)}";

    public string Percent(double share) => Number(100 * share, 0);

    public static string Say(string format, params object[] parts) => string.Format(CultureInfo.InvariantCulture, format, parts);
}

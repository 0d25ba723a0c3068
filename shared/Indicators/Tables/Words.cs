using System.Text.Json;

namespace Pipeline.Indicators.Tables;

/// <summary>The words that stand for the members of an enumeration in outputs.</summary>
/// <param name="what">What the enumeration is, for the message about an unknown word.</param>
/// <param name="name">The word of a member's name.</param>
public sealed class Words<TEnum>(string what, Func<string, string> name)
    where TEnum : struct, Enum
{
    readonly Dictionary<TEnum, string> _words = Enum.GetValues<TEnum>().ToDictionary(v => v, v => name(v.ToString()));
    readonly Dictionary<string, TEnum> _values = Enum.GetValues<TEnum>().ToDictionary(v => name(v.ToString()), StringComparer.Ordinal);

    public string Of(TEnum value) => _words[value];

    public bool TryParse(string? text, out TEnum value) => _values.TryGetValue(text ?? "", out value);

    /// <exception cref="InvalidDataException">The text is none of the words.</exception>
    public TEnum Parse(string? text) => TryParse(text, out var value)
        ? value
        : throw new InvalidDataException($"'{text}' is not {what}; expected one of {string.Join(", ", _words.Values)}.");
}

/// <summary>The words of every enumeration that stands in an output.</summary>
public static class Words
{
    public static Words<Quality> Quality { get; } = new("a quality", name => name.ToLowerInvariant());

    public static Words<Shortage.Indicator> Indicator { get; } = new("an indicator", name => name.ToUpperInvariant());

    public static Words<Shortage.ShortageClass> Class { get; } = new("a class", name => name.ToUpperInvariant());

    public static Words<Shortage.ListAction> Action { get; } = new("an action", name => name.ToLowerInvariant());

    public static Words<Shortage.MissingReason> Missing { get; } = new("a reason", JsonNamingPolicy.SnakeCaseLower.ConvertName);

    public static Words<Codes.HarmonisationRule> Rule { get; } = new("a rule", JsonNamingPolicy.SnakeCaseLower.ConvertName);
}

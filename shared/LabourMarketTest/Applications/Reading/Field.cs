using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Pipeline.LabourMarketTest.Applications.Reading;

enum FieldKind { Text, Texts, Day, Flag, Integer, Number, Facts, Items, Flags }

/// <summary>One member of an application: what the published schema says of it and what it is checked against are read from here alone.</summary>
/// <param name="Form">Pattern of a text, or of each of several.</param>
/// <param name="Expected">What may be given, in words that end "Expected: …".</param>
/// <param name="IsPersonal">A value that is wrong is not repeated.</param>
/// <param name="Members">Of <see cref="FieldKind.Facts"/> and of each of <see cref="FieldKind.Items"/>.</param>
sealed record Field(string Name, FieldKind Kind, string Meaning, string Expected, Regex? Form = null, decimal Least = 0, decimal Most = 0, bool IsPersonal = false,
    bool IsRequired = false, IReadOnlyList<Field>? Members = null)
{
    public FrozenDictionary<string, Field> ByName { get; } = (Members ?? []).ToFrozenDictionary(m => m.Name);

    // A pattern's end may stand before a last line feed, which is no part of any value.
    public bool Takes(string text) => Form is null || (!text.EndsWith('\n') && Form.IsMatch(text));

    public bool Takes(decimal number) => number >= Least && number <= Most && (Kind == FieldKind.Number || number == decimal.Truncate(number));
}

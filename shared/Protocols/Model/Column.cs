namespace Pipeline.Protocols;

/// <summary>One column of a protocol and everything a cell must satisfy.</summary>
/// <param name="Aliases">Other header texts under which the column may arrive.</param>
/// <param name="Type">Logical type; decides the Parquet type too.</param>
/// <param name="DateFormat">For dates: <c>yyyy-MM-dd</c>, <c>dd/MM/yyyy</c> or <c>yyyyMMdd</c>.</param>
/// <param name="Pattern">A .NET regular expression that the whole text must match (strings only), run without backtracking.</param>
/// <param name="Minimum">Least value allowed, itself unless <paramref name="MinimumIsExclusive"/>: a decimal for numbers, days since 0001-01-01 for
/// dates; null when open.</param>
/// <param name="Maximum">Greatest value allowed, itself unless <paramref name="MaximumIsExclusive"/>; same unit.</param>
/// <param name="Scale">Digits after the decimal separator that a number may have; such numbers are decimals, others doubles.</param>
/// <param name="Codelist">Short name of the codelist the text must be in, or null.</param>
/// <param name="ValidValues">The few texts allowed, or null.</param>
/// <param name="Classification">Decides masking in reports and pseudonyms in the lake.</param>
/// <param name="PseudonymDomain">For <see cref="Classification.PersonalIdentifier"/>: what is named (person, employer), so that the same
/// person has one pseudonym in every dataset and a person's and an employer's never coincide.</param>
/// <param name="Mask">How a report shows a value; null leaves it to the classification.</param>
/// <param name="DirectIdentifiers">Whether a value shaped like an e-mail address, phone or passport number may stand here.</param>
/// <param name="HiddenNulls">Texts that pass for a value and mean that there is none, such as <c>9999</c>; null for none.</param>
/// <param name="ValueLabels">What the <paramref name="ValidValues"/> mean, as far as the contract says; null when it does not.</param>
public sealed record Column(
    string Name,
    IReadOnlyList<string> Aliases,
    LogicalType Type,
    bool Required,
    string? DateFormat = null,
    string? Pattern = null,
    int? MinLength = null,
    int? MaxLength = null,
    decimal? Minimum = null,
    decimal? Maximum = null,
    int? Scale = null,
    string? Codelist = null,
    IReadOnlyList<string>? ValidValues = null,
    Classification Classification = Classification.Internal,
    string? PseudonymDomain = null,
    string? Description = null,
    IReadOnlyList<string>? Examples = null,
    bool MinimumIsExclusive = false,
    bool MaximumIsExclusive = false,
    Checksum? Checksum = null,
    Mask? Mask = null,
    DirectIdentifiers DirectIdentifiers = DirectIdentifiers.Allowed,
    IReadOnlyList<string>? HiddenNulls = null,
    IReadOnlyDictionary<string, string>? ValueLabels = null);

/// <summary>ODCS logical types that a flat file can carry.</summary>
public enum LogicalType
{
    String,
    Integer,
    Number,
    Date,
    Boolean,
}

/// <summary>How sensitive a column is.</summary>
public enum Classification
{
    Public,
    Internal,
    /// <summary>Says something about a person; masked in reports.</summary>
    Personal,
    /// <summary>Names a person or employer; masked in reports, replaced by a pseudonym in the lake.</summary>
    PersonalIdentifier,
    /// <summary>Health, origin, family and the like; masked in reports.</summary>
    Sensitive,
}

/// <summary>A check digit that an identifier carries.</summary>
public enum Checksum
{
    /// <summary>ISO/IEC 7812-1: from the right every second digit is doubled (less 9 above 9); the sum is a multiple of ten. Digits only.</summary>
    Luhn,
    /// <summary>ISO/IEC 7064 MOD 97-10: the text as a number, A to Z read as 10 to 35, leaves 1 when divided by 97. Digits and A-Z only.</summary>
    Mod97,
}

/// <summary>What a report shows of a value.</summary>
public enum Mask
{
    None,
    /// <summary>The last four characters.</summary>
    Last4,
    /// <summary>A short hash, by which equal values can be told.</summary>
    Hash,
}

public enum DirectIdentifiers
{
    Allowed,
    Forbidden,
}

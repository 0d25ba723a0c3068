namespace Pipeline.Protocols;

/// <summary>One column of a protocol and everything a cell must satisfy.</summary>
/// <param name="Aliases">Other header texts under which the column may arrive.</param>
/// <param name="Type">Logical type; decides the Parquet type too.</param>
/// <param name="DateFormat">For dates: <c>yyyy-MM-dd</c>, <c>dd/MM/yyyy</c> or <c>yyyyMMdd</c>.</param>
/// <param name="Pattern">A .NET regular expression that the whole text must match (strings only), run without backtracking.</param>
/// <param name="Minimum">Least value allowed, inclusive: a decimal for numbers, days since 0001-01-01 for dates; null when open.</param>
/// <param name="Maximum">Greatest value allowed, inclusive; same unit.</param>
/// <param name="Scale">Digits after the decimal separator that a number may have; such numbers are decimals, others doubles.</param>
/// <param name="Codelist">Short name of the codelist the text must be in, or null.</param>
/// <param name="ValidValues">The few texts allowed, or null.</param>
/// <param name="Classification">Decides masking in reports and pseudonyms in the lake.</param>
/// <param name="PseudonymDomain">For <see cref="Classification.PersonalIdentifier"/>: what is named (person, employer), so that the same
/// person has one pseudonym in every dataset and a person's and an employer's never coincide.</param>
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
    IReadOnlyList<string>? Examples = null);

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

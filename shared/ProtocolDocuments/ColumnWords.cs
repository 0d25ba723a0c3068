using System.Globalization;
using Pipeline.Protocols;

namespace Pipeline.ProtocolDocuments;

/// <summary>What a column asks of a cell, in words for the person who fills it.</summary>
static class ColumnWords
{
    public static IEnumerable<string> Of(Column column, char decimalSign)
    {
        yield return column.Type switch
        {
            LogicalType.Integer => "a whole number",
            LogicalType.Number => $"a number{(column.Scale is { } scale ? $" with at most {scale} decimals" : "")}, written with '{decimalSign}'",
            LogicalType.Date => $"a date written {column.DateFormat}",
            LogicalType.Boolean => "true, false, 1 or 0",
            _ => "a text",
        };
        if (column.Codelist is { } list) yield return $"a code of the list {list}";
        if (column.ValidValues is { } values) yield return $"one of {string.Join(", ", values.Select(v => Labelled(column, v)))}";
        if (column.Pattern is { } pattern) yield return $"of the form {pattern}";
        if (Length(column) is { } length) yield return length;
        if (column.Minimum is { } low) yield return $"{(column.MinimumIsExclusive ? "above" : "at least")} {Value(column, low)}";
        if (column.Maximum is { } high) yield return $"{(column.MaximumIsExclusive ? "below" : "at most")} {Value(column, high)}";
        if (column.Checksum is { } checksum) yield return $"with a right check digit ({(checksum == Checksum.Luhn ? "Luhn" : "ISO 7064 MOD 97-10")})";
        if (column.HiddenNulls is { Count: > 0 } hidden) yield return $"left empty instead of {string.Join(" or ", hidden.Select(h => $"\"{h}\""))}";
        if (column.DirectIdentifiers == DirectIdentifiers.Forbidden) yield return "without e-mail address, phone or passport number";
    }

    public static string Privacy(Column column) => column.Classification switch
    {
        Classification.PersonalIdentifier => $"names a {column.PseudonymDomain}; replaced by a pseudonym",
        Classification.Personal => "personal",
        Classification.Sensitive => "sensitive",
        Classification.Public => "public",
        _ => "internal",
    };

    /// <summary>A cell that the column takes, or an empty text where the protocol gives none.</summary>
    public static string Example(Column column, ProtocolCatalog catalog, DateOnly day) => column switch
    {
        { Examples: [var example, ..] } => example,
        { ValidValues: [var value, ..] } => value,
        { Codelist: { } list } => catalog.CodelistInForce(list, day).Items.Keys.Order(StringComparer.Ordinal).FirstOrDefault() ?? "",
        { Type: LogicalType.Date, DateFormat: { } format } => day.ToString(format, CultureInfo.InvariantCulture),
        { Type: LogicalType.Boolean } => "true",
        _ => "",
    };

    static string Labelled(Column column, string value) =>
        column.ValueLabels?.GetValueOrDefault(value) is { } label ? $"{value} ({label})" : value;

    static string? Length(Column column) => (column.MinLength, column.MaxLength) switch
    {
        (null, null) => null,
        var (least, most) when least == most => $"{least} characters long",
        (null, var most) => $"at most {most} characters long",
        (var least, null) => $"at least {least} characters long",
        var (least, most) => $"{least} to {most} characters long",
    };

    static string Value(Column column, decimal value) => column.Type == LogicalType.Date
        ? DateOnly.FromDayNumber((int)value).ToString(column.DateFormat, CultureInfo.InvariantCulture)
        : value.ToString(CultureInfo.InvariantCulture);
}

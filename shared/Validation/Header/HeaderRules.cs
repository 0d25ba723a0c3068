using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>What can be wrong with the first line.</summary>
static class HeaderRules
{
    public static Rule Delimiter(IReadOnlyList<char> agreed, char found) => About("file.delimiter", "delimiter-mismatch", Severity.Fatal,
        $"cells separated by {string.Join(" or ", agreed.Select(Name))}",
        $"The file separates cells by {Name(found)}, but the protocol says {string.Join(" or ", agreed.Select(Name))}.",
        $"Export again with {Name(agreed[0])} as separator.");

    public static Rule NoHeader(Protocol protocol) => About("header.required", "missing-label", Severity.Fatal,
        $"a first line with {string.Join(", ", protocol.Columns.Select(c => c.Name))}",
        "The first line names none of the protocol's columns: the header is missing, or something stands above it.",
        "Put the column names on the first line, and nothing above them.");

    /// <param name="line">Where the header seems to be.</param>
    public static Rule Below(long line) => About("header.place", "header-error", Severity.Fatal, "the column names on the first line, and once",
        $"The header seems to be on line {line}, but it must be on line 1.",
        $"Remove the {line - 1} line(s) above it; a title, a note or a second row of headings does not belong into the file.");

    public static Rule OutOfPlace(Column column, int place) => About("header.place", "incorrect-label", Severity.Fatal,
        $"{column.Name} as column {place + 1}", $"{column.Name} is not column {place + 1}: this protocol tells columns by their place.",
        "Put the columns in the order of the protocol.", column);

    public static Rule Missing(Column column) => About("header.required", "missing-label", Severity.Fatal, $"a column {column.Name}",
        $"The required column {column.Name} is missing.", Names(column), column);

    public static Rule Blank() => About("header.blank", "blank-label", Severity.Fatal, "a name for every column", "A column has no name.",
        "Name the column, or remove it with its cells.");

    public static Rule Duplicate(Column? column) => About("header.duplicate", "duplicate-label", Severity.Fatal, "every name once",
        column is null ? "Two columns have the same name." : $"Two columns are named {column.Name} or an alias of it.", "Remove or rename one of them.", column);

    public static Rule Alias(Column column) => About("header.alias", "incorrect-label", Severity.Information, column.Name,
        $"The column was taken for {column.Name}.", $"Nothing needs to be done; {column.Name} is the agreed name.", column);

    /// <summary>A column that was not agreed on, or null where such columns do not matter.</summary>
    public static Rule? Unknown(ExtraColumns meaning) => meaning switch
    {
        ExtraColumns.Error => About("header.unknown", "extra-label", Severity.Error, "agreed columns only", "The protocol has no such column.",
            "Remove the column and its cells: what was not agreed on must not be sent."),
        ExtraColumns.Warn => About("header.unknown", "extra-label", Severity.Warning, "agreed columns only", "The protocol has no such column.",
            "Remove the column, or have it agreed on. Its cells are not kept."),
        _ => null,
    };

    static string Names(Column column) => column.Aliases.Count == 0
        ? $"Add the column {column.Name}."
        : $"Add the column {column.Name}; {string.Join(", ", column.Aliases)} is understood too.";

    static string Name(char delimiter) => delimiter switch
    {
        '\t' => "tab",
        _ => $"'{delimiter}'",
    };

    static Rule About(string id, string code, Severity severity, string expected, string message, string fix, Column? column = null) =>
        new(id, code, severity, 0, expected, message, fix) { IsAboutFile = true, Column = column };
}

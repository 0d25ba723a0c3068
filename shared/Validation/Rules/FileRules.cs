using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Validation;

/// <summary>What can be wrong with a file as a whole, or worth knowing of it.</summary>
static class FileRules
{
    public static Rule Deprecated(Protocol protocol) => About("file.protocol", "deprecated-protocol", Severity.Information, "the newest version",
        $"{protocol} is deprecated.", "Ask which version follows it, and move to that one.");

    public static Rule NoCodelist(string name, ReferencePeriod period) => About("file.period", "codelist-expired", Severity.Fatal,
        $"a period in which codelist {name} is in force", $"No version of codelist {name} is in force on {period.End:yyyy-MM-dd}, the last day of {period}.",
        "Check the period in the file's path. If it is right, ask for the codelist of that time.");

    public static Rule Empty() => About("file.empty", "source-error", Severity.Fatal, "a header and rows", "The file is empty.",
        "Check the export and send the file again.");

    public static Rule Format(string name, string fix) => About("file.format", "format-error", Severity.Fatal, "a CSV file in UTF-8", $"The file is {name}.", fix);

    public static Rule ByteOrderMark() => About("file.bom", "byte-order-mark", Severity.Information, "UTF-8",
        "The file starts with a byte order mark, which was passed over.", "Nothing needs to be done.");

    public static Rule NoRows() => About("file.no-rows", "row-count", Severity.Error, "at least one row", "The file has a header but no rows.",
        "Check the filter and period of the export. If there is truly nothing to report, tell the receiving steward.");

    public static Rule MixedLineEnds() => About("file.line-ends", "mixed-line-endings", Severity.Warning, "one kind of line end",
        "The file mixes kinds of line end, as files put together by hand do.", "Check that no part was pasted in by mistake, and export again.");

    public static Rule TrailingBlank() => About("file.trailing-blank", "blank-row", Severity.Information, "nothing after the last row",
        "There are blank lines after the last row.", "Nothing needs to be done.");

    public static Rule TrailingDelimiters() => About("file.trailing-delimiters", "extra-cell", Severity.Warning, "as many cells as the header has",
        "Rows have empty cells after the last column.", "Remove the empty columns at the right before exporting.");

    public static Rule UnreadableHeader() => About("header.quotes", "unterminated-quote", Severity.Fatal, "a first line of column names",
        "The header does not end: a quote in it is never closed, or line ends are missing.", "Put the column names on the first line, without quotes.");

    /// <summary>Why reading stopped before the end.</summary>
    public static Rule Stopped(Stop stop, Limits limits) => stop switch
    {
        Stop.InvalidUtf8 => About("file.encoding", "encoding-error", Severity.Fatal, "text in UTF-8", "The file is not in UTF-8.",
            "Save it as \"CSV UTF-8\" and send that file; do not replace letters by hand."),
        Stop.NulByte => About("file.nul", "nul-byte", Severity.Fatal, "text without NUL bytes", "The file holds NUL bytes: it is damaged or no text.",
            "Export again; if that does not help, check the program that wrote it."),
        Stop.TooManyBytes => About("file.size", "byte-count", Severity.Fatal, $"at most {limits.MaxBytes} bytes",
            $"The file is larger than {limits.MaxBytes} bytes.", "Check that it covers one period only, or agree on a higher limit."),
        Stop.TooManyRows => About("file.rows", "row-count", Severity.Fatal, $"at most {limits.MaxRows} rows",
            $"The file has more than {limits.MaxRows} rows.", "Check that it covers one period only, or agree on a higher limit."),
        _ => UnreadableHeader(),
    };

    static Rule About(string id, string code, Severity severity, string expected, string message, string fix) =>
        new(id, code, severity, 0, expected, message, fix) { IsAboutFile = true };
}

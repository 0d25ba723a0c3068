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

    public static Rule RepeatedHeader(long count) => About("file.repeated-header", "repeated-header", Severity.Warning,
        "one header, on the first line",
        $"The header stands {count} more time(s) among the rows: the file was put together from parts.",
        "Join the parts without their headers, and check that no part is there twice.");

    /// <summary>What is wrong with the trailer at the end of the file; null when all is well.</summary>
    /// <param name="found">The last record, if it is a trailer.</param>
    public static Rule? Trailer(Trailer agreed, TrailerMark? found, long rows)
    {
        var expected = $"a last record \"{agreed.Marker}\" with the number of rows";
        return found switch
        {
            null when agreed.Use == TrailerUse.Required => About("file.trailer", "row-count", Severity.Error, expected,
                $"The last record is not the agreed trailer \"{agreed.Marker}\".",
                "Check whether the end of the file is missing, and send it whole."),
            { Rows: < 0 } => About("file.trailer", "row-count", Severity.Error, expected, "The trailer does not say how many rows there are.",
                "Write the number of rows into its second cell."),
            { Rows: var told } when told != rows => About("file.trailer", "row-count", Severity.Error, expected,
                $"The trailer says {told} rows, but the file has {rows}.", "Rows were lost or added on the way: export the file again."),
            _ => null,
        };
    }

    public static Rule TooManyRows(Limits limits) => About("file.rows", "row-count", Severity.Fatal, $"at most {limits.MaxRows} rows",
        $"The file has more than {limits.MaxRows} rows.", "Check that it covers one period only, or agree on a higher limit.");

    /// <summary>What was found about the file before its rows.</summary>
    public static Rule Of(InputProblem problem) => About(IdOf(problem.Kind), problem.Code, problem.Severity, problem.Expected, problem.Message, problem.Fix);

    /// <summary>Why a row could not become cells, before the reader came to it.</summary>
    public static Rule OfRow(InputProblem problem) => new(
        IdOf(problem.Kind), problem.Code, problem.Severity, 0, problem.Expected, "The line could not be read as a row.", problem.Fix);

    static string IdOf(InputProblemKind kind) => kind switch
    {
        InputProblemKind.Empty or InputProblemKind.EmptyWorkbook => "file.empty",
        InputProblemKind.TooLarge or InputProblemKind.WorkbookTooLarge => "file.size",
        InputProblemKind.InflateRatio or InputProblemKind.DamagedArchive or InputProblemKind.EncryptedArchive or InputProblemKind.SeveralMembers
            or InputProblemKind.NestedArchive or InputProblemKind.NoMember => "file.archive",
        InputProblemKind.ForeignFormat or InputProblemKind.FormatNotAgreed or InputProblemKind.JsonDocument or InputProblemKind.DamagedWorkbook
            or InputProblemKind.SeveralSheets => "file.format",
        InputProblemKind.InvalidUtf8 or InputProblemKind.MixedEncoding or InputProblemKind.UndefinedByte or InputProblemKind.UnpairedSurrogate => "file.encoding",
        InputProblemKind.NulByte => "file.nul",
        InputProblemKind.ByteOrderMark => "file.bom",
        InputProblemKind.InnerByteOrderMark => "file.inner-bom",
        InputProblemKind.ReadAsUtf16 or InputProblemKind.ReadAsWindows1252 => "file.transcoded",
        InputProblemKind.DoubleEncoding => "file.mojibake",
        InputProblemKind.EndOfFileMark or InputProblemKind.ControlCharacter => "file.control-characters",
        InputProblemKind.UnknownKey => "header.unknown",
        InputProblemKind.MangledNumber => "file.mangled-numbers",
        InputProblemKind.MergedCells => "file.merged-cells",
        InputProblemKind.FormulaWithoutValue => "file.formulas",
        InputProblemKind.InvalidJson => "row.json",
        InputProblemKind.NestedValue => "row.nested",
        InputProblemKind.DuplicateKey => "row.duplicate-key",
        _ => "row.length",
    };

    static Rule About(string id, string code, Severity severity, string expected, string message, string fix) =>
        new(id, code, severity, 0, expected, message, fix) { IsAboutFile = true };
}

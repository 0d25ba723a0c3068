using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>The rules that rows break which cannot be split into the header's cells.</summary>
sealed class FaultRules(RuleBook rules, int width, Limits limits)
{
    readonly Dictionary<FaultKind, Rule> _rules = [];
    readonly Dictionary<InputProblemKind, Rule> _rowProblems = [];

    public Rule this[FaultKind kind]
    {
        get
        {
            if (_rules.TryGetValue(kind, out var rule)) return rule;
            _rules[kind] = rule = rules.Add(Make(kind));
            // What is no row stands before the row that it is reported with.
            rule.Order = kind switch { FaultKind.TrailerWithin => -2, FaultKind.BlankRows => -1, _ => rule.Order };
            return rule;
        }
    }

    public Rule this[InputProblem problem]
    {
        get
        {
            if (!_rowProblems.TryGetValue(problem.Kind, out var rule)) _rowProblems[problem.Kind] = rule = rules.Add(FileRules.OfRow(problem));
            return rule;
        }
    }

    /// <summary>How many rows had that fault.</summary>
    public long CountOf(FaultKind kind) => _rules.TryGetValue(kind, out var rule) ? rule.Failed : 0;

    Rule Make(FaultKind kind) => kind switch
    {
        FaultKind.MissingCell => Row("row.missing-cell", "missing-cell", $"{width} cells", "The row has fewer cells than the header.",
            "Give every cell of the row its place, with nothing between the delimiters of an empty one.", cells => $"The row has {cells} cells and the header {width}."),
        FaultKind.ExtraCell => Row("row.extra-cell", "extra-cell", $"{width} cells", "The row has more cells than the header.",
            "Put a text that contains the delimiter in quotes, or remove the surplus cells.", cells => $"The row has {cells} cells and the header {width}."),
        FaultKind.StrayQuote => Row("row.stray-quote", "stray-quote", "quotes around the whole cell, and two for each within",
            "The cell has a quote in its midst.", "Put the cell in quotes and write every quote within twice."),
        FaultKind.UnterminatedQuote => Row("row.unterminated-quote", "unterminated-quote", "a closing quote",
            "A quote is opened on this line and never closed.", "Close the quote, or write it twice if it belongs to the text.",
            lines => lines == 0
                ? "A quote is opened on this line and never closed."
                : $"A quote is opened on this line and never closed; {lines} line(s) after it could not be read as rows."),
        FaultKind.FieldTooLong => Row("row.field-length", "field-too-long", $"at most {limits.MaxFieldChars} characters in a cell",
            $"The cell has more than {limits.MaxFieldChars} characters.", "Shorten the text, and check for a missing delimiter or quote."),
        FaultKind.RowTooLong => Row("row.length", "field-too-long", $"{width} cells of at most {limits.MaxFieldChars} characters",
            "The row is far longer than its cells may be.", "Check for missing line ends.", bytes => $"The row has more than {bytes} bytes."),
        FaultKind.Truncated => Row("file.complete", "truncated-file", "a whole last row", "The file ends in the middle of a row: it was cut off.",
            "Send the whole file again; the end of it has not arrived.", isAboutFile: true),
        FaultKind.RepeatedHeader => Row("row.repeated-header", "repeated-header", "the header on the first line only",
            "The row is the header once more.", "Remove the line, and check that the rows after it belong to this file."),
        FaultKind.Footer => Row("row.footer", "footer-row", "rows of data only", "The row is a total or a note, not data.",
            "Remove the line: totals and notes do not belong into the file."),
        FaultKind.TrailerWithin => Row("file.trailer-within", "row-count", "the trailer as the last record", "Rows follow the trailer.",
            "Check whether several files were joined, and send each by itself.", isAboutFile: true),
        _ => new("row.blank", "blank-row", Severity.Warning, 0, "no blank line between rows", "There are blank lines between rows.",
            "Remove them, and check that no row was lost.")
        {
            Describe = lines => $"{lines} blank line(s) stand between rows.",
        },
    };

    static Rule Row(
        string id, string code, string expected, string message, string fix, Func<long, string>? describe = null, bool isAboutFile = false) =>
        new(id, code, Severity.Error, 0, expected, message, fix) { Describe = describe, IsAboutFile = isAboutFile };
}

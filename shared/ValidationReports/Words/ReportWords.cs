using System.Globalization;
using Pipeline.Protocols;
using Pipeline.Validation;

namespace Pipeline.ValidationReports;

/// <summary>
/// Every word of a report in one language. A text with numbered places is a template for <see cref="Fill"/>. The messages of findings come
/// from the protocol and the checks and are not here.
/// </summary>
public sealed record ReportWords
{
    /// <summary>BCP 47 tag, such as <c>en</c>.</summary>
    public required string Tag { get; init; }

    public required NumberFormatInfo Numbers { get; init; }

    /// <summary>With the blanks that the language puts around it.</summary>
    public required string Colon { get; init; }

    // How many of what.
    public required Noun Rows { get; init; }
    public required Noun Findings { get; init; }
    public required Noun Bytes { get; init; }
    public required Noun Lines { get; init; }
    public required Noun Checks { get; init; }
    public required Noun Cells { get; init; }
    public required Noun Entries { get; init; }
    public required Noun Days { get; init; }

    // The decision, and what to do next.
    public required string Accepted { get; init; }
    public required string AcceptedWithWarnings { get; init; }
    public required string AcceptedWithout { get; init; }
    public required string Quarantined { get; init; }
    public required string Rejected { get; init; }
    public required string Failed { get; init; }
    public required string AllAccepted { get; init; }
    public required string SomeAccepted { get; init; }
    public required string AllWouldBeAccepted { get; init; }
    public required string SomeWouldBeAccepted { get; init; }
    public required string WithWarnings { get; init; }
    public required string SomeLeftOut { get; init; }
    public required string SomeWouldBeLeftOut { get; init; }
    public required string TooManyErrors { get; init; }
    public required string FileError { get; init; }
    public required string Unreadable { get; init; }
    public required string NothingToDo { get; init; }
    public required string LookAtFindings { get; init; }
    public required string UploadAgain { get; init; }
    public required string UploadAgainInParts { get; init; }
    public required string DeliverNow { get; init; }
    public required string CheckAgain { get; init; }
    public required string MendLinesFirst { get; init; }
    public required string MendLinesAndUpload { get; init; }

    // Headings.
    public required string Report { get; init; }
    public required string Receipt { get; init; }
    public required string TheFile { get; init; }
    public required string TheDelivery { get; init; }
    public required string Overview { get; init; }
    public required string WhatToMend { get; init; }
    public required string WhereItIs { get; init; }
    public required string NotChecked { get; init; }
    public required string CheckedRules { get; init; }
    public required string Everything { get; init; }
    public required string BeforeYouMend { get; init; }
    public required string Codes { get; init; }
    public required string OpenAsText { get; init; }
    public required string MendFirst { get; init; }
    public required string SaveAsText { get; init; }

    // What is known of the file.
    public required string File { get; init; }
    public required string Agency { get; init; }
    public required string Dataset { get; init; }
    public required string Period { get; init; }
    public required string Protocol { get; init; }
    public required string Codelists { get; init; }
    public required string Size { get; init; }
    public required string RowsRead { get; init; }
    public required string RowsAccepted { get; init; }
    public required string DueOn { get; init; }
    public required string Timeliness { get; init; }
    public required string InTime { get; init; }
    public required string DaysLate { get; init; }
    public required string OutcomeTerm { get; init; }
    public required string ProofAt { get; init; }
    public required string ForTheRecord { get; init; }
    public required string CheckedAt { get; init; }
    public required string Received { get; init; }
    public required string Decided { get; init; }
    public required string SameContentAs { get; init; }
    public required string KeptAt { get; init; }
    public required string AcceptedRowsAt { get; init; }
    public required string RejectedRowsAt { get; init; }

    public required string SensitiveColumnsAt { get; init; }
    public required string RowsSetApart { get; init; }
    public required string Trace { get; init; }

    // The overview.
    public required string RowsWithoutErrors { get; init; }
    public required string RowsWithErrors { get; init; }
    public required string RowsWithoutRemarks { get; init; }
    public required string RowsWithWarnings { get; init; }
    public required string RowsTaken { get; init; }
    public required string FindingsBySeverity { get; init; }
    public required string OnlyTolerated { get; init; }
    public required string FindingsByColumn { get; init; }
    public required string RowsAndFile { get; init; }
    public required string SeveralColumns { get; init; }
    public required string NothingFound { get; init; }

    // Tables.
    public required string Severity { get; init; }
    public required string Fatal { get; init; }
    public required string Error { get; init; }
    public required string Warning { get; init; }
    public required string Information { get; init; }
    public required string Problem { get; init; }
    public required string Found { get; init; }
    public required string HowMany { get; init; }
    public required string FirstLines { get; init; }
    public required string HowToMend { get; init; }
    public required string Line { get; init; }
    public required string Cell { get; init; }
    public required string Key { get; init; }
    public required string Expected { get; init; }
    public required string Difference { get; init; }
    public required string Rule { get; init; }
    public required string Checked { get; init; }
    public required string NotApplicable { get; init; }
    public required string NotPassed { get; init; }
    public required string Share { get; init; }
    public required string AndMore { get; init; }
    public required string SameKey { get; init; }
    public required string KeyLines { get; init; }
    public required string KeyLinesAndOthers { get; init; }
    public required string OtherValues { get; init; }
    public required string ColumnLetter { get; init; }
    public required string OtherCells { get; init; }
    public required string AndOtherRows { get; init; }
    public required string IsEmpty { get; init; }
    public required string CodesOf { get; init; }
    public required string CodesInAll { get; init; }
    public required string CodesElsewhere { get; init; }
    public required string MayBeEmpty { get; init; }
    public required string Tolerated { get; init; }
    public required string TheRule { get; init; }
    public required string OnlyCounted { get; init; }
    public required string Empty { get; init; }
    public required string WholeFile { get; init; }

    // What a list leaves out, and where the rest is.
    public required string HowToRead { get; init; }
    public required string Masked { get; init; }
    public required string AllShown { get; init; }
    public required string SomeShown { get; init; }
    public required string RestOfRow { get; init; }
    public required string NotCheckedMeans { get; init; }
    public required string AllChecked { get; init; }
    public required string RulesWithoutFindings { get; init; }
    public required string CheckedMeans { get; init; }
    public required string ListComplete { get; init; }
    public required string ListCut { get; init; }
    public required string ErrorsCsv { get; init; }
    public required string AnnotatedCopy { get; init; }
    public required string MakeAnnotatedCopy { get; init; }
    public required string NoAnnotatedCopy { get; init; }
    public required string NothingStored { get; init; }

    // The annotated copy's two columns.
    public required string ErrorsColumn { get; init; }
    public required string MendColumn { get; init; }

    public static ReportWords In(Language language) => language == Language.French ? FrenchWords.All : EnglishWords.All;

    /// <summary>Fills a template. Whole numbers are grouped as the language does.</summary>
    public string Fill(string template, params object?[] values) =>
        string.Format(Numbers, template, [.. values.Select(v => v is long or int ? Number(Convert.ToInt64(v, CultureInfo.InvariantCulture)) : v)]);

    public string Number(long number) => number.ToString("N0", Numbers);

    /// <summary>A share (0 to 1) in percent, with two digits at most after the decimal sign.</summary>
    public string Percent(double share) => (share * 100).ToString("0.##", Numbers);

    /// <summary>A difference with its sign, such as "+1,204.5"; one that is no plain number, such as "−25 %", as it is.</summary>
    public string Signed(string difference) =>
        decimal.TryParse(difference, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number.ToString("+#,0.####;-#,0.####;0", Numbers)
            : difference;

    /// <summary>A number with its noun, such as "1,204 rows".</summary>
    public string Count(long number, Noun noun) => $"{Number(number)} {(number == 1 ? noun.One : noun.Many)}";

    public string Of(Outcome outcome) => outcome switch
    {
        Outcome.Accepted => Accepted,
        Outcome.AcceptedWithWarnings => AcceptedWithWarnings,
        Outcome.Quarantined => Quarantined,
        _ => Rejected,
    };

    /// <summary>What became of a drop; of one that was accepted without some of its rows, without how many.</summary>
    public string OutcomeOf(ValidationReport report) =>
        report is { IsAccepted: true, RowsRejected: > 0 and var left } ? Fill(AcceptedWithout, Count(left, Rows)) : Of(report.Outcome);

    public string Of(Severity severity) => severity switch
    {
        Protocols.Severity.Fatal => Fatal,
        Protocols.Severity.Error => Error,
        Protocols.Severity.Warning => Warning,
        _ => Information,
    };
}

using Pipeline.Protocols;
using Pipeline.Validation;

namespace Pipeline.ValidationReports;

/// <summary>An outcome in a sentence for the clerk, and what to do next in another.</summary>
public sealed record Decision(string Summary, string Next)
{
    /// <param name="findings">The first of each rule.</param>
    /// <param name="isTrial">Whether the file was only looked at, and not delivered.</param>
    public static Decision For(ValidationReport report, IReadOnlyList<Finding> findings, ReportWords words, bool isTrial = false) => report.Outcome switch
    {
        Outcome.Accepted => new(
            words.Fill(isTrial ? words.AllWouldBeAccepted : words.AllAccepted, words.Count(report.RowsRead, words.Rows)),
            isTrial ? words.DeliverNow : words.NothingToDo),
        Outcome.AcceptedWithWarnings => new(
            words.Fill(isTrial ? words.SomeWouldBeAccepted : words.SomeAccepted, report.RowsAccepted, words.Count(report.RowsRead, words.Rows), Left(report, words)),
            isTrial ? words.DeliverNow : words.LookAtFindings),
        Outcome.Quarantined when report.DecidedBy.Contains(ValidationReport.ErrorRate) => new(
            words.Fill(words.TooManyErrors, report.RowsWithErrors, words.Count(report.RowsRead, words.Rows), words.Percent(report.ErrorRateAllowed)),
            Again(report, words, isTrial)),
        Outcome.Quarantined => new(
            words.Fill(words.FileError, Deciding(report, findings)?.Message).TrimEnd(),
            Again(report, words, isTrial)),
        _ => new(
            words.Fill(words.Unreadable, findings.FirstOrDefault(f => f.Severity == Severity.Fatal)?.Message).TrimEnd(),
            findings.FirstOrDefault(f => f.Severity == Severity.Fatal)?.Fix ?? Again(report, words, isTrial)),
    };

    static Finding? Deciding(ValidationReport report, IReadOnlyList<Finding> findings) =>
        findings.FirstOrDefault(f => f.Severity >= Severity.Error && report.DecidedBy.Contains(f.RuleId));

    static string Left(ValidationReport report, ReportWords words) =>
        report.RowsRejected > 0 ? words.Fill(words.LeftOut, report.RowsRejected) : words.WithWarnings;

    static string Again(ValidationReport report, ReportWords words, bool isTrial) =>
        isTrial ? words.CheckAgain
        : report.Truncated.Stored < report.Truncated.Total ? words.Fill(words.UploadAgainInParts, report.Truncated.Stored, report.Truncated.Total)
        : words.UploadAgain;
}

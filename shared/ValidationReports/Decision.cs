using System.Globalization;
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
        Outcome.AcceptedWithWarnings when report.RowsRejected > 0 => new(
            words.Fill(
                isTrial ? words.SomeWouldBeLeftOut : words.SomeLeftOut, report.RowsRejected, words.Count(report.RowsRead, words.Rows),
                LinesLeftOut(report, words), report.RowsAccepted),
            isTrial ? words.MendLinesFirst : words.MendLinesAndUpload),
        Outcome.AcceptedWithWarnings => new(
            words.Fill(isTrial ? words.SomeWouldBeAccepted : words.SomeAccepted, report.RowsAccepted, words.Count(report.RowsRead, words.Rows), words.WithWarnings),
            isTrial ? words.DeliverNow : words.LookAtFindings),
        Outcome.Quarantined when report.DecidedBy.Contains(ValidationReport.ErrorRate) => new(
            words.Fill(
                words.TooManyErrors, report.RowsWithErrors, words.Count(report.RowsRead, words.Rows), words.Percent(report.ErrorRateAllowed),
                words.Count((long)Math.Floor((decimal)report.ErrorRateAllowed * report.RowsRead), words.Rows), report.RowsRead),
            Again(report, words, isTrial)),
        Outcome.Quarantined => new(
            words.Fill(words.FileError, Say(Deciding(report, findings)?.Message, words)).TrimEnd(),
            Again(report, words, isTrial)),
        _ => new(
            words.Fill(words.Unreadable, Say(Fatal(findings)?.Message, words)).TrimEnd(),
            Say(Fatal(findings)?.Fix, words) ?? Again(report, words, isTrial)),
    };

    static string? Say(Wording? wording, ReportWords words) => wording is null ? null : Said.Of(wording, words).Text;

    static Finding? Fatal(IReadOnlyList<Finding> findings) => findings.FirstOrDefault(f => f.Severity == Severity.Fatal);

    static Finding? Deciding(ValidationReport report, IReadOnlyList<Finding> findings) =>
        findings.FirstOrDefault(f => f.Severity >= Severity.Error && report.DecidedBy.Contains(f.RuleId));

    /// <summary>The lines of the rows with errors, as far as the report gives them: "line 189", or "lines 3, 9 and 12 more".</summary>
    static string LinesLeftOut(ValidationReport report, ReportWords words)
    {
        long[] lines = [.. report.Rules.Where(r => r is { Severity: >= Severity.Error, Tolerated: null }).SelectMany(r => r.FirstLines).Distinct().Order()];
        var list = string.Join(", ", lines.Select(l => l.ToString(CultureInfo.InvariantCulture)));
        if (lines.Length < report.RowsRejected) list = words.Fill(words.AndMore, list, report.RowsRejected - lines.Length);
        return $"{(report.RowsRejected == 1 ? words.Lines.One : words.Lines.Many)} {list}";
    }

    static string Again(ValidationReport report, ReportWords words, bool isTrial) =>
        isTrial ? words.CheckAgain
        : report.Truncated.Stored < report.Truncated.Total ? words.Fill(words.UploadAgainInParts, report.Truncated.Stored, report.Truncated.Total)
        : words.UploadAgain;
}

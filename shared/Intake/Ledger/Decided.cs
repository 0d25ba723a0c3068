using Pipeline.Intake.Receipts;
using Pipeline.Protocols;
using Pipeline.Validation;

namespace Pipeline.Intake.Ledger;

/// <summary>Puts down in a submission's row what its receipt says.</summary>
static class Decided
{
    /// <summary>Repeated with the same result, as after a crash, it changes nothing.</summary>
    /// <param name="sha256">Null when the file was not read.</param>
    public static void Decide(this SubmissionEntity row, Drop drop, Receipt receipt, string? sha256)
    {
        (row.Outcome, row.Sha256, row.DuplicateOf) = (receipt.Outcome, sha256, receipt.DuplicateOf);
        if (row.Replaying is not null) (row.LastReplay, row.Replaying) = (row.Replaying, null);
        row.Late = drop.DaysLate is > 0 and var days ? days : null;
        row.ProtocolVersion = drop.Taken?.Protocol.Version.ToString();
        (row.RowsRead, row.RowsAccepted, row.RowsWithWarnings) = (receipt.Report?.RowsRead, receipt.Report?.RowsAccepted, receipt.Report?.RowsWithWarnings);
        (row.Errors, row.Warnings) = receipt.Report is { } report
            ? (Count(report, s => s >= Severity.Error), Count(report, s => s == Severity.Warning))
            : (receipt.Findings.Count(f => f.Severity >= Severity.Error), 0);
    }

    static long Count(ValidationReport report, Func<Severity, bool> counts) =>
        report.Rules.Where(r => !r.IsTolerated && counts(r.Severity)).Sum(r => r.Failed);
}

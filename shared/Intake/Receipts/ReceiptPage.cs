using System.Globalization;
using Pipeline.Reference;
using Pipeline.ValidationReports;

namespace Pipeline.Intake.Receipts;

/// <summary>A receipt as a report page, with where the file came from and where it went.</summary>
static class ReceiptPage
{
    /// <param name="receipt">With its two sentences for the clerk in the language of <paramref name="words"/>.</param>
    public static string Render(Receipt receipt, ReportWords words)
    {
        var content = new PageContent(
            $"{words.Receipt} {receipt.SubmissionId}", receipt.Outcome, new(receipt.Summary, receipt.Next), receipt.Findings, receipt.Report)
        {
            Facts =
            [
                (words.File, receipt.Blob),
                (words.Decided, ReportPage.Time(receipt.DecidedAt)),
                (words.SameContentAs, receipt.DuplicateOf),
                (words.KeptAt, receipt.FileNow.Length == 0 ? null : receipt.FileNow),
                (words.AcceptedRowsAt, receipt.LakeFile),
                (words.RejectedRowsAt, receipt.RejectedFile),
                (words.RowsSetApart, receipt.RowsRestricted?.ToString(CultureInfo.InvariantCulture)),
                (words.SensitiveColumnsAt, receipt.SensitiveFile),
                (words.Trace, receipt.TraceId),
            ],
            Delivery = Of(receipt),
            Places = receipt.Places ?? FoundPlaces.Of(receipt.Findings),
            // Beside the page, in the container as over HTTP.
            ErrorsCsv = "errors.csv",
        };
        return ReportPage.Render(content, words);
    }

    static Delivered Of(Receipt receipt)
    {
        var (agency, row) = (SubmissionId.Parse(receipt.SubmissionId).Agency, DropNames.In(receipt.Blob));
        return new(agency.ToString(), row.Dataset, row.Period, receipt.ReceivedAt)
        {
            Due = receipt.Due,
            DaysLate = receipt.DaysLate,
            Protocol = receipt.Protocol,
            Sha256 = receipt.Sha256,
            // Beside the page over HTTP; the address stands there too, for paper.
            Proof = ("proof", $"/api/submissions/{receipt.SubmissionId}/proof"),
        };
    }
}

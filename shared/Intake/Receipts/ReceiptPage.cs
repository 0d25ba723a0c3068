using Pipeline.ValidationReports;

namespace Pipeline.Intake.Receipts;

/// <summary>A receipt as a report page, with where the file came from and where it went.</summary>
static class ReceiptPage
{
    public static string Render(Receipt receipt)
    {
        var words = ReportWords.In(Language.English);
        var content = new PageContent(
            $"Receipt {receipt.SubmissionId}", receipt.Outcome, new(receipt.Summary, receipt.Next), receipt.Findings, receipt.Report)
        {
            Facts =
            [
                (words.File, receipt.Blob),
                (words.Received, ReportPage.Time(receipt.ReceivedAt)),
                (words.Decided, ReportPage.Time(receipt.DecidedAt)),
                (words.SameContentAs, receipt.DuplicateOf),
                (words.KeptAt, receipt.FileNow),
                (words.AcceptedRowsAt, receipt.LakeFile),
                (words.RejectedRowsAt, receipt.RejectedFile),
            ],
            Places = receipt.Places ?? FoundPlaces.Of(receipt.Findings),
            // Beside the page, in the container as over HTTP.
            ErrorsCsv = "errors.csv",
        };
        return ReportPage.Render(content, words);
    }
}

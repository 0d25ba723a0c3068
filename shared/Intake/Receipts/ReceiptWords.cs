using System.Globalization;
using Pipeline.Protocols;
using Pipeline.Validation;

namespace Pipeline.Intake.Receipts;

/// <summary>Puts an outcome into a sentence for the clerk, and says what to do next.</summary>
static class ReceiptWords
{
    const string Upload = "Correct the file and upload it again under the same path; errors.csv lists every place.";

    public static (string Summary, string Next) For(ValidationReport report, IReadOnlyList<Finding> findings) => report.Outcome switch
    {
        Outcome.Accepted => (Format($"All {report.RowsRead:N0} rows were accepted."), "Nothing to do."),
        Outcome.AcceptedWithWarnings => (
            Format($"{report.RowsAccepted:N0} of {report.RowsRead:N0} rows were accepted{Left(report)}."),
            "Look at the findings: what they ask for can come with a corrected file, which then takes this one's place."),
        Outcome.Quarantined => (
            Format($"{report.RowsWithErrors:N0} of {report.RowsRead:N0} rows have errors; the protocol allows {report.ErrorRateAllowed * 100:0.##} percent. No row was taken."),
            Upload),
        _ => (
            $"The file could not be read as this protocol describes it. {findings.FirstOrDefault(f => f.Severity == Severity.Fatal)?.Message}".TrimEnd(),
            findings.FirstOrDefault(f => f.Severity == Severity.Fatal)?.Fix ?? Upload),
    };

    static string Left(ValidationReport report) =>
        report.RowsRejected > 0 ? Format($"; {report.RowsRejected:N0} with errors were left out") : ", with warnings";

    static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

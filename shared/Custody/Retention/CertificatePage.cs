using System.Globalization;
using System.Net;
using System.Text;

namespace Pipeline.Custody;

/// <summary>A certificate as a page to print: no script, nothing loaded.</summary>
static class CertificatePage
{
    const string Style = """
        body { font: 11pt/1.4 system-ui, sans-serif; max-width: 50rem; margin: 2rem auto; padding: 0 1rem; color: #111 }
        table { border-collapse: collapse; width: 100%; margin: 1rem 0 } th, td { border: 1px solid #888; padding: .3rem .5rem; text-align: left; vertical-align: top }
        td { overflow-wrap: anywhere } @media print { body { margin: 0 } tr { break-inside: avoid } }
        """;

    /// <param name="sha256">Of the JSON that the page shows.</param>
    public static string Render(PurgeCertificate certificate, string sha256)
    {
        var page = new StringBuilder("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">")
            .Append(CultureInfo.InvariantCulture, $"<title>Certificate of destruction {certificate.Id}</title><style>{Style}</style></head><body><main>")
            .Append("<h1>Certificate of destruction</h1><p>The files below were destroyed because the time that is set for them has passed ")
            .Append("(Law 058/2021, article 52). The records about them are kept, without rows and without what they said of a person.</p><table>");
        Row(page, "Agency", certificate.Agency);
        Row(page, "Dataset", certificate.Dataset);
        Row(page, "Period", certificate.Period);
        Row(page, "What", certificate.Scope == nameof(PurgeScope.All) ? "all files with rows" : "the files as they came");
        Row(page, "Time set by", certificate.Agreement);
        Row(page, "Kept until", string.Create(CultureInfo.InvariantCulture, $"{certificate.KeptUntil:yyyy-MM-dd} ({certificate.RetentionMonths} months after the period)"));
        Row(page, "Accepted rows", certificate.RowsAccepted.ToString(CultureInfo.InvariantCulture));
        Row(page, "Files", certificate.Files.Count.ToString(CultureInfo.InvariantCulture));
        Row(page, "Submissions or cases", string.Join(", ", certificate.Submissions));
        Row(page, "Begun", Time(certificate.BegunAt));
        if (certificate.DestroyedAt is { } at) Row(page, "Destroyed", Time(at));
        Row(page, "By", certificate.DestroyedBy);
        Row(page, "SHA-256 of this certificate's JSON", sha256);
        page.Append("</table><h2>Files as they were</h2><table><thead><tr><th>Submission or case</th><th>Kind</th><th>Bytes</th><th>SHA-256</th></tr></thead><tbody>");
        foreach (var file in certificate.Files)
            page.Append(CultureInfo.InvariantCulture,
                $"<tr><td>{Text(file.SubmissionId)}</td><td>{Text(file.Kind)}</td><td>{file.Bytes}</td><td>{Text(file.Sha256)}</td></tr>");
        return page.Append("</tbody></table></main></body></html>\n").ToString();
    }

    static void Row(StringBuilder page, string name, string value) =>
        page.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{Text(name)}</th><td>{Text(value)}</td></tr>");

    static string Text(string text) => WebUtility.HtmlEncode(text);

    static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}

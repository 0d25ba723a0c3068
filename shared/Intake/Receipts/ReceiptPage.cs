using System.Globalization;
using System.Net;
using System.Text;
using Pipeline.Protocols;
using Pipeline.Validation;

namespace Pipeline.Intake.Receipts;

/// <summary>A receipt as one page to read on a screen or print: no script, nothing loaded, light and dark.</summary>
static class ReceiptPage
{
    const string Style = """
        :root { color-scheme: light dark; --good: #1a7f4b; --warn: #9a6700; --bad: #b42318; --line: #8884 }
        body { font: 16px/1.5 system-ui, sans-serif; max-width: 72rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere }
        h1 { font-size: 1.5rem; margin: 0 } h2 { font-size: 1.1rem; margin: 2rem 0 .5rem }
        .outcome { border-left: .5rem solid var(--tone); padding: .25rem 1rem } .outcome strong { color: var(--tone) }
        .good { --tone: var(--good) } .warn { --tone: var(--warn) } .bad { --tone: var(--bad) }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem } dt { opacity: .75 } dd { margin: 0 }
        .wide { overflow-x: auto } table { border-collapse: collapse; width: 100% } caption { text-align: left }
        th, td { text-align: left; overflow-wrap: normal; vertical-align: top; padding: .3rem .6rem; border-bottom: 1px solid var(--line) } td.n, th.n { text-align: right }
        .bar { display: flex; height: 1rem; border-radius: .25rem; overflow: hidden; border: 1px solid var(--line) }
        .bar span { background: var(--good) } .bar span + span { background: var(--bad) }
        code { font-size: .9em } @media print { body { margin: 0; max-width: none } }
        """;

    public static string Render(Receipt receipt)
    {
        var page = new StringBuilder();
        page.Append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">")
            .Append(CultureInfo.InvariantCulture, $"<title>Receipt {Text(receipt.SubmissionId)}</title><style>{Style}</style></head><body><main>")
            .Append(CultureInfo.InvariantCulture, $"<h1>Receipt {Text(receipt.SubmissionId)}</h1>")
            .Append(CultureInfo.InvariantCulture, $"<div class=\"outcome {Tone(receipt.Outcome)}\"><p><strong>{Text(Words(receipt.Outcome))}</strong><br>")
            .Append(CultureInfo.InvariantCulture, $"{Text(receipt.Summary)}</p><p>{Text(receipt.Next)}</p></div>");
        AppendDelivery(page, receipt);
        if (receipt.Report is { } report)
        {
            AppendRows(page, report);
            AppendRules(page, report);
            AppendFindings(page, receipt, report);
        }
        return page.Append("</main></body></html>").ToString();
    }

    static void AppendDelivery(StringBuilder page, Receipt receipt)
    {
        page.Append("<h2>The delivery</h2><dl>");
        Entry("File", receipt.Blob);
        Entry("Received", Time(receipt.ReceivedAt));
        Entry("Decided", Time(receipt.DecidedAt));
        Entry("Same content as", receipt.DuplicateOf);
        Entry("Kept at", receipt.FileNow);
        Entry("Accepted rows at", receipt.LakeFile);
        if (receipt.Report is { } report)
        {
            Entry("Protocol", $"{report.Protocol} {report.ProtocolVersion}");
            Entry("Period", report.Period.ToString());
            Entry("Size", string.Create(CultureInfo.InvariantCulture, $"{report.Bytes:N0} bytes"));
            Entry("SHA-256", report.Sha256);
        }
        page.Append("</dl>");

        void Entry(string term, string? value)
        {
            if (!string.IsNullOrEmpty(value)) page.Append(CultureInfo.InvariantCulture, $"<dt>{term}</dt><dd>{Text(value)}</dd>");
        }
    }

    static void AppendRows(StringBuilder page, ValidationReport report)
    {
        var clean = report.RowsRead - report.RowsWithErrors;
        page.Append("<h2>The rows</h2>");
        if (report.RowsRead > 0)
            page.Append(CultureInfo.InvariantCulture,
                $"<div class=\"bar\" role=\"img\" aria-label=\"{clean:N0} of {report.RowsRead:N0} rows are without errors\"><span style=\"flex:{clean}\"></span><span style=\"flex:{report.RowsWithErrors}\"></span></div>");
        page.Append(CultureInfo.InvariantCulture,
            $"<p>{report.RowsRead:N0} read, {report.RowsWithErrors:N0} with errors, {report.RowsAccepted:N0} accepted, {report.RowsRejected:N0} not accepted.</p>");
    }

    static void AppendRules(StringBuilder page, ValidationReport report)
    {
        var failed = report.Rules.Where(r => r.Failed > 0).OrderByDescending(r => r.Severity).ThenByDescending(r => r.Failed).ToList();
        if (failed.Count == 0)
        {
            page.Append("<p>No rule found anything.</p>");
            return;
        }
        page.Append("<h2>What was found, by rule</h2><div class=\"wide\"><table><thead><tr><th>Rule</th><th>Severity</th><th>Column</th><th class=\"n\">Found</th><th>Lines of the file</th></tr></thead><tbody>");
        foreach (var rule in failed)
            page.Append(CultureInfo.InvariantCulture,
                $"<tr class=\"{Tone(rule.Severity)}\"><td><code>{Text(rule.RuleId)}</code></td><td>{rule.Severity}</td><td>{Text(rule.Column)}</td><td class=\"n\">{rule.Failed:N0}</td><td>{Lines(rule)}</td></tr>");
        page.Append("</tbody></table></div>");
    }

    static void AppendFindings(StringBuilder page, Receipt receipt, ValidationReport report)
    {
        if (receipt.Findings.Count == 0) return;
        page.Append("<h2>What to mend</h2><div class=\"wide\"><table><caption>")
            .Append(CultureInfo.InvariantCulture, $"{receipt.Findings.Count:N0} of {report.Truncated.Total:N0} findings: the first of each rule. All are in errors.csv beside this receipt.")
            .Append("</caption><thead><tr><th>Line</th><th>Cell</th><th>Column</th><th>Found</th><th>Expected</th><th>What is wrong, and how to mend it</th></tr></thead><tbody>");
        foreach (var finding in receipt.Findings)
            page.Append(CultureInfo.InvariantCulture,
                $"<tr><td>{finding.Line}</td><td>{Text(finding.Cell)}</td><td>{Text(finding.Column)}</td><td><code>{Text(finding.Value)}</code></td><td>{Text(finding.Expected)}</td><td>{Text(finding.Message)} {Text(finding.Fix)}</td></tr>");
        page.Append("</tbody></table></div>");
    }

    static string Lines(RuleSummary rule) => string.Join(", ", rule.FirstLines) + (rule.Omitted > 0 ? $" and {rule.Omitted:N0} more" : "");

    static string Tone(string outcome) => outcome switch
    {
        nameof(Outcome.Accepted) => "good",
        nameof(Outcome.AcceptedWithWarnings) => "warn",
        _ => "bad",
    };

    static string Tone(Severity severity) => severity switch
    {
        Severity.Information => "good",
        Severity.Warning => "warn",
        _ => "bad",
    };

    static string Words(string outcome) => outcome == nameof(Outcome.AcceptedWithWarnings) ? "Accepted with warnings" : outcome;

    static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    static string Text(string? text) => WebUtility.HtmlEncode(text) ?? "";
}

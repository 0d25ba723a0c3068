namespace Pipeline.ValidationReports;

/// <summary>Which file it was and what it was held to.</summary>
static class FileFacts
{
    public static void Append(HtmlText page, PageContent content, ReportWords words)
    {
        page.Add($"<h2>{words.TheFile}</h2><dl>");
        foreach (var (term, value) in content.Facts) Add(term, value);
        if (content.Report is { } report)
        {
            // A delivery is told of above.
            var isTrial = content.Delivery is null;
            if (isTrial)
            {
                var parts = report.Protocol.Split('/');
                Add(words.Agency, parts[0]);
                Add(words.Dataset, parts[^1]);
                Add(words.Period, report.Period.ToString());
                Add(words.RowsRead, words.Number(report.RowsRead));
            }
            page.Add($"</dl><details><summary>{words.ForTheRecord}</summary><dl>");
            if (isTrial) Add(words.Protocol, report.ProtocolVersion.ToString());
            Add(words.Codelists, string.Join(", ", report.Codelists.Select(c => $"{c.Name} {c.Version}")));
            Add(words.Size, words.Count(report.Bytes, words.Bytes));
            if (isTrial) Add("SHA-256", report.Sha256);
            page.Add($"</dl></details>");
        }
        else page.Add($"</dl>");

        void Add(string term, string? value)
        {
            if (!string.IsNullOrEmpty(value)) page.Add($"<dt>{term}</dt><dd>{value}</dd>");
        }
    }
}

using System.Globalization;

namespace Pipeline.ValidationReports;

/// <summary>What a receipt attests: who delivered what, when, and when it was due.</summary>
/// <param name="Dataset">Null when the path named none; so of the period.</param>
public sealed record Delivered(string Agency, string? Dataset, string? Period, DateTimeOffset At)
{
    /// <summary>The last day on which it was on time; null when it fell under no protocol.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>Days after that; 0 in time, null unknown.</summary>
    public int? DaysLate { get; init; }

    /// <summary>The protocol with its version, such as <c>dgie/work-permits@1.0.0</c>.</summary>
    public string? Protocol { get; init; }

    /// <summary>Null when the file was not read.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Where the proof is, seen from the page, and how its address reads on paper.</summary>
    public (string Link, string Address)? Proof { get; init; }
}

/// <summary>The part of a receipt to print and file: proof that the agency did, or did not, deliver as agreed.</summary>
static class DeliveryFacts
{
    public static void Append(HtmlText page, PageContent content, ReportWords words)
    {
        if (content.Delivery is not { } delivery) return;
        page.Add($"<section id=\"delivery\" class=\"box\"><h2>{words.TheDelivery}</h2><dl>");
        Add(words.Agency, delivery.Agency);
        Add(words.Dataset, delivery.Dataset);
        Add(words.Period, delivery.Period);
        Add(words.Received, ReportPage.Time(delivery.At));
        Add(words.DueOn, delivery.Due?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Add(words.Timeliness, delivery.DaysLate switch
        {
            null => null,
            0 => words.InTime,
            { } days => words.Fill(words.DaysLate, words.Count(days, words.Days)),
        });
        Add(words.OutcomeTerm, ReportPage.OutcomeOf(content, words));
        if (content.Report is { } report)
        {
            Add(words.RowsRead, words.Number(report.RowsRead));
            Add(words.RowsAccepted, words.Number(report.RowsAccepted));
        }
        Add("SHA-256", delivery.Sha256);
        Add(words.Protocol, delivery.Protocol);
        page.Add($"</dl>");
        if (delivery.Proof is { } proof) page.Add($"<p>{words.ProofAt} <a href=\"{proof.Link}\">{proof.Address}</a></p>");
        page.Add($"</section>");

        void Add(string term, string? value)
        {
            if (value is not null) page.Add($"<dt>{term}</dt><dd>{value}</dd>");
        }
    }
}

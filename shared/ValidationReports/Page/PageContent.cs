using Pipeline.Validation;

namespace Pipeline.ValidationReports;

/// <summary>What a report page tells.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Outcome">One of <see cref="Validation.Outcome"/>, or another word for a file that was not judged.</param>
/// <param name="Findings">The first few of each rule, in the order of the file.</param>
/// <param name="Report">Everything that was checked; null when nothing could be.</param>
public sealed record PageContent(
    string Title, string Outcome, Decision Decision, IReadOnlyList<Finding> Findings, ValidationReport? Report)
{
    /// <summary>Where all findings are; of <see cref="Findings"/> when left out.</summary>
    public FoundPlaces Places { get; init; } = FoundPlaces.Of(Findings);

    /// <summary>Facts about the file beyond the report's own, in the order shown; those without a value are left out.</summary>
    public IReadOnlyList<(string Term, string? Value)> Facts { get; init; } = [];

    /// <summary>What the receipt of a delivery attests; null for a file that was only looked at.</summary>
    public Delivered? Delivery { get; init; }

    /// <summary>Where the full list of findings is, seen from the page; null when there is none.</summary>
    public string? ErrorsCsv { get; init; }

    /// <summary>Where the annotated copy is, seen from the page; null when there is none.</summary>
    public string? AnnotatedCopy { get; init; }

    /// <summary>The file was only looked at, and not delivered.</summary>
    public bool IsTrial { get; init; }

    /// <summary>The page of a check that nobody stored.</summary>
    public static PageContent OfTrial(string fileName, Verdict verdict, ReportWords words) =>
        new($"{words.Report}{words.Colon}{fileName}", verdict.Outcome.ToString(), new(verdict.Summary, verdict.Next), verdict.Findings, verdict.Report)
        {
            Facts = [(words.File, fileName), (words.CheckedAt, ReportPage.Time(verdict.Report.EndedAt))],
            Places = verdict.Places ?? FoundPlaces.Of(verdict.Findings),
            IsTrial = true,
        };
}

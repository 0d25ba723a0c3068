using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Pipeline.LabourMarketTest.Applications;
using Pipeline.LabourMarketTest.Applications.Reading;
using Pipeline.LabourMarketTest.Assessing;
using Pipeline.LabourMarketTest.Decisions;

namespace Pipeline.LabourMarketTest.Bulk;

/// <summary>Assesses a file with one application in each row, as it is read: what one row needs is all that is held. By itself it puts nothing on record.</summary>
/// <param name="assessorFor">The assessor for an application that was filed on a day; null when no rule set holds then.</param>
/// <param name="language">Language of the explanations: en, fr or rw.</param>
/// <param name="keep">Puts the application of a row without fault on record; null when nothing is to be kept.</param>
public sealed class BulkAssessment(
    Func<DateOnly?, Assessor?> assessorFor, ReasonTexts texts, string language, DateOnly today, Func<Application, CancellationToken, Task<KeptRow>>? keep = null)
{
    readonly Func<ReasonText, string> _text = ReasonTexts.In(language);

    /// <summary>The columns that stand behind those of the file.</summary>
    public static IReadOnlyList<string> ResultColumns { get; } = ["outcome", "track", "permit_class", "validity_months", "fee", "confirmed", "missing", "reasons", Explanations];

    /// <summary>The outcome of a row that is no application.</summary>
    public const string Faulty = "Faulty";

    const string Explanations = "explanations", ToReview = "explanations_to_review";

    const string NoRuleSet = "NO_RULE_SET_IN_FORCE";

    /// <summary>Looks at the header alone.</summary>
    /// <returns>What is wrong with it; nothing when it can be used.</returns>
    static async Task<(ColumnPlan? Plan, IReadOnlyList<ApplicationFault> Faults)> OpenAsync(CsvParser csv) =>
        await csv.ReadAsync() ? ColumnPlan.Of(csv.Record!) : (null, [new("", null, "a header and one application in each row", "Send a CSV file in UTF-8.")]);

    /// <summary>Reads to the end, and writes each row with its result behind it.</summary>
    /// <param name="file">CSV (RFC 4180) in UTF-8 with a header.</param>
    /// <param name="result">Gets CSV; null when only the summary is wanted.</param>
    /// <param name="progress">Told of the rows so far, now and then.</param>
    /// <returns>The summary; or null with what is wrong with the header, and nothing is written then.</returns>
    public async Task<(BulkSummary? Summary, IReadOnlyList<ApplicationFault> Faults)> RunAsync(Stream file, Stream? result, IProgress<long>? progress, CancellationToken ct)
    {
        using var reader = new StreamReader(file, new UTF8Encoding(false), detectEncodingFromByteOrderMarks: true, 1 << 16, leaveOpen: true);
        using var csv = new CsvParser(reader, new CsvConfiguration(CultureInfo.InvariantCulture) { BadDataFound = null, MaxFieldSize = 10_000, BufferSize = 1 << 15 });
        var (plan, faults) = await OpenAsync(csv);
        if (plan is null) return (null, faults);
        await using var lines = result is null ? null : new ResultLines(result);
        if (lines is not null) await lines.WriteAsync(csv.Record!, Columns(), ct);
        var summary = new BulkSummary();
        using var rows = new RowReader(plan);
        var row = new RowResult(isKept: keep is not null);
        while (await csv.ReadAsync())
        {
            ct.ThrowIfCancellationRequested();
            var application = Assess(csv, plan, rows, row, summary);
            if (application is not null && keep is not null) row.Say(summary.Keep(await keep(application, ct)));
            if (lines is not null) await lines.WriteAsync(csv.Record!, row.Cells, ct);
            if (summary.Rows % 10_000 == 0) progress?.Report(summary.Rows);
        }
        return (summary, []);
    }

    /// <returns>The application; null of a row that has faults.</returns>
    Application? Assess(CsvParser csv, ColumnPlan plan, RowReader rows, RowResult row, BulkSummary summary)
    {
        row.Clear();
        if (csv.Count != plan.Columns) row.Faults.Add(new("", null, $"{plan.Columns} cells, as the header has", $"The row has {csv.Count}. Mend its quotes and separators."));
        var application = row.Faults.Count == 0 ? rows.Read(column => csv[column], row.Faults) : null;
        var assessor = application is null ? null : assessorFor(application.SubmittedAt);
        if (application is not null && assessor is null)
            row.Faults.Add(new("/submittedAt", $"{application.SubmittedAt:yyyy-MM-dd}", $"a day on which a rule set is in force ({NoRuleSet})", "Mend the day of filing."));
        if (row.Faults.Count > 0)
        {
            summary.AddFaulty(csv.RawRow, row.Faults);
            row.SayFaults();
            return null;
        }
        var assessment = assessor!.Assess(application!, today);
        var isConfirmed = Confirmation.IsWhole(assessment, assessor.Inputs.Law);
        row.Say(assessment, isConfirmed, texts, _text);
        summary.Add(assessment.Outcome, isConfirmed, row.Missing, row.Reasons);
        return application;
    }

    /// <summary>A language that a speaker still has to review is called so where its sentences stand.</summary>
    IReadOnlyList<string> Columns() =>
    [
        .. ResultColumns.Select(c => c == Explanations && texts.Review.Contains(language) ? ToReview : c), .. keep is null ? [] : KeptRow.Columns,
    ];
}

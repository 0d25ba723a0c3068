using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Configuration;
using Pipeline.Functions.Http;
using Pipeline.Protocols;
using Pipeline.Reference;
using Pipeline.Validation;
using Pipeline.ValidationReports;

namespace Pipeline.Functions.DryRun;

/// <summary>
/// Checks a request's file and answers in the form asked for. Nothing is stored; what outgrows memory waits in a file of this machine that
/// goes with the request. Setting <c>DryRun__MaxBytes</c> bounds the file.
/// </summary>
public sealed class Trial(CatalogInForce catalog, IConfiguration configuration, TimeProvider clock)
{
    const long DefaultMaxBytes = 64 << 20;

    /// <summary>A file of more bytes is refused.</summary>
    public long MaxBytes { get; } = configuration.GetValue("DryRun:MaxBytes", DefaultMaxBytes);

    /// <exception cref="BadHttpRequestException">Status 413 or 400: the body is too large, or no whole file.</exception>
    internal async Task<IActionResult> RunAsync(HttpRequest request, Protocol protocol, ReferencePeriod period, string form, CancellationToken ct)
    {
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        var words = ReportWords.In(PreferredLanguage.Of(request));
        request.HttpContext.Response.Headers.ContentLanguage = words.Tag;
        var validator = new DropValidator(protocol, catalog.Now, period, clock);
        var file = await UploadedFile.OpenAsync(request, MaxBytes, ct);
        return form switch
        {
            AnswerForm.AnnotatedCopy => await AnnotateAsync(request, file, validator, words, ct),
            AnswerForm.EssReport => await ReportToEssAsync(request, file, validator, protocol, ct),
            _ => Show(request, file.Name, await CheckAsync(file, file.Content, validator, next: null, words, ct), form, words),
        };
    }

    static async Task<Verdict> CheckAsync(
        UploadedFile file, Stream content, DropValidator validator, IFindings? next, ReportWords words, CancellationToken ct)
    {
        var sample = new FindingSample(next);
        var report = await validator.ValidateAsync(content, rows: null, sample, progress: null, ct);
        await file.EndAsync(ct);
        return Verdict.OfTrial(report, sample, words);
    }

    static IActionResult Show(HttpRequest request, string name, Verdict verdict, string form, ReportWords words) => form == AnswerForm.Page
        ? Answers.Page(request, new BinaryData(ReportPage.Render(PageContent.OfTrial(name, verdict, words), words)))
        : Answers.Json(new BinaryData(verdict.ToJson()));

    static async Task<IActionResult> AnnotateAsync(HttpRequest request, UploadedFile file, DropValidator validator, ReportWords words, CancellationToken ct)
    {
        var original = Open(request);
        await file.Content.CopyToAsync(original, ct);
        original.Position = 0;
        var notes = new RowNotes();
        var verdict = await CheckAsync(file, original, validator, notes, words, ct);
        // A file that is no table has no rows to annotate: the report says why.
        if (!AnnotatedCopy.IsPossible(verdict.Report)) return Show(request, file.Name, verdict, AnswerForm.Json, words);
        original.Position = 0;
        var copy = new AnnotatedCopy(notes, verdict.Report.Delimiter![0], words);
        return new StreamedAnswer(AnswerForm.AnnotatedCopy, "annotated.csv", (body, end) => copy.WriteAsync(original, body, end));
    }

    async Task<IActionResult> ReportToEssAsync(HttpRequest request, UploadedFile file, DropValidator validator, Protocol protocol, CancellationToken ct)
    {
        var written = Open(request);
        await using (var ess = new EssValidationReport(written, protocol, clock.GetUtcNow()))
        {
            var report = await validator.ValidateAsync(file.Content, rows: null, ess, progress: null, ct);
            await file.EndAsync(ct);
            await ess.CompleteAsync(report, ct);
        }
        written.Position = 0;
        return new StreamedAnswer(AnswerForm.EssReport, "validation-report.json", (body, end) => written.CopyToAsync(body, end));
    }

    static FileStream Open(HttpRequest request)
    {
        var file = TemporaryFile.Open();
        request.HttpContext.Response.RegisterForDisposeAsync(file);
        return file;
    }
}

using Pipeline.Validation;
using Pipeline.ValidationReports;

namespace Pipeline.Dropcheck;

/// <summary>Checks the file and writes the reports that were asked for.</summary>
sealed class Check(Request request, Assignment assignment, TimeProvider clock)
{
    readonly ReportWords _words = ReportWords.In(request.Language);

    /// <exception cref="IOException">A file cannot be read or written.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read or written.</exception>
    public async Task<Verdict> RunAsync(IProgress<ValidationProgress>? progress, CancellationToken ct)
    {
        await using var content = OpenFile();
        var (notes, sample) = (new RowNotes(), new FindingSample());
        List<IFindings> takers = [sample];
        if (request.Outputs.Annotated is not null) takers.Add(notes);
        await using var errorsFile = Create(request.Outputs.Errors);
        await using var errors = errorsFile is null ? null : new ErrorsCsvWriter(errorsFile);
        if (errors is not null) takers.Add(errors);
        await using var essFile = Create(request.Outputs.Ess);
        await using var ess = essFile is null ? null : new EssValidationReport(essFile, assignment.Protocol, clock.GetUtcNow());
        if (ess is not null) takers.Add(ess);

        var report = await new DropValidator(assignment.Protocol, assignment.Catalog, assignment.Period, clock)
            .ValidateAsync(content, rows: null, new FindingFan(takers), progress, ct);
        if (ess is not null) await ess.CompleteAsync(report, ct);
        var verdict = Verdict.OfTrial(report, sample, _words);
        await WriteAsync(verdict, ct);
        await AnnotateAsync(report, notes, ct);
        return verdict;
    }

    async Task WriteAsync(Verdict verdict, CancellationToken ct)
    {
        if (request.Outputs.Json is { } json) await File.WriteAllBytesAsync(json, verdict.ToJson(), ct);
        if (request.Outputs.Html is not { } html) return;
        var content = PageContent.OfTrial(Path.GetFileName(request.File), verdict, _words) with
        {
            ErrorsCsv = Beside(html, request.Outputs.Errors),
            AnnotatedCopy = AnnotatedCopy.IsPossible(verdict.Report) ? Beside(html, request.Outputs.Annotated) : null,
        };
        await File.WriteAllTextAsync(html, ReportPage.Render(content, _words), ct);
    }

    async Task AnnotateAsync(ValidationReport report, RowNotes notes, CancellationToken ct)
    {
        if (request.Outputs.Annotated is null || !AnnotatedCopy.IsPossible(report)) return;
        await using var content = OpenFile();
        await using var copy = Create(request.Outputs.Annotated)!;
        await new AnnotatedCopy(notes, report.Delimiter![0], _words).WriteAsync(content, copy, ct);
    }

    FileStream OpenFile() => new(request.File, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0, useAsync: true);

    static FileStream? Create(string? path) =>
        path is null ? null : new(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 1 << 16, useAsync: true);

    /// <summary>The address of a file as the page sees it, or null when there is no such file.</summary>
    static string? Beside(string page, string? file) => file is null
        ? null
        : string.Join('/', Path.GetRelativePath(Path.GetDirectoryName(Path.GetFullPath(page))!, Path.GetFullPath(file))
            .Split(Path.DirectorySeparatorChar).Select(Uri.EscapeDataString));
}

using System.Security.Cryptography;
using System.Text.Json;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Logging;
using Pipeline.Intake.Restricted;
using Pipeline.Lake;
using Pipeline.Protection.Finding;
using Pipeline.Protection.Requests;
using Pipeline.Protection.Rewriting;
using Pipeline.Reference;

namespace Pipeline.Protection.Working;

/// <summary>
/// Works on requests until each has an answer or waits for an officer. Called again and again: what was cut short goes on where it was, and a request that fails keeps no
/// other from its turn.
/// </summary>
public sealed class RequestWorker(
    RequestBook book, WorkShelf shelf, PersonSearch search, PersonFiles files, LakeRewrite rewrite, ExportWork exports, ExportShelf exportShelf, CorrectionWork corrections,
    EraseWork erasures, BlobServiceClient blobs, ProtectionTerms terms, TimeProvider clock, ILogger<RequestWorker> log)
{
    // Progress is kept after so many files, so that a kill costs little and a large lake few writes.
    const int FilesPerStep = 25;

    // Younger work may be of a request that is just being put on record.
    static readonly TimeSpan Forgotten = TimeSpan.FromSeconds(10);

    readonly RestrictedPersons _persons = new(blobs);

    /// <returns>How many requests were answered.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var answered = 0;
        foreach (var request in (await book.ListAsync(null, ct)).Where(r => r.State.IsOpen() && !r.AwaitsDecision))
            try
            {
                if ((await WorkAsync(request, ct))?.State == RequestState.Answered) answered++;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // Its work goes on at the next turn; messages of storage name blobs and no person.
                log.LogError(e, "The work on request {Request} was cut short.", request.Id);
            }
        await ExpireAsync(ct);
        await ForgetAsync(ct);
        return answered;
    }

    async Task<SubjectRequest?> WorkAsync(SubjectRequest request, CancellationToken ct)
    {
        var id = SubmissionId.Parse(request.Id);
        if (await shelf.FindAsync(request.Id, ct) is not { } work) throw new InvalidOperationException($"The work on request {request.Id} is gone; put the request on record anew.");
        if (request.State == RequestState.Received)
            await book.ChangeAsync(id, RequestBook.Worker, RequestAction.WorkStarted, r => r.State == RequestState.Received ? r with { State = RequestState.Working } : null, ct);
        if (request.Kind == RequestKind.Lift) return await LiftAsync(request, ct);
        // A restriction holds for what is delivered from now on, before anything is looked for.
        if (IsRestriction(request)) await _persons.PutAsync(new(request.Id, work.Keys), ct);
        if (!work.IsSearched) work = await SearchAsync(work, ct);
        var summary = SummaryOf(work);
        request = (await book.ChangeAsync(id, RequestBook.Worker, RequestAction.Found, r => r.Found?.Sha256 == summary.Sha256 && r.Found.Files == summary.Files
            ? null
            : r with { Found = summary, AwaitsDecision = r is { Kind: RequestKind.Erase or RequestKind.Object, Decision: null } }, ct))!;
        return request.AwaitsDecision || !request.State.IsOpen() ? request : await ActAsync(request, work, ct);
    }

    static bool IsRestriction(SubjectRequest request) => request.Kind == RequestKind.Restrict || request is { Kind: RequestKind.Object, Decision.Agrees: true };

    async Task<SubjectWork> SearchAsync(SubjectWork work, CancellationToken ct)
    {
        var (found, looked) = (work.Found.ToList(), 0);
        await foreach (var (cursor, file) in search.RunAsync(work.Keys, work.Searched, ct))
        {
            if (file is not null) found.Add(file);
            work = work with { Searched = cursor };
            if (++looked % FilesPerStep == 0) await shelf.WriteAsync(work with { Found = [.. found] }, ct);
        }
        work = work with { Found = found, IsSearched = true };
        await shelf.WriteAsync(work, ct);
        return work;
    }

    static FoundSummary SummaryOf(SubjectWork work) => new(
        work.Found.Count, work.Found.Sum(f => f.Rows), [.. work.Found.Select(f => $"{f.Place.Agency}/{f.Place.Dataset}").Distinct().Order(StringComparer.Ordinal)],
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(work.Found))));

    async Task<SubjectRequest?> ActAsync(SubjectRequest request, SubjectWork work, CancellationToken ct)
    {
        var id = SubmissionId.Parse(request.Id);
        switch (request.Kind)
        {
            case RequestKind.Export:
                var names = await exports.RunAsync(id, work.Found, work.Keys, ct);
                return await AnswerAsync(id, r => r with { Files = names, FilesUntil = clock.GetUtcNow().AddDays(terms.DaysExportsAreKept) }, ct);
            case RequestKind.Rectify:
                return await RectifyAsync(request, work, ct);
            case RequestKind.Erase:
                var certificate = await erasures.RunAsync(request, work, ct);
                await RemoveExportsAsync(work.Keys, ct);
                return await AnswerAsync(id, r => r with { CertificateSha256 = certificate }, ct);
            default:
                foreach (var file in work.Found.Where(f => f.IsAccepted)) await rewrite.SetApartAsync(file.Place.ToPlace(), new(request.Id, work.Keys), ct);
                return await AnswerAsync(id, r => r, ct);
        }
    }

    async Task<SubjectRequest?> RectifyAsync(SubjectRequest request, SubjectWork work, CancellationToken ct)
    {
        var id = SubmissionId.Parse(request.Id);
        var tasks = request.Tasks.Count == 0 ? await corrections.BeginAsync(request, book.ClocksOf(request).Due, work, ct) : await corrections.LookAsync(request.Tasks, ct);
        if (tasks.SequenceEqual(request.Tasks) && tasks.Count > 0) return request;
        if (!tasks.All(t => t.IsDone))
            return await book.ChangeAsync(id, RequestBook.Worker, request.Tasks.Count == 0 ? RequestAction.Found : RequestAction.Corrected, r => r with { Tasks = tasks }, ct);
        return await AnswerAsync(id, r => r with { Tasks = tasks }, ct);
    }

    async Task<SubjectRequest?> LiftAsync(SubjectRequest request, CancellationToken ct)
    {
        // First nothing more is set apart, then what was is put back.
        await _persons.RemoveAsync(request.Lifts!, ct);
        var others = await _persons.ListAsync(ct);
        var places = new HashSet<LakePlace>();
        await foreach (var blob in files.ListAsync(new(Containers.Restricted, "dataset="), ct))
            if (blob.Contains($".parquet/{request.Lifts}/", StringComparison.Ordinal)
                && LakePlace.Parse(blob[..(blob.IndexOf(".parquet/", StringComparison.Ordinal) + ".parquet".Length)]) is { } place) places.Add(place);
        foreach (var place in places) await rewrite.PutBackAsync(place, request.Lifts!, others, ct);
        return await AnswerAsync(SubmissionId.Parse(request.Id), r => r, ct);
    }

    /// <summary>Exports of the same person that still lie for somebody to fetch go with an erasure.</summary>
    async Task RemoveExportsAsync(IReadOnlyList<PersonKey> keys, CancellationToken ct)
    {
        foreach (var export in (await book.ListAsync(null, ct)).Where(r => r.Files.Count > 0))
            if (await shelf.FindAsync(export.Id, ct) is { } work && work.Keys.Intersect(keys).Any()) await RemoveExportAsync(export, ct);
    }

    async Task ExpireAsync(CancellationToken ct)
    {
        foreach (var export in (await book.ListAsync(null, ct)).Where(r => r.FilesUntil <= clock.GetUtcNow())) await RemoveExportAsync(export, ct);
    }

    /// <summary>Removes the pseudonyms of requests that are over, once their exports are gone too.</summary>
    async Task ForgetAsync(CancellationToken ct)
    {
        foreach (var name in await shelf.ListAsync(clock.GetUtcNow() - Forgotten, ct))
            if (!SubmissionId.TryParse(name, null, out var id) || await book.FindAsync(id, ct) is not { } request || (!request.State.IsOpen() && request.FilesUntil is null))
                await shelf.RemoveAsync(name, ct);
    }

    async Task RemoveExportAsync(SubjectRequest export, CancellationToken ct)
    {
        var id = SubmissionId.Parse(export.Id);
        await exportShelf.RemoveAsync(id, ct);
        await shelf.RemoveAsync(export.Id, ct);
        await book.ChangeAsync(id, RequestBook.Worker, RequestAction.Expired, r => r.FilesUntil is null ? null : r with { Files = [], FilesUntil = null }, ct);
    }

    Task<SubjectRequest?> AnswerAsync(SubmissionId id, Func<SubjectRequest, SubjectRequest> change, CancellationToken ct) =>
        book.ChangeAsync(id, RequestBook.Worker, RequestAction.Answered, r => r.State == RequestState.Working
            ? change(r) with { State = RequestState.Answered, AnsweredOn = RwandaTime.DayOf(clock.GetUtcNow()) }
            : null, ct);
}

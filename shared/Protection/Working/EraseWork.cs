using System.Security.Cryptography;
using System.Text.Json;
using Azure.Storage.Blobs;
using Pipeline.Intake.Restricted;
using Pipeline.Protection.Requests;
using Pipeline.Protection.Rewriting;
using Pipeline.Reference;

namespace Pipeline.Protection.Working;

/// <summary>Erases a person everywhere, step by step; each step is put down before the next, so that a kill costs one step.</summary>
/// <param name="elsewhere">What is kept of persons beside the lake.</param>
public sealed class EraseWork(
    BlobServiceClient blobs, LakeRewrite rewrite, OriginalScan originals, WorkShelf shelf, CertificateShelf certificates, IEnumerable<ForgetPerson> elsewhere, TimeProvider clock)
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    readonly RestrictedPersons _persons = new(blobs);

    /// <summary>Does what is left to do and gives the certificate's hash.</summary>
    public async Task<string> RunAsync(SubjectRequest request, SubjectWork work, CancellationToken ct)
    {
        work = await EraseRowsAsync(request, work, ct);
        foreach (var forget in elsewhere) await forget(work.Keys, ct);
        work = await DestroyOriginalsAsync(work, ct);
        foreach (var restriction in (await _persons.ListAsync(ct)).Where(r => r.Keys.Intersect(work.Keys).Any())) await _persons.RemoveAsync(restriction.Request, ct);
        return await CertifyAsync(request, work, ct);
    }

    async Task<SubjectWork> EraseRowsAsync(SubjectRequest request, SubjectWork work, CancellationToken ct)
    {
        while (work.Done < work.Found.Count)
        {
            var erased = await rewrite.EraseAsync(work.Found[work.Done], work.Keys, request.Id, ct);
            // A step that was done before a kill finds nothing: its rows are known from the search.
            var found = work.Found[work.Done];
            erased ??= new(found.IsRejected ? "rejected" : found.IsAccepted ? "lake" : "restricted", found.Place.Submission, null, found.Rows, null, null);
            work = work with { Done = work.Done + 1, Erased = [.. work.Erased, erased] };
            await shelf.WriteAsync(work, ct);
        }
        return work;
    }

    async Task<SubjectWork> DestroyOriginalsAsync(SubjectWork work, CancellationToken ct)
    {
        var submissions = work.Found.Select(f => f.Place.Submission).ToHashSet(StringComparer.Ordinal);
        foreach (var name in await originals.ListAsync(work.Keys, ct))
        {
            if (string.CompareOrdinal(name, work.Originals) <= 0) continue;
            if (await originals.DestroyAsync(name, work.Keys, submissions, ct) is not { } destroyed) continue;
            work = work with { Originals = name, Erased = [.. work.Erased, destroyed] };
            await shelf.WriteAsync(work, ct);
        }
        return work;
    }

    async Task<string> CertifyAsync(SubjectRequest request, SubjectWork work, CancellationToken ct)
    {
        var certificate = new BinaryData(JsonSerializer.SerializeToUtf8Bytes(new
        {
            Request = request.Id,
            Kind = $"{request.Kind}",
            request.ReceivedOn,
            ErasedAt = clock.GetUtcNow(),
            DecidedBy = new { Role = $"{request.Decision!.Role}", request.Decision.Agency, request.Decision.Reason, request.Decision.RecommendationSha256 },
            Rows = work.Erased.Sum(f => f.RowsErased ?? 0),
            Originals = work.Erased.Count(f => f.What is Containers.Archive or Containers.Quarantine),
            Files = work.Erased,
            Notes = (string[])
            [
                "Rows were removed from the lake's files, from rows set apart and from rejected rows, with their sensitive columns; the files were written anew.",
                "Originals that held the person, and packed ones that could not be looked into, were destroyed whole with their snapshots. They can no longer be replayed.",
                "Where a mission of the diaspora programme named the person by pseudonym, it names nobody any more; one that was not over is cancelled.",
                "Published figures hold counts of groups only and stay as they are until the next run.",
                "What an agency delivers of the person after this day is a new processing of its own.",
            ],
        }, Json));
        await certificates.WriteAsync(request.Agency, request.Id, certificate, ct);
        return Convert.ToHexStringLower(SHA256.HashData(certificate));
    }
}

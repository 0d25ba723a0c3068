using Azure.Data.Tables;
using Pipeline.Audit;
using Pipeline.Intake.Ledger;
using Pipeline.Reference;

namespace Pipeline.Custody;

/// <summary>What a run did.</summary>
/// <param name="Certificates">Blobs of the certificates it wrote.</param>
/// <param name="Files">Files destroyed.</param>
/// <param name="Held">Dataset periods that are due and that a hold protects.</param>
public sealed record DestructionSummary(IReadOnlyList<string> Certificates, int Files, int Held);

/// <summary>
/// Destroys what is beyond its retention, one agency's dataset and period after another: a first event once no hold stands against it, the list of files
/// with their hashes, then the files, then the certificate and a second event. A run that was cut short is taken up by the next, and no file goes unlisted.
/// </summary>
public sealed class Destruction(
    RetentionReader reader, RetainedFiles retained, CertificateStore certificates, CurrentDrops current, Holds holds, CustodyLog log, TimeProvider clock)
{
    const string Actor = "retention";

    public async Task<DestructionSummary> RunAsync(CancellationToken ct)
    {
        var today = RwandaTime.DayOf(clock.GetUtcNow());
        var (written, files, held) = (new List<string>(), 0, 0);
        foreach (var entry in (await reader.ReadAsync(ct)).Entries)
        {
            if (entry.HeldBy.Count > 0 && today >= entry.OriginalsOn) held++;
            var scope = entry.ScopeOn(today);
            if (scope == PurgeScope.Nothing || await DestroyAsync(entry, scope, today, ct) is not { } certificate) continue;
            written.Add(certificate.BlobName);
            files += certificate.Files.Count;
        }
        return new(written, files, held);
    }

    /// <summary>Gives the certificate; null when all had gone before, or a hold was placed meanwhile.</summary>
    async Task<PurgeCertificate?> DestroyAsync(RetentionEntry entry, PurgeScope scope, DateOnly today, CancellationToken ct)
    {
        if (!entry.Rule.IsBeyond(entry.Period, scope == PurgeScope.Originals, today))
            throw new InvalidOperationException($"{entry.Agency}/{entry.Dataset} of {entry.Period} is within its retention: nothing of it is destroyed.");
        var state = await log.FindAsync(entry.Agency, PurgeState.RowKey(entry), ct);
        if (state is not null && PurgeState.IsDone(state, entry, scope)) return null;
        if (state is null || !PurgeState.IsOpen(state))
        {
            await certificates.RemovePendingAsync(entry, ct);
            if ((await retained.ListAsync(entry, scope, ct)).Count == 0) return null;
            if (!await BeginAsync(entry, scope, today, ct)) return null;
        }

        var (listed, files) = await ListAsync(entry, scope, ct);
        if (scope == PurgeScope.All) await current.WithdrawAsync(entry.Dataset, entry.Period, entry.Agency, entry.Submissions.Select(s => s.Id).ToHashSet(), ct);
        foreach (var file in files) await RetainedFiles.DestroyAsync(file, ct);
        return await EndAsync(entry, scope, listed, ct);
    }

    /// <summary>Holds are read within the transaction: one that is placed meanwhile is found, or finds that it comes too late.</summary>
    async Task<bool> BeginAsync(RetentionEntry entry, PurgeScope scope, DateOnly today, CancellationToken ct) => await log.Trail.WriteAsync($"{entry.Agency}", async token =>
    {
        if ((await holds.ListAsync(entry.Agency, token)).Any(h => h.Covers(entry.Agency, entry.Dataset, entry.Period, today))) return null;
        return new(Entry(entry, scope, CustodyAction.DestructionBegun), [new(TableTransactionActionType.UpsertReplace, PurgeState.Row(entry, CustodyAction.DestructionBegun, scope))]);
    }, ct) is not null;

    /// <summary>Puts down what is there, with what an earlier run put down, before any of it goes.</summary>
    async Task<(PurgeCertificate Listed, IReadOnlyList<RetainedFile> Files)> ListAsync(RetentionEntry entry, PurgeScope scope, CancellationToken ct)
    {
        var files = await retained.ListAsync(entry, scope, ct);
        var earlier = await certificates.FindPendingAsync(entry, ct);
        var isOriginal = scope == PurgeScope.Originals;
        DestroyedFile[] all = [.. (earlier?.Files ?? []).Concat(files.Select(f => f.Record)).Distinct().OrderBy(f => $"{f.SubmissionId}|{f.Kind}|{f.Sha256}", StringComparer.Ordinal)];
        // Those whose files went before have a certificate already.
        KeptSubmission[] submissions = [.. entry.Submissions.Where(s => all.Any(f => f.SubmissionId == $"{s.Id}"))];
        var listed = new PurgeCertificate(
            $"{entry.Agency}", $"{entry.Dataset}", $"{entry.Period}", $"{scope}", entry.Rule.Agreement,
            isOriginal ? entry.Rule.OriginalsMonths!.Value : entry.Rule.Months, entry.Rule.LastDay(entry.Period, isOriginal),
            [.. submissions.Select(s => $"{s.Id}")], submissions.Sum(s => s.RowsAccepted ?? 0), all,
            earlier?.BegunAt ?? clock.GetUtcNow(), Actor);
        await certificates.WritePendingAsync(entry, listed, ct);
        return (listed, files);
    }

    async Task<PurgeCertificate> EndAsync(RetentionEntry entry, PurgeScope scope, PurgeCertificate listed, CancellationToken ct)
    {
        var certificate = listed with { DestroyedAt = clock.GetUtcNow() };
        var hash = await certificates.WriteAsync(certificate, ct);
        await log.PutAsync(
            entry.Agency, Entry(entry, scope, CustodyAction.Destroyed, new("certificate", certificate.BlobName), new("sha256", hash), new("files", $"{certificate.Files.Count}")),
            PurgeState.Row(entry, CustodyAction.Destroyed, scope), ct);
        await certificates.RemovePendingAsync(entry, ct);
        return certificate;
    }

    static AuditEntry Entry(RetentionEntry entry, PurgeScope scope, CustodyAction action, params KeyValuePair<string, string?>[] details) => AuditEntry.Of(
        Actor, action, $"{entry.Dataset}|{entry.Period}",
        [new("scope", $"{scope}"), new("agreement", entry.Rule.Agreement.Replace('@', ':')), new("submissions", $"{entry.Submissions.Count}"), .. details]);
}

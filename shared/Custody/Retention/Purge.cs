using Azure.Data.Tables;
using Pipeline.Audit;

namespace Pipeline.Custody;

/// <summary>
/// Destroys what is beyond its time: a first event once no hold stands against it, the list of files with their hashes, then the files, then the certificate
/// and a second event. What was cut short is taken up by the next run, and no file goes unlisted.
/// </summary>
public sealed class Purge(CertificateStore certificates, Holds holds, CustodyLog log, TimeProvider clock)
{
    const string Actor = "retention";

    /// <summary>Gives the certificate; null when all had gone before, or a hold was placed meanwhile.</summary>
    /// <exception cref="InvalidOperationException">It is within its time.</exception>
    public async Task<PurgeCertificate?> RunAsync(PurgeTarget target, PurgeSteps steps, DateOnly today, CancellationToken ct)
    {
        if (today <= target.KeptUntil) throw new InvalidOperationException($"{target.Agency}/{target.Dataset} of {target.Period} is within its retention: nothing of it is destroyed.");
        var state = await log.FindAsync(target.Agency, PurgeState.RowKey(target), ct);
        if (state is not null && PurgeState.IsDone(state, target)) return null;
        if (state is null || !PurgeState.IsOpen(state))
        {
            await certificates.RemovePendingAsync(target, ct);
            if ((await steps.ListAsync(ct)).Count == 0) return null;
            if (!await BeginAsync(target, today, ct)) return null;
        }
        var (listed, files) = await ListAsync(target, steps, ct);
        await steps.BeforeAsync(ct);
        foreach (var file in files) await RetainedFiles.DestroyAsync(file, ct);
        await steps.AfterAsync(ct);
        return await EndAsync(target, listed, ct);
    }

    /// <summary>Holds are read within the transaction: one that is placed meanwhile is found, or finds that it comes too late.</summary>
    async Task<bool> BeginAsync(PurgeTarget target, DateOnly today, CancellationToken ct) => await log.Trail.WriteAsync($"{target.Agency}", async token =>
    {
        if ((await holds.ListAsync(target.Agency, token)).Any(h => h.Covers(target.Agency, target.Dataset, target.Period, today))) return null;
        return new(Entry(target, CustodyAction.DestructionBegun), [new(TableTransactionActionType.UpsertReplace, PurgeState.Row(target, CustodyAction.DestructionBegun))]);
    }, ct) is not null;

    /// <summary>Puts down what is there, with what an earlier run put down, before any of it goes.</summary>
    async Task<(PurgeCertificate Listed, IReadOnlyList<RetainedFile> Files)> ListAsync(PurgeTarget target, PurgeSteps steps, CancellationToken ct)
    {
        var files = await steps.ListAsync(ct);
        var earlier = await certificates.FindPendingAsync(target, ct);
        DestroyedFile[] all = [.. (earlier?.Files ?? []).Concat(files.Select(f => f.Record)).Distinct().OrderBy(f => $"{f.SubmissionId}|{f.Kind}|{f.Sha256}", StringComparer.Ordinal)];
        // Those whose files went before have a certificate already.
        PurgeMember[] members = [.. target.Members.Where(m => all.Any(f => f.SubmissionId == m.Id))];
        var listed = new PurgeCertificate(
            $"{target.Agency}", $"{target.Dataset}", $"{target.Period}", $"{target.Scope}", target.Basis, target.Months, target.KeptUntil,
            [.. members.Select(m => m.Id)], members.Sum(m => m.Rows), all, earlier?.BegunAt ?? clock.GetUtcNow(), Actor);
        await certificates.WritePendingAsync(target, listed, ct);
        return (listed, files);
    }

    async Task<PurgeCertificate> EndAsync(PurgeTarget target, PurgeCertificate listed, CancellationToken ct)
    {
        var certificate = listed with { DestroyedAt = clock.GetUtcNow() };
        var hash = await certificates.WriteAsync(certificate, ct);
        await log.PutAsync(
            target.Agency, Entry(target, CustodyAction.Destroyed, new("certificate", certificate.BlobName), new("sha256", hash), new("files", $"{certificate.Files.Count}")),
            PurgeState.Row(target, CustodyAction.Destroyed), ct);
        await certificates.RemovePendingAsync(target, ct);
        return certificate;
    }

    static AuditEntry Entry(PurgeTarget target, CustodyAction action, params KeyValuePair<string, string?>[] details) => AuditEntry.Of(
        Actor, action, $"{target.Dataset}|{target.Period}",
        [new("scope", $"{target.Scope}"), new("agreement", target.Basis.Replace('@', ':')), new("submissions", $"{target.Members.Count}"), .. details]);
}

using Pipeline.Intake.Ledger;
using Pipeline.Reference;

namespace Pipeline.Custody;

/// <summary>What a run did.</summary>
/// <param name="Certificates">Blobs of the certificates it wrote.</param>
/// <param name="Files">Files destroyed.</param>
/// <param name="Held">Dataset periods that are due and that a hold protects.</param>
public sealed record DestructionSummary(IReadOnlyList<string> Certificates, int Files, int Held);

/// <summary>Destroys what was delivered and is beyond the retention of its agreement, one agency's dataset and period after another.</summary>
public sealed class Destruction(RetentionReader reader, RetainedFiles retained, CurrentDrops current, Purge purge, TimeProvider clock)
{
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

    Task<PurgeCertificate?> DestroyAsync(RetentionEntry entry, PurgeScope scope, DateOnly today, CancellationToken ct)
    {
        var isOriginal = scope == PurgeScope.Originals;
        return purge.RunAsync(
            new(entry.Agency, entry.Dataset, entry.Period, scope, entry.Rule.Agreement, isOriginal ? entry.Rule.OriginalsMonths!.Value : entry.Rule.Months,
                entry.Rule.LastDay(entry.Period, isOriginal), [.. entry.Submissions.Select(s => new PurgeMember($"{s.Id}", s.RowsAccepted ?? 0))]),
            new(token => retained.ListAsync(entry, scope, token),
                async token =>
                {
                    if (scope == PurgeScope.All) await current.WithdrawAsync(entry.Dataset, entry.Period, entry.Agency, entry.Submissions.Select(s => s.Id).ToHashSet(), token);
                },
                _ => Task.CompletedTask),
            today, ct);
    }
}

using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace Pipeline.Audit.Seals;

/// <summary>Writes the seal of a day, and says what does not hold what was sealed before.</summary>
public sealed class AuditSealing(IEnumerable<AuditedTable> audited, TableServiceClient tables, SealStore store, TimeProvider clock)
{
    readonly SealReader _reader = new(store, clock);

    /// <summary>
    /// Seals the state of now. A day that has a seal keeps it, and nothing is written; a night that was missed stays without one, for nobody
    /// knows any more how far the streams went then.
    /// </summary>
    public async Task<SealingSummary> RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var before = await _reader.ReadNewestAsync(ct);
        string[] faults = [.. before.Faults.Select(f => f.Sentence)];
        if (before.Days.Contains(today)) return SealingSummary.Already(today, faults);
        var sealedBefore = (before.Seals is [var last] ? last.Heads : []).ToLookup(h => h.Table);
        string[] all = [.. audited.Select(t => t.Name).Union(sealedBefore.Select(t => t.Key)).Order(StringComparer.Ordinal)];
        var heads = await Task.WhenAll(all.Select(table => HeadsOfAsync(table, sealedBefore[table].ToDictionary(h => h.Stream), today, ct)));
        var seal = new Seal(now, today, [.. heads.SelectMany(h => h.Heads)], await LinkAsync(before, ct), SealDocument.Scheme);
        var document = SealDocument.Write(seal);
        if (!await store.AddAsync(today, document, ct)) return SealingSummary.Already(today, faults);
        var summary = SealingSummary.Of(seal, SealDocument.HashOf(document), [.. faults, .. heads.SelectMany(h => h.Unreadable)]);
        SealTelemetry.Sealed(seal, all, before.Faults.Count);
        return summary;
    }

    /// <summary>The newest seal as it lies there, whether or not it can be read.</summary>
    async Task<SealLink?> LinkAsync(SealReading before, CancellationToken ct) =>
        before.Days is [.., var newest] && await store.ReadAsync(newest, ct) is { } document ? new(newest, SealDocument.HashOf(document)) : null;

    async Task<(IReadOnlyList<SealedHead> Heads, IReadOnlyList<string> Unreadable)> HeadsOfAsync(
        string table, Dictionary<string, SealedHead> before, DateOnly today, CancellationToken ct)
    {
        var (reader, heads, unreadable) = (new AuditReader(tables, table), new List<SealedHead>(), new List<string>());
        try
        {
            await foreach (var (stream, head) in reader.ListHeadsAsync(ct))
                if (before.Remove(stream, out var known)) heads.Add(await NextAsync(reader, known, head, today, ct));
                else if (head.Number > 0) heads.Add(new(null, head.Number, head.Hash, stream, table));
                else if (head.Number < 0) unreadable.Add($"The head of {table}/{stream} cannot be read, and no seal knows how far it went.");
        }
        catch (RequestFailedException e) when (e.ErrorCode == TableErrorCode.TableNotFound)
        {
            // Its streams are missing, as below.
        }
        foreach (var gone in before.Values) heads.Add(Stay(gone, StreamHead.None, today));
        return (heads, unreadable);
    }

    // What is past the sealed event follows it by the hashes; the walk of a verification says whether they fit.
    static async Task<SealedHead> NextAsync(AuditReader reader, SealedHead before, StreamHead now, DateOnly today, CancellationToken ct) =>
        (now.Number, now.Hash) == (before.Events, before.Hash)
        || (now.Number > before.Events && await reader.HashAsync(before.Stream, before.Events, ct) == before.Hash)
            ? before with { Broken = null, Events = now.Number, Hash = now.Hash }
            : Stay(before, now, today);

    static SealedHead Stay(SealedHead before, StreamHead now, DateOnly today) =>
        before with { Broken = new(Math.Max(now.Number, 0), before.Broken?.Found ?? today, now.Number > 0 ? now.Hash : AuditEvent.NoHash) };
}

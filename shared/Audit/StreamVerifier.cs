using Azure.Data.Tables;

namespace Pipeline.Audit;

/// <summary>Verifies streams of one table, also while they are written to.</summary>
public sealed class StreamVerifier(TableServiceClient tables, string table)
{
    readonly TableClient _table = tables.GetTableClient(table);

    /// <summary>Walks a stream from its first event to its head and names the first thing that is broken.</summary>
    /// <param name="seen">Told of every event that holds, in their order.</param>
    /// <param name="known">
    /// Events that were handed out as proof or sealed. Without one, a stream that somebody shortened or wrote anew together with its head looks whole.
    /// </param>
    public async Task<Verification> VerifyAsync(
        string stream, CancellationToken ct, Action<AuditEvent>? seen = null, IReadOnlyCollection<KnownEvent>? known = null)
    {
        var walk = new ChainWalk(stream, await StreamHead.ReadAsync(_table, stream, ct), known);
        await foreach (var row in _table.QueryAsync<TableEntity>(AuditRows.EventsFrom(stream, 1), cancellationToken: ct))
        {
            if (!walk.Take(row, out var e)) break;
            seen?.Invoke(e);
        }
        // The head comes last: a first event may be written meanwhile, and rows seen before it would have no head.
        var hasRows = await HasRowsAsync(stream, ct);
        return walk.End(await StreamHead.ReadAsync(_table, stream, ct), hasRows);
    }

    async Task<bool> HasRowsAsync(string stream, CancellationToken ct)
    {
        await foreach (var _ in _table.QueryAsync<TableEntity>(AuditRows.InStream(stream), maxPerPage: 1, cancellationToken: ct)) return true;
        return false;
    }
}

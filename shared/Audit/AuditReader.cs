using System.Runtime.CompilerServices;
using Azure.Data.Tables;

namespace Pipeline.Audit;

/// <summary>Reads the streams of one table. What is read is not verified: <see cref="StreamVerifier"/> does that.</summary>
public sealed class AuditReader(TableServiceClient tables, string table)
{
    readonly TableClient _table = tables.GetTableClient(table);

    /// <summary>Events of a stream from a number on, in their order, at most so many.</summary>
    /// <exception cref="InvalidDataException">A row among the events is none.</exception>
    public async Task<IReadOnlyList<AuditEvent>> ReadAsync(string stream, long from, int limit, CancellationToken ct)
    {
        var events = new List<AuditEvent>();
        await foreach (var row in _table.QueryAsync<TableEntity>(AuditRows.EventsFrom(stream, from), maxPerPage: Math.Min(limit, 1000), cancellationToken: ct))
        {
            events.Add(EventRow.TryRead(row, out var e, out var mistake)
                ? e
                : throw new InvalidDataException($"The row '{row.RowKey}' of stream '{stream}' {mistake}. Verify the stream."));
            if (events.Count == limit) break;
        }
        return events;
    }

    /// <summary>The streams of the table: its partitions, in their order. One small request each.</summary>
    public async IAsyncEnumerable<string> ListStreamsAsync([EnumeratorCancellation] CancellationToken ct)
    {
        for (var last = await FirstAfterAsync(null, ct); last is not null; last = await FirstAfterAsync(last, ct)) yield return last;
    }

    /// <summary>How far each stream goes, in their order: two small requests each, however many events they have.</summary>
    internal async IAsyncEnumerable<(string Stream, StreamHead Head)> ListHeadsAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var stream in ListStreamsAsync(ct)) yield return (stream, await StreamHead.ReadAsync(_table, stream, ct));
    }

    /// <summary>The hash of one event, if it is there and its content gives that hash; null otherwise.</summary>
    internal async Task<string?> HashAsync(string stream, long number, CancellationToken ct)
    {
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(stream, AuditRows.Event(number), cancellationToken: ct);
        return found.HasValue && EventRow.TryRead(found.Value!, out var e, out _) && AuditHash.Of(e) == e.Hash ? e.Hash : null;
    }

    async Task<string?> FirstAfterAsync(string? stream, CancellationToken ct)
    {
        var filter = stream is null ? null : $"PartitionKey gt '{AuditRows.Quoted(stream)}'";
        await foreach (var row in _table.QueryAsync<TableEntity>(filter, maxPerPage: 1, select: [nameof(ITableEntity.PartitionKey)], cancellationToken: ct))
            return row.PartitionKey;
        return null;
    }
}

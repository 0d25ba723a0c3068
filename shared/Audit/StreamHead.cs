using Azure;
using Azure.Data.Tables;

namespace Pipeline.Audit;

/// <summary>How far a stream goes: the number and hash of its last event. Its row is replaced with every event, under its ETag.</summary>
sealed record StreamHead(long Number, string Hash, ETag ETag)
{
    /// <summary>Of a stream without events.</summary>
    public static StreamHead None { get; } = new(0, AuditEvent.NoHash, default);

    public static async Task<StreamHead> ReadAsync(TableClient table, string stream, CancellationToken ct)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(stream, AuditRows.Head, cancellationToken: ct);
        return found.HasValue ? Read(found.Value!) : None;
    }

    /// <remarks>A head that somebody spoilt has the number -1: no event follows it, and no stream agrees with it.</remarks>
    public static StreamHead Read(TableEntity row) =>
        row.TryGetValue(nameof(Number), out var number) && number is long and > 0 && row.TryGetValue(nameof(Hash), out var hash) && hash is string
            ? new((long)number, (string)hash, row.ETag)
            : new(-1, "", row.ETag);

    /// <summary>The action that moves the head on to an event, if nobody else has since this was read.</summary>
    public TableTransactionAction MoveTo(AuditEvent e)
    {
        var row = new TableEntity(e.Stream, AuditRows.Head) { [nameof(Number)] = e.Number, [nameof(Hash)] = e.Hash };
        return this == None
            ? new(TableTransactionActionType.Add, row)
            : new(TableTransactionActionType.UpdateReplace, row, ETag);
    }
}

using Azure.Data.Tables;

namespace Pipeline.Audit;

/// <summary>An event and the state rows whose change it records. They are written together or not at all.</summary>
/// <param name="Entry">What happened.</param>
/// <param name="Rows">What it does to rows of the stream's partition; at most <see cref="MostRows"/>, each row once.</param>
public sealed record AuditedChange(AuditEntry Entry, IReadOnlyList<TableTransactionAction> Rows)
{
    /// <summary>A transaction of the table service has 100 actions; the event and the head are two of them.</summary>
    public const int MostRows = 98;

    /// <exception cref="InvalidOperationException">There are too many rows, or one is of another partition or the trail's own.</exception>
    internal void Check(string stream)
    {
        if (Rows.Count > MostRows)
            throw new InvalidOperationException($"At most {MostRows} rows can be written with an event; there are {Rows.Count}.");
        if (Rows.Any(row => row.Entity.PartitionKey != stream))
            throw new InvalidOperationException($"Every row written with an event is of the stream's partition, '{stream}'.");
        if (Rows.Any(row => AuditRows.IsOwn(row.Entity.RowKey)))
            throw new InvalidOperationException($"Rows whose key begins with '{AuditRows.Prefix}' are the trail's own: events are added, never changed.");
    }
}

using Azure.Data.Tables;
using Pipeline.Intake.Ledger;
using Pipeline.Reference;

namespace Pipeline.Coordination;

/// <summary>
/// Reads deliveries from table <c>submissions</c> by the names of its columns. Rows whose key is no submission's id (events, indexes) and
/// repetitions of a content that another submission answers for are passed over, and so are files of no known dataset.
/// </summary>
public sealed class DeliveryReader(TableServiceClient tables)
{
    static readonly string[] Columns =
    [
        "PartitionKey", "RowKey", "BlobName", "Dataset", "Period", "Lifecycle", "Outcome", "ReceivedAt", "DecidedAt", "DuplicateOf", "IsNil",
        "ProtocolVersion", "RowsRead", "RowsAccepted", "RowsWithWarnings", "Errors", "Warnings",
    ];

    // An id begins with its agency's short name, and that with a letter; events and the rows of the index begin with other signs.
    const string Submissions = "RowKey ge 'a' and RowKey lt '~'";

    readonly TableClient _table = tables.GetTableClient(SubmissionLedger.TableName);

    public async Task<IReadOnlyList<Delivered>> ListAsync(CancellationToken ct)
    {
        var all = new List<Delivered>();
        await foreach (var row in _table.QueryAsync<TableEntity>(Submissions, select: Columns, cancellationToken: ct))
            if (Read(row) is { } delivered) all.Add(delivered);
        return all;
    }

    /// <summary>The delivery that a row tells of, or null when it tells of none.</summary>
    public static Delivered? Read(TableEntity row)
    {
        if (!SubmissionId.TryParse(row.RowKey, null, out var id) || !string.IsNullOrEmpty(row.GetString("DuplicateOf"))) return null;
        if (AboutOf(row) is not var (dataset, period) || row.GetDateTimeOffset("ReceivedAt") is not { } receivedAt) return null;
        var outcome = row.GetString("Outcome") is { Length: > 0 } text ? text : null;
        var delivered = new Delivered(
            id.Agency, dataset, period, id, receivedAt, row.GetDateTimeOffset("DecidedAt"), row.GetString("Lifecycle") ?? "", outcome,
            row.GetString("ProtocolVersion"), Number(row, "RowsRead"), Number(row, "RowsAccepted"), Number(row, "RowsWithWarnings"),
            Number(row, "Errors"), Number(row, "Warnings"));
        return delivered with { IsNil = row.GetBoolean("IsNil") ?? delivered is { IsAccepted: true, RowsRead: 0 } };
    }

    // Rows from before there were columns for it say it in the path.
    static (DatasetId Dataset, ReferencePeriod Period)? AboutOf(TableEntity row)
    {
        var parts = row.GetString("BlobName")?.Split('/') ?? [];
        return DatasetId.TryParse(row.GetString("Dataset") ?? parts.ElementAtOrDefault(1), null, out var dataset)
            && ReferencePeriod.TryParse(row.GetString("Period") ?? parts.ElementAtOrDefault(2), null, out var period)
                ? (dataset, period)
                : null;
    }

    static long? Number(TableEntity row, string column) => row.TryGetValue(column, out var value) ? value switch { long n => n, int n => n, _ => null } : null;
}

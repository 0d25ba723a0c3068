using Azure.Data.Tables;
using Pipeline.Coordination;
using Pipeline.Intake.Ledger;

namespace Pipeline.YearReplay;

/// <summary>Writes made-up deliveries into table <c>submissions</c>, among rows that are none.</summary>
public static class LedgerRows
{
    const int AtOnce = 8;

    public static async Task WriteAsync(TableServiceClient tables, IReadOnlyList<Delivered> deliveries, CancellationToken ct)
    {
        await tables.CreateTableIfNotExistsAsync(SubmissionLedger.TableName, ct);
        var table = tables.GetTableClient(SubmissionLedger.TableName);
        await Parallel.ForEachAsync(deliveries, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct },
            async (delivered, token) => await table.UpsertEntityAsync(ToEntity(delivered), TableUpdateMode.Replace, token));
        foreach (var agency in deliveries.Select(d => $"{d.Agency}").Distinct())
            await table.UpsertEntityAsync(new TableEntity(agency, "event|00000001") { ["Outcome"] = "Accepted" }, TableUpdateMode.Replace, ct);
    }

    public static TableEntity ToEntity(Delivered delivered) => new($"{delivered.Agency}", $"{delivered.Submission}")
    {
        ["BlobName"] = $"{delivered.Agency}/{delivered.Dataset}/{delivered.Period}/made.csv",
        ["Dataset"] = $"{delivered.Dataset}",
        ["Period"] = $"{delivered.Period}",
        ["Lifecycle"] = delivered.Lifecycle,
        ["Outcome"] = delivered.Outcome!,
        ["ReceivedAt"] = delivered.ReceivedAt,
        ["ChangedAt"] = delivered.DecidedAt!.Value,
        ["DecidedAt"] = delivered.DecidedAt!.Value,
        ["Attempts"] = 1,
        ["ProtocolVersion"] = delivered.ProtocolVersion!,
        ["RowsRead"] = delivered.RowsRead!.Value,
        ["RowsAccepted"] = delivered.RowsAccepted!.Value,
        ["RowsWithWarnings"] = delivered.RowsWithWarnings!.Value,
        ["Errors"] = delivered.Errors!.Value,
        ["Warnings"] = delivered.Warnings!.Value,
    };
}

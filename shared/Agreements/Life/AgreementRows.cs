using Azure.Data.Tables;
using Pipeline.Reference;

namespace Pipeline.Agreements;

/// <summary>Reads table <c>agreements</c>.</summary>
public sealed class AgreementRows(TableServiceClient tables)
{
    public const string TableName = "agreements";

    // Versions and approvals begin with a letter; the trail's own rows begin with a tilde, which sorts after them.
    const string State = "RowKey ge 'a' and RowKey lt '~'";

    readonly TableClient _table = tables.GetTableClient(TableName);

    public async Task<AgreementFile> ReadAsync(AgencyId agency, DatasetId dataset, CancellationToken ct) =>
        AgreementFile.Of(await QueryAsync($"PartitionKey eq '{AgreementId.StreamOf(agency, dataset)}' and {State}", ct));

    /// <summary>Everything on record, by agency and dataset.</summary>
    public async Task<IReadOnlyDictionary<(AgencyId Agency, DatasetId Dataset), AgreementFile>> ReadAllAsync(CancellationToken ct) =>
        (await QueryAsync(State, ct)).GroupBy(row => row.PartitionKey)
            .ToDictionary(stream => KeyOf(stream.Key), AgreementFile.Of);

    static (AgencyId, DatasetId) KeyOf(string stream)
    {
        var parts = stream.Split('|');
        return (AgencyId.Parse(parts[0]), DatasetId.Parse(parts[1]));
    }

    async Task<IReadOnlyList<TableEntity>> QueryAsync(string filter, CancellationToken ct)
    {
        var rows = new List<TableEntity>();
        await foreach (var row in _table.QueryAsync<TableEntity>(filter, cancellationToken: ct)) rows.Add(row);
        return rows;
    }
}

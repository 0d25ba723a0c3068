using Azure;
using Azure.Data.Tables;
using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Intake.Ledger;

/// <summary>
/// Table <c>contents</c>: which submission answers for a content of one agency, dataset and period under one protocol version. A claim is
/// written after the claimant's outputs, so whoever finds one finds its receipt too.
/// </summary>
public sealed class ContentClaims(TableServiceClient tables)
{
    public const string TableName = "contents";

    readonly TableClient _table = tables.GetTableClient(TableName);

    /// <summary>The submission that answers for this content, or null.</summary>
    public async Task<SubmissionId?> FindAsync(TakenUnder taken, string sha256, CancellationToken ct)
    {
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(Partition(taken.Path), Row(taken.Protocol.Version, sha256), cancellationToken: ct);
        return found.HasValue ? SubmissionId.Parse(found.Value!.GetString("Submission")!) : null;
    }

    /// <summary>Claims a content, unless another submission already answers for it.</summary>
    /// <param name="instead">A claimant whose claim has lapsed and may be taken over.</param>
    /// <returns>The submission that answers from now on.</returns>
    public async Task<SubmissionId> ClaimAsync(
        TakenUnder taken, string sha256, SubmissionId claimant, SubmissionId? instead, CancellationToken ct)
    {
        var entity = new TableEntity(Partition(taken.Path), Row(taken.Protocol.Version, sha256)) { ["Submission"] = claimant.ToString() };
        while (true)
        {
            var found = await _table.GetEntityIfExistsAsync<TableEntity>(entity.PartitionKey, entity.RowKey, cancellationToken: ct);
            try
            {
                if (!found.HasValue)
                {
                    await _table.AddEntityAsync(entity, ct);
                    return claimant;
                }
                var owner = SubmissionId.Parse(found.Value!.GetString("Submission")!);
                if (owner != instead) return owner;
                await _table.UpdateEntityAsync(entity, found.Value!.ETag, TableUpdateMode.Replace, ct);
                return claimant;
            }
            catch (RequestFailedException e) when (e.Status is 409 or 412)
            {
                // Another claimant was first: look who.
            }
        }
    }

    static string Partition(DropPath path) => $"{path.Agency}|{path.Dataset}|{path.Period}";

    static string Row(ProtocolVersion version, string sha256) => $"{sha256}|{version}";
}

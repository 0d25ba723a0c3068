using Azure.Data.Tables;
using Pipeline.Protocols;

namespace Pipeline.Agreements;

/// <summary>All that is on record of one dataset's agreement: its versions and their approvals.</summary>
public sealed record AgreementFile(IReadOnlyList<AgreementVersion> Versions, IReadOnlyList<Approval> Approvals)
{
    public AgreementVersion? Find(ProtocolVersion version) => Versions.FirstOrDefault(v => v.Number == version);

    /// <summary>The approvals that count: those of the text as it is now.</summary>
    public IReadOnlyList<Approval> ApprovalsOf(AgreementVersion version) =>
        [.. Approvals.Where(a => a.Version == $"{version.Number}" && a.Sha256 == version.Sha256).OrderBy(a => a.At)];

    /// <summary>Whether every side approved exactly this text.</summary>
    public bool IsApproved(AgreementVersion version) =>
        Sides.All.All(side => ApprovalsOf(version).Any(a => a.Side == $"{side}"));

    internal static AgreementFile Of(IEnumerable<TableEntity> rows)
    {
        var all = rows.ToList();
        return new(
            [.. all.Where(r => r.RowKey.StartsWith(AgreementVersion.Prefix, StringComparison.Ordinal)).Select(Version).OrderBy(v => v.Number)],
            [.. all.Where(r => r.RowKey.StartsWith(Approval.Prefix, StringComparison.Ordinal)).Select(ApprovalOf)]);
    }

    static AgreementVersion Version(TableEntity row) => new()
    {
        PartitionKey = row.PartitionKey,
        RowKey = row.RowKey,
        ETag = row.ETag,
        State = row.GetString(nameof(AgreementVersion.State)) ?? "",
        Sha256 = row.GetString(nameof(AgreementVersion.Sha256)) ?? "",
        ProposedAt = row.GetDateTimeOffset(nameof(AgreementVersion.ProposedAt)) ?? default,
        RequestedAt = row.GetDateTimeOffset(nameof(AgreementVersion.RequestedAt)) ?? default,
        ProposedBy = row.GetString(nameof(AgreementVersion.ProposedBy)) ?? "",
        ActiveSince = row.GetDateTimeOffset(nameof(AgreementVersion.ActiveSince)),
        EndedAt = row.GetDateTimeOffset(nameof(AgreementVersion.EndedAt)),
        Reason = row.GetString(nameof(AgreementVersion.Reason)),
    };

    static Approval ApprovalOf(TableEntity row) => new()
    {
        PartitionKey = row.PartitionKey,
        RowKey = row.RowKey,
        ETag = row.ETag,
        Version = row.GetString(nameof(Approval.Version)) ?? "",
        Sha256 = row.GetString(nameof(Approval.Sha256)) ?? "",
        Side = row.GetString(nameof(Approval.Side)) ?? "",
        Role = row.GetString(nameof(Approval.Role)) ?? "",
        Agency = row.GetString(nameof(Approval.Agency)),
        Account = row.GetString(nameof(Approval.Account)) ?? "",
        By = row.GetString(nameof(Approval.By)) ?? "",
        At = row.GetDateTimeOffset(nameof(Approval.At)) ?? default,
    };
}

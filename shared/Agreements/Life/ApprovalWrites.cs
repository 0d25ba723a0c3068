using Azure.Data.Tables;
using Pipeline.Access;
using Pipeline.Audit;
using Pipeline.Protocols;

namespace Pipeline.Agreements;

/// <summary>What an approval does to the rows of its agreement; the last one makes the version active, and what it follows deprecated.</summary>
static class ApprovalWrites
{
    /// <param name="protocol">What the text says.</param>
    /// <param name="follows">The newest version that was agreed when the text was checked; null when there was none.</param>
    public static Decision Of(AgreementFile file, AgreementId id, string sha256, Protocol protocol, ProtocolVersion? follows, Caller caller, DateTimeOffset at)
    {
        if (file.Find(id.Version) is not { } version) return new(null, AgreementRefusal.Unknown(id));
        if (version.Sha256 != sha256) return new(null, AgreementRefusal.Changed(id, version.Sha256));
        if (version.Life != AgreementState.Proposed) return Again(file, id, caller);
        var sides = Sides.Of(caller, protocol);
        if (sides.Count == 0) return new(null, AgreementRefusal.NotTheirs(id, protocol.Agreement.Receiver));
        var given = file.ApprovalsOf(version);
        if (given.Any(a => a.Account == caller.Subject)) return Decision.Nothing;
        var open = sides.Where(side => given.All(a => a.Side != $"{side}")).ToList();
        if (open.Count == 0) return Decision.Refuse("The side has approved already", $"{id} has been approved for {string.Join(" and ", sides)} by somebody else.");
        if (file.Versions.Any(v => v.Life is AgreementState.Active or AgreementState.Deprecated or AgreementState.Retired && v.Number > (follows ?? default)))
            return Decision.Refuse("Another version has become active", $"{id} was checked against the one before. Approve it again: it is checked anew then.");

        var approval = ApprovalOf(id, sha256, open[0], caller, at);
        var isLast = given.Count + 1 == Sides.All.Count;
        List<TableTransactionAction> writes = [new(TableTransactionActionType.Add, approval)];
        if (isLast) writes.AddRange(Activate(file, version, at));
        return new(new(Entry(id, isLast, approval, caller), writes), ChangesWhatIsInForce: isLast);
    }

    /// <summary>An approval of what is no longer a proposal: nothing to do for whoever approved it, too late for others.</summary>
    public static Decision Again(AgreementFile file, AgreementId id, Caller caller) => file.Find(id.Version) switch
    {
        null => new(null, AgreementRefusal.Unknown(id)),
        { Life: AgreementState.Active } active when file.ApprovalsOf(active).Any(a => a.Account == caller.Subject) => Decision.Nothing,
        var version => Decision.Refuse("The version waits for no approval", $"{id} is {version.State}."),
    };

    static IEnumerable<TableTransactionAction> Activate(AgreementFile file, AgreementVersion version, DateTimeOffset at)
    {
        yield return Replace(version, version with { State = nameof(AgreementState.Active), ActiveSince = at });
        foreach (var before in file.Versions.Where(v => v.Life == AgreementState.Active))
            yield return Replace(before, before with { State = nameof(AgreementState.Deprecated) });
    }

    static TableTransactionAction Replace(AgreementVersion before, AgreementVersion after) => new(TableTransactionActionType.UpdateReplace, after, before.ETag);

    static Approval ApprovalOf(AgreementId id, string sha256, Side side, Caller caller, DateTimeOffset at) => new()
    {
        PartitionKey = id.Stream,
        RowKey = $"{Approval.Prefix}{id.Version}|{sha256}|{side}",
        Version = $"{id.Version}",
        Sha256 = sha256,
        Side = $"{side}",
        Role = $"{Sides.RoleOf(side)}",
        Agency = side == Side.Coordination ? null : caller.Agency?.ToString(),
        Account = caller.Subject,
        By = caller.Pseudonym,
        At = at,
    };

    static AuditEntry Entry(AgreementId id, bool isLast, Approval approval, Caller caller) =>
        AuditEntry.Of(caller.Pseudonym, isLast ? AgreementAction.Activated : AgreementAction.Approved, id.Subject,
        [
            new("side", approval.Side), new("role", approval.Role), new("agency", approval.Agency), new("sha256", approval.Sha256),
        ]);
}

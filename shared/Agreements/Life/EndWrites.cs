using Azure.Data.Tables;
using Pipeline.Access;
using Pipeline.Audit;
using Pipeline.Protocols;

namespace Pipeline.Agreements;

/// <summary>What a rejection or a retirement does to the rows of its agreement. The reason is kept in the row: words may name people, and events may not.</summary>
static class EndWrites
{
    public static Decision Reject(AgreementFile file, AgreementId id, Protocol protocol, string reason, Caller caller, DateTimeOffset at)
    {
        if (file.Find(id.Version) is not { } version) return new(null, AgreementRefusal.Unknown(id));
        if (Sides.Of(caller, protocol) is not [var side, ..]) return new(null, AgreementRefusal.NotTheirs(id, protocol.Agreement.Receiver));
        if (version.Life == AgreementState.Rejected) return Decision.Nothing;
        if (version.Life != AgreementState.Proposed)
            return Decision.Refuse("The version is no proposal", $"{id} is {version.State}. One that is in force is retired.");
        var after = version with { State = nameof(AgreementState.Rejected), EndedAt = at, Reason = reason };
        return new(new(
            AuditEntry.Of(caller.Pseudonym, AgreementAction.Rejected, id.Subject, [new("side", $"{side}"), new("sha256", version.Sha256)]),
            [new(TableTransactionActionType.UpdateReplace, after, version.ETag)]));
    }

    /// <param name="ships">The version as it ships, when it does.</param>
    public static Decision Retire(AgreementFile file, AgreementId id, Protocol? ships, string reason, Caller caller, DateTimeOffset at)
    {
        var version = file.Find(id.Version);
        if (version is null && ships is null) return new(null, AgreementRefusal.Unknown(id));
        if (version?.Life == AgreementState.Retired) return Decision.Nothing;
        if (version is { Life: AgreementState.Proposed or AgreementState.Rejected })
            return Decision.Refuse("The version is not in force", $"{id} is {version.State}. A proposal is rejected.");
        var after = (version ?? AgreementVersion.New(id)) with { State = nameof(AgreementState.Retired), EndedAt = at, Reason = reason };
        if (version is null) (after.ProposedAt, after.RequestedAt) = (at, at);
        return new(new(
            AuditEntry.Of(caller.Pseudonym, AgreementAction.Retired, id.Subject,
                [new("agency", caller.Agency?.ToString()), new("sha256", after.Sha256.Length > 0 ? after.Sha256 : null)]),
            [version is null ? new(TableTransactionActionType.Add, after) : new(TableTransactionActionType.UpdateReplace, after, version.ETag)]),
            ChangesWhatIsInForce: true);
    }
}

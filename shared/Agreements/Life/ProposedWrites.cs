using Azure.Data.Tables;
using Pipeline.Access;
using Pipeline.Audit;

namespace Pipeline.Agreements;

/// <summary>What a proposal does to the rows of its agreement.</summary>
static class ProposedWrites
{
    public static Decision Of(AgreementFile file, AgreementId id, string sha256, Caller caller, string? replaces, DateTimeOffset at)
    {
        var known = file.Find(id.Version);
        if (replaces is not null && replaces != (known?.Sha256 ?? "")) return new(null, AgreementRefusal.Changed(id, known?.Sha256 ?? "of none: nothing is proposed"));
        var row = AgreementVersion.New(id) with
        {
            State = nameof(AgreementState.Proposed),
            Sha256 = sha256,
            ProposedAt = at,
            RequestedAt = known?.RequestedAt ?? at,
            ProposedBy = caller.Pseudonym,
        };
        if (known is null) return new(new(Entry(AgreementAction.Proposed, null), [new(TableTransactionActionType.Add, row)]));
        if (known.Sha256 == sha256) return known.Life == AgreementState.Rejected ? Rejected(id) : Decision.Nothing;
        if (known.Life is not (AgreementState.Proposed or AgreementState.Rejected))
            return Decision.Refuse("The version is agreed already", $"{id} is {known.State}, with another text. Propose the change under a new number.");
        if (known.Life == AgreementState.Proposed && file.ApprovalsOf(known) is { Count: > 0 } approvals)
            return Decision.Refuse("The version has been approved",
                $"{id} has {approvals.Count} approval(s) of another text. Have it rejected first, or propose this text under a new number.");
        return new(new(Entry(AgreementAction.Replaced, known.Sha256), [new(TableTransactionActionType.UpdateReplace, row, known.ETag)]));

        AuditEntry Entry(AgreementAction action, string? before) => AuditEntry.Of(caller.Pseudonym, action, id.Subject,
            [new("sha256", sha256), new("replaced", before), new("agency", caller.Agency?.ToString())]);
    }

    static Decision Rejected(AgreementId id) => Decision.Refuse("The text was rejected", $"{id} was rejected with exactly this text. Change what was the reason, and propose it again.");
}

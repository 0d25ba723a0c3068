using Azure.Data.Tables;
using Pipeline.Access;
using Pipeline.Audit;
using Pipeline.Protocols;

namespace Pipeline.Agreements;

/// <summary>
/// The life of agreements: proposed, approved by both sides and the coordination body, active. Each step is one transaction of the rows it changes and
/// its event, so that of two hosts one is first and the other sees what it did.
/// </summary>
public sealed class AgreementLedger(
    TableServiceClient tables, AgreementRows rows, AgreementTexts texts, ProposalCheck check, CatalogInForce catalog, AgreedProtocols agreed, TimeProvider clock)
{
    readonly AuditTrail _trail = new(tables, AgreementRows.TableName, clock);

    /// <summary>Proposes a text, or another one in the place of a text that nobody has approved. The same text again changes nothing.</summary>
    /// <param name="replaces">The hash of the text that it may replace; empty when there must be none, null when either will do.</param>
    public async Task<AgreementAnswer> ProposeAsync(AgreementId id, byte[] text, Caller caller, string? replaces, CancellationToken ct)
    {
        var sha256 = AgreementTexts.Sha256(text);
        if ((await ReadAsync(id, ct)).Find(id.Version) is { } known && known.Sha256 == sha256 && known.Life != AgreementState.Rejected)
            return await AnswerAsync(id, false, ct);
        if (catalog.Shipped.Published.Concat(catalog.Shipped.Protocols).Any(p => $"{p}" == $"{id}"))
            return Refuse("The version is agreed already", $"{id} ships with the program. Propose the change under a new number.");
        var (protocol, mistakes) = check.Read(id, text);
        if (protocol is null) return AgreementAnswer.Refused(AgreementRefusal.Wrong(id, mistakes));
        // Before its row: a row never names a text that is not there.
        await texts.WriteAsync(id, text, ct);
        return await ChangeAsync(id, file => ProposedWrites.Of(file, id, sha256, caller, replaces, clock.GetUtcNow()), ct);
    }

    /// <summary>Approves the text that has this hash for the side that the caller speaks for. With the last approval the version becomes active.</summary>
    public async Task<AgreementAnswer> ApproveAsync(AgreementId id, string sha256, Caller caller, CancellationToken ct)
    {
        if ((await ReadAsync(id, ct)).Find(id.Version) is not { Sha256.Length: > 0 } version) return AgreementAnswer.Refused(AgreementRefusal.Unknown(id));
        if (version.Sha256 != sha256) return AgreementAnswer.Refused(AgreementRefusal.Changed(id, version.Sha256));
        var text = await texts.ReadAsync(id, sha256, ct);
        if (version.Life != AgreementState.Proposed) return await ChangeAsync(id, file => ApprovalWrites.Again(file, id, caller), ct);
        // What was agreed since it was proposed may stand in its way.
        await agreed.LookAsync(TimeSpan.Zero, ct);
        var before = ProposalCheck.Previous(catalog.Now, id)?.Version;
        var (protocol, mistakes) = check.Read(id, text);
        return protocol is null
            ? Refuse("The version has been overtaken", $"{id} cannot be agreed any more: {string.Join(" ", mistakes)} Propose a text that follows what is agreed now.")
            : await ChangeAsync(id, file => ApprovalWrites.Of(file, id, sha256, protocol, before, caller, clock.GetUtcNow()), ct);
    }

    /// <summary>Says no to a proposal for the side that the caller speaks for.</summary>
    public async Task<AgreementAnswer> RejectAsync(AgreementId id, string sha256, string reason, Caller caller, CancellationToken ct)
    {
        if ((await ReadAsync(id, ct)).Find(id.Version) is not { Sha256.Length: > 0 } version) return AgreementAnswer.Refused(AgreementRefusal.Unknown(id));
        if (version.Sha256 != sha256) return AgreementAnswer.Refused(AgreementRefusal.Changed(id, version.Sha256));
        var protocol = await ReadTextAsync(id, sha256, ct);
        return await ChangeAsync(id, file => EndWrites.Reject(file, id, protocol, reason, caller, clock.GetUtcNow()), ct);
    }

    /// <summary>Ends a version that is in force, one that ships too: from now on nothing is taken under it.</summary>
    public async Task<AgreementAnswer> RetireAsync(AgreementId id, string reason, Caller caller, CancellationToken ct)
    {
        var ships = catalog.Shipped.Protocols.FirstOrDefault(p => $"{p}" == $"{id}");
        return await ChangeAsync(id, file => EndWrites.Retire(file, id, ships, reason, caller, clock.GetUtcNow()), ct);
    }

    /// <summary>The protocol that a recorded text says.</summary>
    /// <exception cref="AlteredTextException">The text is gone or changed.</exception>
    public async Task<Protocol> ReadTextAsync(AgreementId id, string sha256, CancellationToken ct) => Protocols.Loading.ProtocolText.Read(
        AgreementTexts.Decode(await texts.ReadAsync(id, sha256, ct))!, AgreementTexts.NameOf(id, sha256), id.Agency, id.Dataset, catalog.Now);

    Task<AgreementFile> ReadAsync(AgreementId id, CancellationToken ct) => rows.ReadAsync(id.Agency, id.Dataset, ct);

    /// <summary>Decides on the rows as they are and writes, again whenever somebody else wrote in between.</summary>
    async Task<AgreementAnswer> ChangeAsync(AgreementId id, Func<AgreementFile, Decision> decide, CancellationToken ct)
    {
        Decision decision = null!;
        var written = await _trail.WriteAsync(id.Stream, async token =>
        {
            decision = decide(await ReadAsync(id, token));
            return decision.Change;
        }, ct);
        if (decision.Refusal is { } refusal) return AgreementAnswer.Refused(refusal);
        if (written is not null && decision.ChangesWhatIsInForce)
        {
            await texts.TouchAsync(ct);
            await agreed.LookAsync(TimeSpan.Zero, ct);
        }
        return await AnswerAsync(id, written is not null, ct);
    }

    async Task<AgreementAnswer> AnswerAsync(AgreementId id, bool hasChanged, CancellationToken ct)
    {
        var file = await ReadAsync(id, ct);
        var version = file.Find(id.Version)!;
        return new(version, file.ApprovalsOf(version), hasChanged, null);
    }

    static AgreementAnswer Refuse(string title, string detail) => AgreementAnswer.Refused(AgreementRefusal.Conflict(title, detail));
}

/// <summary>What becomes of the rows: a change, a refusal, or neither when all is as it should be.</summary>
sealed record Decision(AuditedChange? Change, AgreementRefusal? Refusal = null, bool ChangesWhatIsInForce = false)
{
    public static Decision Nothing { get; } = new((AuditedChange?)null);

    public static Decision Refuse(string title, string detail) => new(null, AgreementRefusal.Conflict(title, detail));
}

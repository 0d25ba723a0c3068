using Pipeline.Protocols;
using Pipeline.Protocols.Loading;
using Pipeline.Reference;

namespace Pipeline.Agreements;

/// <summary>Every version of a dataset's agreement, those that ship and those on record, and their texts.</summary>
public sealed class AgreementVersions(CatalogInForce catalog, AgreementRows rows, AgreementTexts texts)
{
    /// <summary>The newest first; empty when there is none.</summary>
    public async Task<IReadOnlyList<VersionView>> ListAsync(AgencyId agency, DatasetId dataset, CancellationToken ct)
    {
        var file = await rows.ReadAsync(agency, dataset, ct);
        var shipped = Shipped(agency, dataset).Where(p => file.Find(p.Version) is not { Sha256.Length: > 0 });
        return
        [
            .. shipped.Select(p => (p.Version, View: VersionView.OfShipped(p, StateOf(p, file), file.Find(p.Version))))
                .Concat(file.Versions.Where(v => v.Sha256.Length > 0).Select(v => (Version: v.Number, View: VersionView.Of(v, file.ApprovalsOf(v)) with { EndOfSupport = EndOf(agency, dataset, v.Number) })))
                .OrderByDescending(v => v.Version).Select(v => v.View),
        ];
    }

    /// <summary>The bytes of a version's text and what they say; null when there is no such version.</summary>
    /// <exception cref="AlteredTextException">The text is gone, or not the one that was recorded.</exception>
    public async Task<AgreementText?> FindTextAsync(AgreementId id, CancellationToken ct)
    {
        var row = (await rows.ReadAsync(id.Agency, id.Dataset, ct)).Find(id.Version);
        if (row is { Sha256.Length: > 0 })
        {
            var text = await texts.ReadAsync(id, row.Sha256, ct);
            return new(text, row.Sha256,
                ProtocolText.Read(AgreementTexts.Decode(text)!, AgreementTexts.NameOf(id, row.Sha256), id.Agency, id.Dataset, catalog.Shipped));
        }
        if (Shipped(id.Agency, id.Dataset).FirstOrDefault(p => p.Version == id.Version) is not { } shipped) return null;
        var file = await File.ReadAllBytesAsync(Path.Combine(catalog.Shipped.Folder, shipped.Source), ct);
        return new(file, AgreementTexts.Sha256(file), shipped);
    }

    /// <summary>The version before another one, among those agreed; null when it is the first.</summary>
    public async Task<ProtocolVersion?> BeforeAsync(AgreementId id, CancellationToken ct)
    {
        var file = await rows.ReadAsync(id.Agency, id.Dataset, ct);
        var agreed = file.Versions.Where(v => v.ActiveSince is not null).Select(v => v.Number).Concat(Shipped(id.Agency, id.Dataset).Select(p => p.Version));
        return agreed.Where(v => v < id.Version).Select(v => (ProtocolVersion?)v).Max();
    }

    IEnumerable<Protocol> Shipped(AgencyId agency, DatasetId dataset) => catalog.Shipped.Protocols.Concat(catalog.Shipped.Published)
        .Where(p => p.Agency == agency && p.Dataset == dataset).DistinctBy(p => p.Version);

    DateOnly? EndOf(AgencyId agency, DatasetId dataset, ProtocolVersion version) =>
        catalog.Now.Published.FirstOrDefault(p => p.Agency == agency && p.Dataset == dataset && p.Version == version)?.EndOfSupport;

    AgreementState StateOf(Protocol shipped, AgreementFile file) =>
        file.Find(shipped.Version) is { Life: AgreementState.Retired } ? AgreementState.Retired
        : catalog.Now.Protocols.FirstOrDefault(p => $"{p}" == $"{shipped}")?.Status switch
        {
            ProtocolStatus.Active => AgreementState.Active,
            ProtocolStatus.Retired => AgreementState.Retired,
            ProtocolStatus.Proposed or ProtocolStatus.Draft => AgreementState.Proposed,
            _ => AgreementState.Deprecated,
        };
}

/// <summary>A version's text.</summary>
/// <param name="Bytes">As it was proposed, or ships.</param>
/// <param name="Sha256">Of the bytes.</param>
/// <param name="Protocol">What it says.</param>
public sealed record AgreementText(byte[] Bytes, string Sha256, Protocol Protocol);

/// <summary>A version as readers get it.</summary>
/// <param name="State">An <see cref="AgreementState"/> by name.</param>
/// <param name="AgreedThrough">Review when it ships with the program: both sides agreed in the review of the change that brought it; else Approvals.</param>
/// <param name="Sha256">Of its text; null of one that ships.</param>
/// <param name="ProposedBy">The pseudonym of the account; null of one that ships, and <paramref name="ProposedAt"/> too.</param>
/// <param name="WaitsFor">The sides that have not approved yet, of a proposal.</param>
/// <param name="Reason">Why it was rejected or retired.</param>
public sealed record VersionView(
    string Version, string State, string AgreedThrough, string? Sha256, DateTimeOffset? ProposedAt, string? ProposedBy, DateTimeOffset? ActiveSince,
    DateTimeOffset? EndedAt, string? Reason, DateOnly? EndOfSupport, IReadOnlyList<ApprovalView> Approvals, IReadOnlyList<string> WaitsFor)
{
    public static VersionView Of(AgreementVersion version, IReadOnlyList<Approval> approvals) => new(
        $"{version.Number}", version.State, nameof(Protocols.AgreedThrough.Approvals), version.Sha256, version.ProposedAt, version.ProposedBy,
        version.ActiveSince, version.EndedAt, version.Reason, null,
        [.. approvals.Select(a => new ApprovalView(a.Side, a.Role, a.Agency, a.By, a.At, a.Sha256))],
        version.Life == AgreementState.Proposed ? [.. Sides.All.Select(s => $"{s}").Except(approvals.Select(a => a.Side))] : []);

    internal static VersionView OfShipped(Protocol protocol, AgreementState state, AgreementVersion? retired) => new(
        $"{protocol.Version}", $"{state}", nameof(Protocols.AgreedThrough.Review), null, null, null, null, retired?.EndedAt, retired?.Reason,
        protocol.EndOfSupport, [], []);
}

/// <summary>Who approved, for which side, in which role, when, and exactly what.</summary>
/// <param name="By">The pseudonym of the account; the account itself is on record.</param>
public sealed record ApprovalView(string Side, string Role, string? Agency, string By, DateTimeOffset At, string Sha256);

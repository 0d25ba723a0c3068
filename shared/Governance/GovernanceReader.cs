using Pipeline.Agreements;
using Pipeline.Coordination;
using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Governance;

/// <summary>Reads what the figures about the mechanism are made from.</summary>
public sealed class GovernanceReader(
    CatalogInForce catalog, AgreementRows agreements, CoordinationReader coordination, DeliveryReader deliveries, GovernanceRecords records)
{
    public async Task<IReadOnlyList<GovernanceIndicator>> ReadAsync(CoordinationQuestion question, CancellationToken ct)
    {
        var onRecord = await agreements.ReadAllAsync(ct);
        return GovernanceIndicators.Of(
            question.At, Required(onRecord, question.At), await coordination.ReadCalendarAsync(question, ct),
            await records.ListAsync<ActionItem>(Register.Actions, ct), Requested(onRecord, await deliveries.ListAsync(ct), question.At));
    }

    IReadOnlyList<RequiredAgreement> Required(IReadOnlyDictionary<(AgencyId Agency, DatasetId Dataset), AgreementFile> onRecord, DateOnly day)
    {
        var now = catalog.Now;
        var asked = onRecord.Where(f => f.Value.Versions.Any(v => v.State != nameof(AgreementState.Rejected))).Select(f => f.Key);
        return
        [
            .. from dataset in now.Protocols.Select(p => (p.Agency, p.Dataset)).Union(asked)
               let protocol = now.Find(dataset.Agency, dataset.Dataset)
               select new RequiredAgreement($"{dataset.Agency}", $"{dataset.Dataset}",
                   protocol is { Status: ProtocolStatus.Active } && (protocol.Agreement.ExpiresOn is not { } end || end >= day)),
        ];
    }

    IReadOnlyList<RequestedDataset> Requested(
        IReadOnlyDictionary<(AgencyId Agency, DatasetId Dataset), AgreementFile> onRecord, IReadOnlyList<Delivered> delivered, DateOnly day)
    {
        var shipped = catalog.Shipped.Protocols.Select(p => (p.Agency, p.Dataset)).ToHashSet();
        var accepted = delivered.Where(d => d.IsAccepted && d.ReceivedOn <= day).ToLookup(d => (d.Agency, d.Dataset), d => d.ReceivedOn);
        return
        [
            .. from file in onRecord
               where !shipped.Contains(file.Key) && file.Value.Versions.Count > 0
               let requested = RwandaTime.DayOf(file.Value.Versions.Min(v => v.RequestedAt))
               where requested <= day
               select new RequestedDataset($"{file.Key.Agency}", $"{file.Key.Dataset}", requested,
                   accepted[file.Key].Any() ? accepted[file.Key].Min() : null),
        ];
    }
}

using Azure.Storage.Blobs;
using Pipeline.Intake.Ledger;
using Pipeline.Lake;
using Pipeline.Protocols;
using Pipeline.Reference;
using Pipeline.Validation;

namespace Pipeline.Intake.Others;

/// <summary>The current accepted drops in the lake, for one submission that is put beside them.</summary>
/// <param name="agreement">The protocol that the submission is checked under.</param>
/// <param name="catalog">The agreements of the others.</param>
/// <param name="self">Never given. Where it is current already, as when a delivery is repeated after a crash, the drop that it superseded is.</param>
sealed class AcceptedDrops(
    BlobServiceClient blobs, CurrentDrops current, PseudonymKeys keys, Protocol agreement, ProtocolCatalog catalog, SubmissionId self) : IOtherDrops
{
    public Wording? WhyNot(AgencyId agency, DatasetId dataset) =>
        DataUse.WhyNotChecked(agreement, catalog.AgreementFor(agency, dataset), $"{agency}/{dataset}");

    public async Task<IReadOnlyList<ReferencePeriod>> ListPeriodsAsync(AgencyId agency, DatasetId dataset, CancellationToken ct) =>
        [.. (await current.ListAsync(dataset, agency, ct)).Select(p => p.Period)];

    public async Task<IOtherDrop?> OpenAsync(AgencyId agency, DatasetId dataset, ReferencePeriod period, CancellationToken ct)
    {
        if (await current.FindAsync(dataset, period, agency, self, ct) is not { } partition) return null;
        return await AcceptedDrop.OpenAsync(blobs.GetBlobContainerClient(Containers.Lake).GetBlobClient(partition.BlobName), keys, ct);
    }
}

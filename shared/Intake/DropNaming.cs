using Pipeline.Protocols;
using Pipeline.Reference;
using Pipeline.Validation;

namespace Pipeline.Intake;

/// <summary>Says what a delivery is: its submission, and the protocol it falls under or why there is none.</summary>
public sealed class DropNaming(CatalogInForce inForce)
{
    /// <summary>Names a delivery. The agency is the first part of its path, if that is one we know, and nothing else.</summary>
    public Drop Identify(Delivery delivery)
    {
        var known = AgencyId.TryParse(delivery.BlobName.Split('/')[0], null, out var agency) && inForce.Now.HasAgency(agency);
        return Identify(delivery, SubmissionId.For(known ? agency : AgencyId.Unknown, delivery.BlobName, delivery.ETag));
    }

    /// <summary>Says what a delivery is whose submission is known, as of today's protocols.</summary>
    public Drop Identify(Delivery delivery, SubmissionId id)
    {
        var (known, catalog) = (id.Agency != AgencyId.Unknown, inForce.Now);
        if (!DropPath.TryParse(delivery.BlobName, out var path, out var mistake)) return Refuse(RefusalWords.Path(delivery.BlobName, mistake.Value));
        if (!known) return Refuse(RefusalWords.UnknownAgency(path.Agency, catalog.Protocols.Select(p => $"{p.Agency}")));
        if (catalog.Find(path.Agency, path.Dataset) is not { } protocol)
            return Refuse(RefusalWords.UnknownDataset(
                path.Agency, path.Dataset, catalog.Protocols.Where(p => p.Agency == path.Agency).Select(p => $"{p.Dataset}")));
        if (protocol.Agreement.ExpiresOn is { } end && RwandaTime.DayOf(delivery.ReceivedAt) > end) return Refuse(RefusalWords.Expired(protocol, end));
        return path.Period.Frequency == protocol.Frequency
            ? new(id, delivery, new(path, protocol), null)
            : Refuse(RefusalWords.WrongPeriod(path.Period, protocol.Frequency));

        Drop Refuse(Finding refusal) => new(id, delivery, null, refusal);
    }
}

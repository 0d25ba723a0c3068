using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Coordination;

/// <summary>A dataset that an agency has promised, and when its drops are due.</summary>
/// <param name="IsActive">Whether drops are taken now.</param>
public sealed record Expectation(AgencyId Agency, DatasetId Dataset, ServiceLevels Service, bool IsActive)
{
    /// <summary>One for each dataset of a catalog, by the protocol under which its drops are taken, else by its newest version.</summary>
    public static IReadOnlyList<Expectation> Of(ProtocolCatalog catalog) =>
    [
        .. from versions in catalog.Protocols.GroupBy(p => (p.Agency, p.Dataset))
           let active = catalog.Find(versions.Key.Agency, versions.Key.Dataset)
           let protocol = active ?? versions.MaxBy(p => p.Version)!
           orderby $"{protocol.Agency}", $"{protocol.Dataset}"
           select new Expectation(protocol.Agency, protocol.Dataset, protocol.Service, active is not null),
    ];

    /// <summary>The periods expected that have begun by a day. Without an agreed first period they start with the first one delivered.</summary>
    public IEnumerable<ReferencePeriod> PeriodsUntil(DateOnly day, IEnumerable<Delivered> deliveries)
    {
        var delivered = deliveries.Select(d => d.Period).Where(p => p.Frequency == Service.Frequency).ToList();
        if ((Service.FirstPeriod ?? (delivered.Count > 0 ? delivered.Min() : null)) is not { } period) yield break;
        for (; period.Start <= day; period = period.Add(1)) yield return period;
    }
}

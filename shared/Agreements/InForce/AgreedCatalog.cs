using Pipeline.Protocols;

namespace Pipeline.Agreements;

/// <summary>Puts the shipped protocols and those agreed since together.</summary>
public static class AgreedCatalog
{
    /// <summary>
    /// Of each dataset the newest version is the one that holds: active, or retired so that nothing is taken. An older one stays, as deprecated, until
    /// the end of support that its own text names, and where it names none it ended with the newer one.
    /// </summary>
    /// <param name="today">The day that decides about support, by Rwanda's calendar.</param>
    public static ProtocolCatalog Of(ProtocolCatalog shipped, IReadOnlyCollection<AgreedVersion> agreed, DateOnly today)
    {
        if (agreed.Count == 0) return shipped;
        var ended = agreed.Where(a => a.State == AgreementState.Retired).Select(a => $"{a.Id}").ToHashSet();
        var texts = agreed.Select(a => a.Protocol).OfType<Protocol>().Select(p => p with { AgreedThrough = AgreedThrough.Approvals }).ToList();
        var published = shipped.Published.ExceptBy(texts.Select(p => $"{p}"), p => $"{p}").Concat(texts).ToList();
        var all = shipped.Protocols.ExceptBy(texts.Select(p => $"{p}"), p => $"{p}").Concat(texts)
            .Select(p => ended.Contains($"{p}") ? p with { Status = ProtocolStatus.Retired } : p)
            .GroupBy(p => (p.Agency, p.Dataset))
            .SelectMany(versions => InForce([.. versions], today));
        return new([.. all], shipped.Codelists)
        {
            Published = published,
            References = shipped.References,
            Purposes = shipped.Purposes,
            Holidays = shipped.Holidays,
            Folder = shipped.Folder,
        };
    }

    static IEnumerable<Protocol> InForce(IReadOnlyList<Protocol> versions, DateOnly today)
    {
        var newest = versions.Where(p => p.Status >= ProtocolStatus.Active).MaxBy(p => p.Version);
        foreach (var protocol in versions)
            if (protocol.Status is ProtocolStatus.Retired or < ProtocolStatus.Active || protocol == newest) yield return protocol;
            else if (protocol.EndOfSupport >= today) yield return protocol with { Status = ProtocolStatus.Deprecated };
    }
}

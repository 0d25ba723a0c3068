using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Coordination;

/// <summary>Posts that an agreement ends: 60, 30 and 7 days before, and once it has. Each of these is said once of each version.</summary>
public sealed class AgreementWatch(CatalogInForce catalog, NoticeBoard board, TimeProvider clock)
{
    /// <returns>How many new notices there are.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var fresh = 0;
        var agreed = catalog.Now;
        foreach (var (agency, dataset) in agreed.Protocols.Select(p => (p.Agency, p.Dataset)).Distinct())
            if (agreed.Find(agency, dataset) is { } inForce && Notice.Of(inForce, RwandaTime.DayOf(now), now) is { } notice && await board.PostAsync(notice, ct)) fresh++;
        return fresh;
    }
}

using System.Collections.Concurrent;
using Azure;
using Pipeline.Statistics.Releases;

namespace Pipeline.Sdmx.Serving;

/// <summary>
/// Releases that were current once, found along the chain from each to the one before it: what was written and never became current is none of them. One is
/// held at a time. Safe for many callers at once.
/// </summary>
/// <param name="maxObservations">How many observations its tables in memory may have together.</param>
public sealed class EarlierReleases(ReleaseStore store, long maxObservations) : IDisposable
{
    sealed record Link(string Id, DateTimeOffset Published, string? Previous);

    readonly ConcurrentDictionary<string, Link> _links = new(StringComparer.Ordinal);
    readonly SemaphoreSlim _walking = new(1);
    ServedRelease? _held;

    /// <summary>The release that was current at a time; null when nothing had been published, or it was removed.</summary>
    /// <exception cref="RequestFailedException">The storage refused.</exception>
    public Task<ServedRelease?> AsOfAsync(ServedRelease current, DateTimeOffset time, CancellationToken ct) => FirstAsync(current, link => link.Published <= time, ct);

    /// <summary>The release of an id; null when there was none.</summary>
    /// <exception cref="RequestFailedException">The storage refused.</exception>
    public Task<ServedRelease?> FindAsync(ServedRelease current, string id, CancellationToken ct) => FirstAsync(current, link => link.Id == id, ct);

    public void Dispose() => _walking.Dispose();

    async Task<ServedRelease?> FirstAsync(ServedRelease current, Func<Link, bool> isMeant, CancellationToken ct)
    {
        if (isMeant(Of(current.Release))) return current;
        await _walking.WaitAsync(ct);
        try
        {
            for (var id = current.Release.Previous; id is not null;)
            {
                if (await LinkAsync(id, ct) is not { } link) return null;
                if (isMeant(link)) return await OpenAsync(id, ct);
                id = link.Previous;
            }
            return null;
        }
        finally
        {
            _walking.Release();
        }
    }

    async Task<Link?> LinkAsync(string id, CancellationToken ct)
    {
        if (_links.TryGetValue(id, out var known)) return known;
        return await store.FindAsync(id, ct) is { } release ? _links[id] = Of(release) : null;
    }

    async Task<ServedRelease?> OpenAsync(string id, CancellationToken ct)
    {
        if (_held?.Release.Id == id) return _held;
        if (await store.FindWithHashAsync(id, ct) is not var (release, sha256)) return null;
        return _held = new(release, sha256, await store.ReadStructuresAsync(id, ct), store, maxObservations);
    }

    static Link Of(Release release) => new(release.Id, release.PublishedUtc, release.Previous);
}

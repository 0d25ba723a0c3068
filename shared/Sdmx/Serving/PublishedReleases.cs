using Azure;
using Pipeline.Statistics.Releases;

namespace Pipeline.Sdmx.Serving;

/// <summary>
/// The release that is current. The pointer is looked at again when the last look is older than a few seconds, and by one caller at a time: the others are
/// answered from the release that they have. Safe for many callers at once.
/// </summary>
/// <param name="maxObservations">As in <see cref="ServedRelease"/>.</param>
public sealed class PublishedReleases(ReleaseStore store, TimeProvider clock, long maxObservations) : IDisposable
{
    sealed record Held(ETag Version, ServedRelease Release);

    /// <summary>How long a look at the pointer holds.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(2);

    readonly SemaphoreSlim _looking = new(1);
    volatile Held? _held;
    long _looked;

    /// <returns>Null while nothing has been published.</returns>
    /// <exception cref="RequestFailedException">The storage refused, and no release is held yet.</exception>
    public ValueTask<ServedRelease?> GetAsync(CancellationToken ct) =>
        _held is { } held && clock.GetElapsedTime(Interlocked.Read(ref _looked)) < Freshness ? new(held.Release) : new(LookAsync(ct));

    public void Dispose() => _looking.Dispose();

    async Task<ServedRelease?> LookAsync(CancellationToken ct)
    {
        if (!await _looking.WaitAsync(_held is null ? Timeout.InfiniteTimeSpan : TimeSpan.Zero, ct)) return _held?.Release;
        try
        {
            if (_held is { } held && clock.GetElapsedTime(Interlocked.Read(ref _looked)) < Freshness) return held.Release;
            return await FollowAsync(ct);
        }
        catch (RequestFailedException) when (_held is not null)
        {
            // What is held stays true: a release never changes. The next look is for whoever comes later.
            Interlocked.Exchange(ref _looked, clock.GetTimestamp());
            return _held.Release;
        }
        finally
        {
            _looking.Release();
        }
    }

    async Task<ServedRelease?> FollowAsync(CancellationToken ct)
    {
        var (hasChanged, pointer) = await store.PollAsync(_held?.Version, ct);
        if (hasChanged) _held = pointer is null ? null : new(pointer.Version, await OpenAsync(pointer.Current, ct));
        Interlocked.Exchange(ref _looked, clock.GetTimestamp());
        return _held?.Release;
    }

    async Task<ServedRelease> OpenAsync(CurrentRelease current, CancellationToken ct)
    {
        var (release, structures) = (store.ReadAsync(current, ct), store.ReadStructuresAsync(current.Release, ct));
        await Task.WhenAll(release, structures);
        return new(await release, current.Sha256, await structures, store, maxObservations);
    }
}

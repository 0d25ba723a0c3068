using Azure;
using Azure.Storage.Blobs.Specialized;

namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>A lease on <c>locks/{hostId}/{name}</c>, renewed while it is held: one host at a time has it.</summary>
sealed class HostLock : IAsyncDisposable
{
    // The shortest that storage grants: after this another host may take over from one that died.
    static readonly TimeSpan Duration = TimeSpan.FromSeconds(15);
    static readonly TimeSpan Renewal = TimeSpan.FromSeconds(4);

    readonly BlobLeaseClient _lease;
    readonly TimeProvider _time;
    readonly CancellationTokenSource _released = new();
    readonly CancellationTokenSource _lost = new();
    readonly Task _renewing;

    HostLock(BlobLeaseClient lease, TimeProvider time)
    {
        (_lease, _time) = (lease, time);
        _renewing = RenewAsync();
    }

    /// <summary>Cancelled when the lease can no longer be counted on.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <summary>Null while another host has it.</summary>
    public static async Task<HostLock?> TryTakeAsync(
        HostStorage storage, string name, TimeProvider time, CancellationToken cancellationToken)
    {
        var blob = storage.Blob("locks", name);
        try
        {
            if (!await blob.ExistsAsync(cancellationToken)) await storage.TryMakeAsync(blob, cancellationToken);
            var lease = blob.GetBlobLeaseClient();
            await lease.AcquireAsync(Duration, cancellationToken: cancellationToken);
            return new(lease, time);
        }
        catch (RequestFailedException taken) when (taken.Status is 409 or 412)
        {
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _released.CancelAsync();
        await _renewing;
        try
        {
            await _lease.ReleaseAsync();
        }
        catch (RequestFailedException)
        {
            // Lost already, or storage is away: the lease runs out by itself.
        }
        catch (AggregateException outage) when (StorageLoop.IsOutage(outage))
        {
        }
        _released.Dispose();
        _lost.Dispose();
    }

    async Task RenewAsync()
    {
        var renewed = _time.GetTimestamp();
        while (_time.GetElapsedTime(renewed) < Duration)
        {
            try
            {
                await Task.Delay(Renewal, _time, _released.Token);
                await _lease.RenewAsync(cancellationToken: _released.Token);
                renewed = _time.GetTimestamp();
            }
            catch (OperationCanceledException) when (_released.IsCancellationRequested)
            {
                return;
            }
            catch (RequestFailedException refused) when (refused.Status is 404 or 409 or 412)
            {
                break;
            }
            catch (Exception problem) when (StorageLoop.IsOutage(problem))
            {
                // Tried again until the lease has run out.
            }
        }
        await _lost.CancelAsync();
    }
}

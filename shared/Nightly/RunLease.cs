using System.Diagnostics;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;

namespace Pipeline.Nightly;

/// <summary>A lease on a blob, renewed while it is held: one run at a time has it. A run that died loses it after a minute.</summary>
public sealed class RunLease : IAsyncDisposable
{
    const string Blob = "running.lock";

    static readonly TimeSpan Duration = TimeSpan.FromMinutes(1);
    static readonly TimeSpan Renewal = TimeSpan.FromSeconds(20);

    readonly BlobLeaseClient _lease;
    readonly CancellationTokenSource _released = new();
    readonly CancellationTokenSource _lost = new();
    readonly Task _renewing;

    RunLease(BlobLeaseClient lease)
    {
        _lease = lease;
        _renewing = RenewAsync();
    }

    /// <summary>Cancelled when the lease can no longer be counted on: what is not written yet must not be.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <returns>Null while another run has it.</returns>
    public static async Task<RunLease?> TryTakeAsync(BlobContainerClient container, CancellationToken ct)
    {
        var blob = container.GetBlobClient(Blob);
        try
        {
            if (!await blob.ExistsAsync(ct)) await blob.UploadAsync(new BinaryData(""), overwrite: false, ct);
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            // Another run was first to make it, and may have the lease.
        }
        try
        {
            var lease = blob.GetBlobLeaseClient();
            await lease.AcquireAsync(Duration, cancellationToken: ct);
            return new(lease);
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
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
        catch (Exception e) when (e is RequestFailedException or AggregateException or IOException)
        {
            // Lost already, or the storage is away: the lease runs out by itself.
        }
        _released.Dispose();
        _lost.Dispose();
    }

    async Task RenewAsync()
    {
        var renewed = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(renewed) < Duration)
        {
            try
            {
                await Task.Delay(Renewal, _released.Token);
                await _lease.RenewAsync(cancellationToken: _released.Token);
                renewed = Stopwatch.GetTimestamp();
            }
            catch (OperationCanceledException) when (_released.IsCancellationRequested)
            {
                return;
            }
            catch (RequestFailedException e) when (e.Status is 404 or 409 or 412)
            {
                break;
            }
            catch (Exception e) when (e is RequestFailedException or AggregateException or IOException)
            {
                // Tried again until the lease has run out.
            }
        }
        await _lost.CancelAsync();
    }
}

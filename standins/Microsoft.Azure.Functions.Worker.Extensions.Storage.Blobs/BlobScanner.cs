using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>Lists one container again and again and hands over every version of a blob that a function has not had.</summary>
sealed class BlobScanner(
    BlobContainerClient container,
    IReadOnlyList<(LocalFunction Function, BlobTrigger Trigger)> functions,
    BlobReceipts receipts,
    BlobWorkQueue queue,
    TimeSpan interval,
    ILogger logger,
    TimeProvider time)
    : BackgroundService
{
    // What the last listing brought and was handed over: only news cost a look at the receipts.
    HashSet<(string Function, string Name, ETag ETag)> _seen = [];

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        new StorageLoop(container.Uri, interval, logger, time).RunAsync(ScanAsync, stoppingToken);

    async Task<bool> ScanAsync(CancellationToken stopping)
    {
        var seen = new HashSet<(string, string, ETag)>();
        try
        {
            await foreach (var blob in container.GetBlobsAsync(cancellationToken: stopping))
                foreach (var (function, trigger) in functions)
                {
                    var version = (function.Name, blob.Name, blob.Properties.ETag ?? default);
                    if (_seen.Contains(version) || trigger.Pattern.Match(blob.Name) is null
                        || await receipts.TryHandOverAsync(
                            Message(function, blob), () => queue.EnqueueAsync(Message(function, blob), CancellationToken.None), stopping))
                        seen.Add(version);
                }
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            // The container will come; until then there is nothing in it.
        }
        _seen = seen;
        return false;
    }

    BlobMessage Message(LocalFunction function, BlobItem blob) => new(
        function.StorageId, $"{blob.Properties.BlobType ?? BlobType.Block}Blob", container.Name, blob.Name,
        blob.Properties.ETag.ToString()!.Trim('"'));
}

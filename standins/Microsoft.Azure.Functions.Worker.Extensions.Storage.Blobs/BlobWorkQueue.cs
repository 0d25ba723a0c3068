using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>The host's own queue <c>azure-webjobs-blobtrigger-{hostId}</c> between finding a blob and running its function.</summary>
sealed class BlobWorkQueue(
    HostStorage storage, StorageConnections connections, FunctionCatalog functions, FunctionInvoker invoker, ILogger logger)
{
    const string PoisonQueue = "webjobs-blobtrigger-poison";
    static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(10);

    readonly MessageQueue _queue = storage.Account.Queue($"azure-webjobs-blobtrigger-{storage.HostId}");

    public Task EnqueueAsync(BlobMessage message, CancellationToken cancellationToken) =>
        _queue.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), cancellationToken);

    public QueueDelivery Delivery(HostJson hostJson)
    {
        var first = hostJson.Get("extensions:blobs:retryDelay", TimeSpan.FromSeconds(1));
        return new(_queue)
        {
            HandleAsync = RunAsync,
            PutAsideAsync = PutAsideAsync,
            Concurrency = hostJson.Get("extensions:blobs:maxDegreeOfParallelism", 8),
            MaxDequeueCount = hostJson.Get("extensions:blobs:poisonBlobThreshold", 5),
            PollingInterval = hostJson.Get("extensions:blobs:pollingInterval", TimeSpan.FromSeconds(1)),
            RetryDelay = failures => TimeSpan.FromTicks((long)Math.Min(LongestDelay.Ticks, first.Ticks * Math.Pow(2, failures - 1))),
        };
    }

    async Task RunAsync(ReceivedMessage received, CancellationToken cancellationToken)
    {
        var message = Read(received);
        if (Find(message.FunctionId) is not var (function, trigger))
        {
            logger.LogWarning("A message names {Function}, which is not here or disabled: dropped.", message.FunctionId);
            return;
        }
        var container = connections.Get(trigger.Connection).Blobs.GetBlobContainerClient(message.ContainerName);
        var name = message.BlobName;
        if (trigger.Pattern.Match(name) is not { } words || !await IsCurrentAsync(container, message, trigger, cancellationToken)) return;
        var reason = $"Blob {message.ContainerName}/{name}, delivery {received.DequeueCount}";
        await invoker.InvokeAsync(function, BlobEvent.Of(container, name, words, reason), cancellationToken);
    }

    /// <summary>False when the blob is gone, or was changed: then the next listing brings the new version.</summary>
    static async Task<bool> IsCurrentAsync(
        BlobContainerClient container, BlobMessage message, BlobTrigger trigger, CancellationToken cancellationToken)
    {
        try
        {
            var blob = await container.GetBlobClient(message.BlobName).GetPropertiesAsync(cancellationToken: cancellationToken);
            return !trigger.IsForOneVersion || blob.Value.ETag.ToString().Trim('"') == message.ETag;
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return false;
        }
    }

    /// <summary>Tells whoever reads the poison queue, which stands in the account of the blob itself.</summary>
    Task PutAsideAsync(ReceivedMessage received, CancellationToken cancellationToken)
    {
        var message = Read(received);
        var account = Find(message.FunctionId) is var (_, trigger) ? connections.Get(trigger.Connection) : storage.Account;
        return account.Queue(PoisonQueue).SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), cancellationToken);
    }

    BlobMessage Read(ReceivedMessage received) =>
        JsonSerializer.Deserialize<BlobMessage>(_queue.Decode(received)) ?? throw new FormatException("A blob message is empty.");

    (LocalFunction, BlobTrigger)? Find(string storageId)
    {
        foreach (var (function, trigger) in functions.With<BlobTrigger>())
            if (function.StorageId == storageId) return (function, trigger);
        return null;
    }
}

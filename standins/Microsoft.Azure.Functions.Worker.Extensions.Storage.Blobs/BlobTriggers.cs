using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Azure.Functions.Worker.Local;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

[assembly: TriggerExtension(typeof(BlobTriggers))]

namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>
/// Lists the containers of blob functions and runs what is new through a queue of the host's own, as the real host does: the queue gives
/// retries, a count of deliveries that survives a restart, and work that several hosts share.
/// </summary>
sealed class BlobTriggers : ITriggerExtension
{
    public ITrigger? TryCreate(TriggerBindingAttribute attribute, string functionName, IConfiguration settings) =>
        attribute is BlobTriggerAttribute blob
            ? new BlobTrigger(BlobPathPattern.Parse(settings.Resolve(blob.BlobPath)), blob.Connection, blob.Source)
            : null;

    public void AddListeners(IServiceCollection services, FunctionCatalog functions, HostJson hostJson)
    {
        var watched = functions.With<BlobTrigger>().ToList();
        if (watched.Count == 0) return;
        services.AddSingleton(provider => new BlobWorkQueue(
            provider.GetRequiredService<HostStorage>(), provider.GetRequiredService<StorageConnections>(),
            functions, provider.GetRequiredService<FunctionInvoker>(), Logger(provider)));
        services.AddSingleton(provider => new BlobReceipts(provider.GetRequiredService<HostStorage>()));
        services.AddSingleton<IHostedService>(provider => new QueueListener(
            provider.GetRequiredService<BlobWorkQueue>().Delivery(hostJson), Logger(provider), provider.Clock()));
        foreach (var container in watched.GroupBy(w => (w.Trigger.Connection, w.Trigger.Pattern.Container)))
            services.AddSingleton<IHostedService>(provider => new BlobScanner(
                provider.GetRequiredService<StorageConnections>().Get(container.Key.Connection).Blobs
                    .GetBlobContainerClient(container.Key.Container),
                [.. container], provider.GetRequiredService<BlobReceipts>(), provider.GetRequiredService<BlobWorkQueue>(),
                hostJson.Get("extensions:blobs:pollingInterval", TimeSpan.FromSeconds(1)), Logger(provider), provider.Clock()));
    }

    static ILogger Logger(IServiceProvider services) => services.GetRequiredService<ILoggerFactory>().CreateLogger("Host.Blobs");
}

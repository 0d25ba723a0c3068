using System.Text;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Azure.Functions.Worker.Local;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

[assembly: TriggerExtension(typeof(QueueTriggers))]

namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>Listens to a queue for every queue function.</summary>
sealed class QueueTriggers : ITriggerExtension
{
    public ITrigger? TryCreate(TriggerBindingAttribute attribute, string functionName, IConfiguration settings) =>
        attribute is QueueTriggerAttribute queue ? new QueueTrigger(settings.Resolve(queue.QueueName), queue.Connection) : null;

    public void AddListeners(IServiceCollection services, FunctionCatalog functions, HostJson hostJson)
    {
        foreach (var (function, trigger) in functions.With<QueueTrigger>())
            services.AddSingleton<IHostedService>(provider => new QueueListener(
                Delivery(function, trigger, hostJson, provider),
                provider.GetRequiredService<ILoggerFactory>().CreateLogger("Host.Queues"),
                provider.Clock()));
    }

    static QueueDelivery Delivery(LocalFunction function, QueueTrigger trigger, HostJson hostJson, IServiceProvider services)
    {
        var account = services.GetRequiredService<StorageConnections>().Get(trigger.Connection);
        var invoker = services.GetRequiredService<FunctionInvoker>();
        var base64 = !hostJson.Get("extensions:queues:messageEncoding", "base64").Equals("none", StringComparison.OrdinalIgnoreCase);
        var queue = account.Queue(trigger.QueueName, base64);
        var poison = account.Queue($"{trigger.QueueName}-poison", base64: false);
        var delay = hostJson.Get("extensions:queues:visibilityTimeout", TimeSpan.Zero);
        return new(queue)
        {
            HandleAsync = (message, cancellationToken) =>
                invoker.InvokeAsync(function, QueueEvent.From(message, queue), cancellationToken),
            // As it came: a message that cannot even be decoded is kept too.
            PutAsideAsync = (message, cancellationToken) =>
                poison.SendAsync(Encoding.UTF8.GetBytes(message.Text), cancellationToken),
            Concurrency = hostJson.Get("extensions:queues:batchSize", 16),
            MaxDequeueCount = hostJson.Get("extensions:queues:maxDequeueCount", 5),
            PollingInterval = hostJson.Get("extensions:queues:maxPollingInterval", TimeSpan.FromSeconds(1)),
            RetryDelay = _ => delay,
        };
    }
}

using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Starts the function for every message of a queue.</summary>
/// <param name="queueName">The queue's name, or a setting such as <c>%Queue%</c>.</param>
public sealed class QueueTriggerAttribute(string queueName) : TriggerBindingAttribute
{
    public string QueueName { get; } = queueName;

    /// <summary>The setting that names the storage account; AzureWebJobsStorage when null.</summary>
    public string? Connection { get; set; }
}

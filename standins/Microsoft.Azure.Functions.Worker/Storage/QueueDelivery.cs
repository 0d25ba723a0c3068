namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>How the messages of one queue are handed on.</summary>
sealed record QueueDelivery(MessageQueue Queue)
{
    /// <summary>Runs what the message asks for; a message whose handler throws is tried again.</summary>
    public required Func<ReceivedMessage, CancellationToken, Task> HandleAsync { get; init; }

    /// <summary>Keeps a message that failed too often; it is deleted from the queue afterwards.</summary>
    public required Func<ReceivedMessage, CancellationToken, Task> PutAsideAsync { get; init; }

    public required int Concurrency { get; init; }

    public required int MaxDequeueCount { get; init; }

    public required TimeSpan PollingInterval { get; init; }

    /// <summary>The wait after the given number of failed deliveries.</summary>
    public required Func<int, TimeSpan> RetryDelay { get; init; }

    /// <summary>How long a message stays hidden when its host dies; a live host keeps renewing it.</summary>
    public TimeSpan VisibilityTimeout { get; init; } = TimeSpan.FromSeconds(30);
}

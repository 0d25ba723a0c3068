namespace Microsoft.Azure.Functions.Worker;

/// <summary>How often a function with a retry policy was run before.</summary>
public abstract class RetryContext
{
    public abstract int RetryCount { get; }

    public abstract int MaxRetryCount { get; }
}

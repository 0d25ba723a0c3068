namespace Microsoft.Azure.Functions.Worker;

/// <summary>Holds a run's return value among its features.</summary>
sealed class ReturnValue : InvocationResult
{
    public override object? Value { get; set; }
}

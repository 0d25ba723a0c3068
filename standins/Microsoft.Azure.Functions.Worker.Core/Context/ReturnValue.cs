namespace Microsoft.Azure.Functions.Worker;

/// <summary>Holds a run's return value.</summary>
sealed class ReturnValue : InvocationResult
{
    public override object? Value { get; set; }
}

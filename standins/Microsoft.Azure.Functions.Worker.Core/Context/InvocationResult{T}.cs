namespace Microsoft.Azure.Functions.Worker;

/// <summary>What a function returned, as a <typeparamref name="T"/>.</summary>
public abstract class InvocationResult<T>
{
    public abstract T? Value { get; set; }
}

namespace Microsoft.Azure.Functions.Worker;

/// <summary>The facts that came with a trigger, such as the parts of a blob's name.</summary>
public abstract class BindingContext
{
    public abstract IReadOnlyDictionary<string, object?> BindingData { get; }
}

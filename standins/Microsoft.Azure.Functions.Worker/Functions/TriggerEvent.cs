namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>One occurrence of a trigger. What may be asked of it is made when it is asked for: most requests ask for little.</summary>
abstract class TriggerEvent
{
    /// <summary>For the log: names, never contents.</summary>
    public abstract string Reason { get; }

    /// <summary>Facts that parameters bind to by name.</summary>
    public abstract IReadOnlyDictionary<string, object?> Data { get; }

    /// <summary>Makes the value for the trigger's own parameter.</summary>
    public abstract ValueTask<object?> BindAsync(Type parameterType, FunctionContext context);

    /// <summary>Called with the context before the first middleware runs.</summary>
    public virtual void Prepare(FunctionContext context)
    {
    }
}

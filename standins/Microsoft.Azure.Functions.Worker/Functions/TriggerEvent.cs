namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>One occurrence of a trigger.</summary>
/// <param name="Reason">For the log: names, never contents.</param>
/// <param name="Data">Facts that parameters bind to by name.</param>
/// <param name="Bind">Makes the value for the trigger's own parameter.</param>
sealed record TriggerEvent(
    string Reason, IReadOnlyDictionary<string, object?> Data, Func<Type, CancellationToken, ValueTask<object?>> Bind)
{
    /// <summary>Called with the context before the first middleware runs.</summary>
    public Action<FunctionContext>? Prepare { get; init; }
}

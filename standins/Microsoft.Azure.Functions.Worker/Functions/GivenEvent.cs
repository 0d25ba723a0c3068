namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>An occurrence of which everything is known when it is found.</summary>
/// <param name="bind">Makes the value for the trigger's own parameter.</param>
sealed class GivenEvent(string reason, IReadOnlyDictionary<string, object?> data, Func<Type, CancellationToken, ValueTask<object?>> bind) : TriggerEvent
{
    public override string Reason => reason;

    public override IReadOnlyDictionary<string, object?> Data => data;

    public override ValueTask<object?> BindAsync(Type parameterType, FunctionContext context) => bind(parameterType, context.CancellationToken);
}

namespace Microsoft.Azure.Functions.Worker;

public static class FunctionContextBindingFeatureExtensions
{
    /// <summary>What the function returned, once it has run.</summary>
    public static InvocationResult GetInvocationResult(this FunctionContext context) =>
        context.Result ?? throw new InvalidOperationException("This context was not made by the host.");
}

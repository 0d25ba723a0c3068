using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>One run. Its services are a scope of their own; that and all else of it is made when first asked for.</summary>
sealed class LocalFunctionContext(LocalFunction function, TriggerEvent occurrence, IServiceScopeFactory scopes, RunTime time)
    : FunctionContext, IAsyncDisposable
{
    readonly Activity? _activity = Activity.Current;
    AsyncServiceScope? _scope;
    IServiceProvider? _services;
    string? _id;

    public TriggerEvent Occurrence => occurrence;

    public override string InvocationId => LazyInitializer.EnsureInitialized(ref _id, () => Guid.NewGuid().ToString());

    public override string FunctionId => function.Id;

    public override FunctionDefinition FunctionDefinition => function;

    public override TraceContext TraceContext => new CurrentTrace(_activity);

    public override BindingContext BindingContext => new TriggerData(occurrence);

    // Retry policies belong to the real host; a run without one has no such context.
    public override RetryContext RetryContext => null!;

    public override IServiceProvider InstanceServices
    {
        get => _services ??= (_scope ??= scopes.CreateAsyncScope()).ServiceProvider;
        set => _services = value;
    }

    public override IDictionary<object, object> Items { get; set; } = new Dictionary<object, object>();

    public override IInvocationFeatures Features => field ??= new InvocationFeatures();

    public override CancellationToken CancellationToken => time.Token;

    internal override InvocationResult Result { get; } = new ReturnValue();

    public ValueTask DisposeAsync() => _scope?.DisposeAsync() ?? ValueTask.CompletedTask;

    sealed class CurrentTrace(Activity? activity) : TraceContext
    {
        public override string TraceParent => activity?.Id ?? "";

        public override string TraceState => activity?.TraceStateString ?? "";
    }

    sealed class TriggerData(TriggerEvent occurrence) : BindingContext
    {
        public override IReadOnlyDictionary<string, object?> BindingData => occurrence.Data;
    }
}

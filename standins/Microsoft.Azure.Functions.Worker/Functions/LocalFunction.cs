using System.Collections.Immutable;
using System.Reflection;
using Pipeline.Functions.Deployment;

namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>A function of the app. Its signature is looked at when somebody asks for it: at start, of those that run.</summary>
sealed class LocalFunction(FunctionMethod function, bool isDisabled, Func<FunctionMethod, bool, FunctionSignature> look) : FunctionDefinition
{
    readonly Lazy<FunctionSignature> _signature = new(() => look(function, isDisabled));
    ImmutableArray<FunctionParameter> _parameters;

    public MethodInfo Method => _signature.Value.Method;

    public ITrigger Trigger => _signature.Value.Trigger;

    public bool IsDisabled => isDisabled;

    /// <summary>The name under which receipts, schedules and locks are kept, as the real host forms it.</summary>
    public string StorageId => $"Host.Functions.{Name}";

    /// <summary>What its runs are logged under, as the real host names it.</summary>
    public string LogCategory { get; } = $"Function.{function.Name}";

    public override string Id => Name;

    public override string Name => function.Name;

    public override string PathToAssembly => Method.DeclaringType!.Assembly.Location;

    public override string EntryPoint => $"{Method.DeclaringType!.FullName}.{Method.Name}";

    // Made when the function first runs: most of an app's are not run before others have to answer.
    public override ImmutableArray<FunctionParameter> Parameters => _parameters.IsDefault ? _parameters = Read() : _parameters;

    public override IImmutableDictionary<string, BindingMetadata> InputBindings =>
        ImmutableDictionary<string, BindingMetadata>.Empty.Add(_signature.Value.Parameter.Name!, new TriggerMetadata(_signature.Value.Parameter.Name!, Trigger.Type));

    public override IImmutableDictionary<string, BindingMetadata> OutputBindings => ImmutableDictionary<string, BindingMetadata>.Empty;

    /// <exception cref="InvalidOperationException">The host cannot run it; the message says why.</exception>
    public void Look() => _ = _signature.Value;

    public bool IsTriggerParameter(FunctionParameter parameter) => parameter.Name == _signature.Value.Parameter.Name;

    ImmutableArray<FunctionParameter> Read() =>
        [.. Method.GetParameters().Select(p => new FunctionParameter(p.Name!, p.ParameterType, p.HasDefaultValue, p.HasDefaultValue ? p.DefaultValue : null))];

    sealed class TriggerMetadata(string name, string type) : BindingMetadata
    {
        public override string Name => name;

        public override string Type => type;

        public override BindingDirection Direction => BindingDirection.In;
    }
}

using System.Collections.Immutable;
using System.Reflection;

namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>A function of the app.</summary>
sealed class LocalFunction(string name, MethodInfo method, ParameterInfo triggerParameter, ITrigger trigger, bool isDisabled)
    : FunctionDefinition
{
    // Made when the function first runs: most of an app's are not run before others have to answer.
    readonly Lazy<ImmutableArray<FunctionParameter>> _parameters = new(() =>
        [.. method.GetParameters().Select(p => new FunctionParameter(
            p.Name!, p.ParameterType, p.HasDefaultValue, p.HasDefaultValue ? p.DefaultValue : null))]);

    readonly Lazy<IImmutableDictionary<string, BindingMetadata>> _inputBindings = new(() =>
        ImmutableDictionary<string, BindingMetadata>.Empty.Add(
            triggerParameter.Name!, new TriggerMetadata(triggerParameter.Name!, trigger.Type)));

    public MethodInfo Method => method;

    public ITrigger Trigger => trigger;

    public bool IsDisabled => isDisabled;

    /// <summary>The name under which receipts, schedules and locks are kept, as the real host forms it.</summary>
    public string StorageId => $"Host.Functions.{name}";

    /// <summary>What its runs are logged under, as the real host names it.</summary>
    public string LogCategory { get; } = $"Function.{name}";

    public override string Id => name;

    public override string Name => name;

    public override string PathToAssembly => method.DeclaringType!.Assembly.Location;

    public override string EntryPoint => $"{method.DeclaringType!.FullName}.{method.Name}";

    public override ImmutableArray<FunctionParameter> Parameters => _parameters.Value;

    public override IImmutableDictionary<string, BindingMetadata> InputBindings => _inputBindings.Value;

    public override IImmutableDictionary<string, BindingMetadata> OutputBindings => ImmutableDictionary<string, BindingMetadata>.Empty;

    public bool IsTriggerParameter(FunctionParameter parameter) => parameter.Name == triggerParameter.Name;

    sealed class TriggerMetadata(string name, string type) : BindingMetadata
    {
        public override string Name => name;

        public override string Type => type;

        public override BindingDirection Direction => BindingDirection.In;
    }
}

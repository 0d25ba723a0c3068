using System.Collections.Immutable;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>A parameter of a function's method.</summary>
public class FunctionParameter
{
    public FunctionParameter(string name, Type type) => (Name, Type) = (name, type);

    public FunctionParameter(string name, Type type, bool hasDefaultValue, object? defaultValue)
        : this(name, type) => (HasDefaultValue, DefaultValue) = (hasDefaultValue, defaultValue);

    public string Name { get; }

    public Type Type { get; }

    public bool HasDefaultValue { get; }

    /// <summary>Whether the parameter can be left without a value.</summary>
    public bool IsReferenceOrNullableType => !Type.IsValueType || Nullable.GetUnderlyingType(Type) is not null;

    public object? DefaultValue { get; }

    public IReadOnlyDictionary<string, object> Properties { get; } = ImmutableDictionary<string, object>.Empty;
}

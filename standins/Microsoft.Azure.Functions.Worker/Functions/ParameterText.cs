using System.ComponentModel;
using System.Globalization;

namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>Turns the text of a route, a blob's name or a message's property into a parameter's value.</summary>
static class ParameterText
{
    static readonly HashSet<Type> Types =
    [
        typeof(string), typeof(object), typeof(decimal), typeof(Guid),
        typeof(DateTime), typeof(DateTimeOffset), typeof(DateOnly), typeof(TimeSpan),
    ];

    public static bool CanConvertTo(Type type) => Actual(type) is var actual && (actual.IsPrimitive || Types.Contains(actual));

    /// <exception cref="FormatException">The text is not such a value.</exception>
    public static object? Convert(object? value, FunctionParameter parameter)
    {
        var type = Actual(parameter.Type);
        if (value is null)
            return parameter.HasDefaultValue || parameter.IsReferenceOrNullableType
                ? parameter.DefaultValue
                : throw new FormatException($"Parameter '{parameter.Name}' has no value.");
        if (type.IsInstanceOfType(value)) return value;
        var text = System.Convert.ToString(value, CultureInfo.InvariantCulture)!;
        try
        {
            return type == typeof(string) ? text : TypeDescriptor.GetConverter(type).ConvertFromInvariantString(text);
        }
        catch (Exception problem) when (problem is FormatException or ArgumentException or NotSupportedException)
        {
            throw new FormatException($"Parameter '{parameter.Name}' is not a {type.Name}.", problem);
        }
    }

    static Type Actual(Type type) => Nullable.GetUnderlyingType(type) ?? type;
}

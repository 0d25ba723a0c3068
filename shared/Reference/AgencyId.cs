using System.Diagnostics.CodeAnalysis;

namespace Pipeline.Reference;

/// <summary>The short name of an agency in paths and tables, such as <c>dgie</c>: 2 to 32 of a-z, 0-9 and hyphen, a letter first.</summary>
public readonly record struct AgencyId : IParsable<AgencyId>
{
    readonly string? _value;

    AgencyId(string value) => _value = value;

    /// <summary>Stands in paths for a drop whose agency cannot be known.</summary>
    public static AgencyId Unknown { get; } = new("unknown");

    public override string ToString() => _value ?? Unknown._value!;

    /// <exception cref="FormatException">The text is not an agency's short name.</exception>
    public static AgencyId Parse(string s, IFormatProvider? provider = null) => TryParse(s, provider, out var id)
        ? id
        : throw new FormatException("An agency's short name is 2 to 32 of a-z, 0-9 and hyphen, and starts with a letter.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out AgencyId result)
    {
        var ok = ShortName.IsValid(s);
        result = ok ? new(s!) : default;
        return ok;
    }
}

using System.Diagnostics.CodeAnalysis;

namespace Pipeline.Reference;

/// <summary>The short name of a dataset in paths and tables, such as <c>work-permits</c>: same grammar as <see cref="AgencyId"/>.</summary>
public readonly record struct DatasetId : IParsable<DatasetId>
{
    readonly string? _value;

    DatasetId(string value) => _value = value;

    public override string ToString() => _value ?? "unknown";

    /// <exception cref="FormatException">The text is not a dataset's short name.</exception>
    public static DatasetId Parse(string s, IFormatProvider? provider = null) => TryParse(s, provider, out var id)
        ? id
        : throw new FormatException("A dataset's short name is 2 to 32 of a-z, 0-9 and hyphen, and starts with a letter.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out DatasetId result)
    {
        var ok = ShortName.IsValid(s);
        result = ok ? new(s!) : default;
        return ok;
    }
}

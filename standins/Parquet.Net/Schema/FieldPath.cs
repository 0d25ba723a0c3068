namespace Parquet.Schema;

/// <summary>Names from the root of a schema down to a field. A name may itself contain a dot or a slash.</summary>
public sealed class FieldPath : IEquatable<FieldPath>, IFormattable
{
    readonly List<string> _parts;

    public FieldPath(string firstPart) => _parts = [firstPart ?? throw new ArgumentNullException(nameof(firstPart))];

    public FieldPath(IEnumerable<string> parts) => _parts = [.. parts.Where(part => !string.IsNullOrEmpty(part))];

    public FieldPath(params string[] parts) : this((IEnumerable<string>)parts) { }

    public int Length => _parts.Count;

    public string? FirstPart => _parts.Count == 0 ? null : _parts[0];

    public string this[int i] => _parts[i];

    public List<string> ToList() => [.. _parts];

    public bool Equals(FieldPath? other) => other is not null && _parts.SequenceEqual(other._parts);

    public override bool Equals(object? obj) => Equals(obj as FieldPath);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var part in _parts) hash.Add(part);
        return hash.ToHashCode();
    }

    public override string ToString() => string.Join('/', _parts);

    /// <param name="format">What stands between the names.</param>
    public string ToString(string? format, IFormatProvider? formatProvider) => format is null ? ToString() : string.Join(format, _parts);

    public static FieldPath operator +(FieldPath? left, FieldPath? right) => new([.. left?._parts ?? [], .. right?._parts ?? []]);
}

namespace Parquet.Schema;

/// <summary>The fields of a file, in order.</summary>
public class ParquetSchema : IEquatable<ParquetSchema>
{
    readonly Field[] _fields;

    public ParquetSchema(IEnumerable<Field> fields) : this([.. fields ?? throw new ArgumentNullException(nameof(fields))]) { }

    public ParquetSchema(params Field[] fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        if (fields.Length == 0) throw new ArgumentException("at least one field is required", nameof(fields));
        _fields = [.. fields];
        foreach (var field in _fields) field.PropagateLevels(0, 0);
    }

    public IReadOnlyList<Field> Fields => _fields;

    public Field this[int i] => _fields[i];

    /// <summary>All columns, also those inside groups.</summary>
    public DataField[] DataFields => GetDataFields();

    /// <inheritdoc cref="DataFields"/>
    public DataField[] GetDataFields() => [.. Flatten().OfType<DataField>()];

    /// <summary>All fields, each group before what it holds.</summary>
    public IReadOnlyCollection<Field> Flatten()
    {
        var all = new List<Field>();
        foreach (var field in _fields) Add(field);
        return all;

        void Add(Field field)
        {
            all.Add(field);
            foreach (var child in field.Children) Add(child);
        }
    }

    /// <exception cref="ArgumentException">There is no such column.</exception>
    public DataField FindDataField(FieldPath path) =>
        Array.Find(DataFields, field => field.Path.Equals(path))
            ?? throw new ArgumentException($"data field '{path}' not found", nameof(path));

    /// <inheritdoc cref="FindDataField(FieldPath)"/>
    public DataField FindDataField(string path) => FindDataField(new FieldPath(path));

    public bool Equals(ParquetSchema? other) => other is not null && DataFields.SequenceEqual(other.DataFields);

    public override bool Equals(object? obj) => obj?.GetType() == GetType() && Equals((ParquetSchema)obj);

    public override int GetHashCode() => DataFields.Aggregate(1, HashCode.Combine);

    public override string ToString() => string.Concat(_fields.Select(field => $"{field}{Environment.NewLine}"));
}

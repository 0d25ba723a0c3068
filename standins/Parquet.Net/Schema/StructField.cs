namespace Parquet.Schema;

/// <summary>A group of fields. Schemas of foreign files may hold it; its columns can be neither read nor written here.</summary>
public class StructField : Field
{
    readonly Field[] _fields;

    public StructField(string name, params Field[] elements) : base(name, SchemaType.Struct)
    {
        if (elements is not { Length: > 0 })
            throw new ArgumentException($"structure '{name}' requires at least one element", nameof(elements));
        _fields = elements;
        IsNullable = true;
        MoveUnder(null);
    }

    public IReadOnlyList<Field> Fields => _fields;

    internal override IEnumerable<Field> Children => _fields;

    internal override (int Repetition, int Definition) OwnLevels => (0, IsNullable ? 1 : 0);
}

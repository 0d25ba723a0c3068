namespace Parquet.Schema;

/// <summary>Keys with values. Schemas of foreign files may hold it; its columns can be neither read nor written here.</summary>
public sealed class MapField : Field
{
    readonly string _containerName;

    public MapField(string name, Field keyField, Field valueField) : this(name, keyField, valueField, "key_value")
    {
        if (keyField is DataField { IsNullable: true }) throw new ArgumentException("map's key cannot be nullable", nameof(keyField));
    }

    internal MapField(string name, Field keyField, Field valueField, string containerName) : base(name, SchemaType.Map)
    {
        Key = keyField;
        Value = valueField;
        _containerName = containerName;
        IsNullable = true;
        MoveUnder(null);
    }

    public Field Key { get; }

    public Field Value { get; }

    internal override IEnumerable<Field> Children => [Key, Value];

    internal override (int Repetition, int Definition) OwnLevels => (1, IsNullable ? 2 : 1);

    internal override void MoveUnder(FieldPath? parent)
    {
        Path = parent + new FieldPath(Name, _containerName);
        Key.MoveUnder(Path);
        Value.MoveUnder(Path);
    }
}

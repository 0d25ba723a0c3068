namespace Parquet.Schema;

/// <summary>A list of items. Schemas of foreign files may hold it; its column can be neither read nor written here.</summary>
public sealed class ListField : Field
{
    readonly string _containerName;

    public ListField(string name, Field item, string containerName = "list") : base(name, SchemaType.List)
    {
        Item = item ?? throw new ArgumentNullException(nameof(item));
        _containerName = containerName;
        IsNullable = true;
        MoveUnder(null);
    }

    public Field Item { get; }

    internal override IEnumerable<Field> Children => [Item];

    internal override (int Repetition, int Definition) OwnLevels => (1, IsNullable ? 2 : 1);

    internal override void MoveUnder(FieldPath? parent)
    {
        Path = parent + new FieldPath(Name, _containerName);
        Item.MoveUnder(Path);
    }
}

namespace Parquet.Schema;

/// <summary>A node of a schema: a column or a group.</summary>
public abstract class Field
{
    protected Field(string name, SchemaType schemaType)
    {
        Name = name ?? throw new ArgumentNullException(nameof(name));
        SchemaType = schemaType;
        Path = new FieldPath(name);
    }

    public SchemaType SchemaType { get; }

    public string Name { get; }

    /// <summary>Names from the root down to this field.</summary>
    public FieldPath Path { get; internal set; }

    public virtual bool IsNullable { get; internal set; }

    public int MaxRepetitionLevel { get; protected set; }

    public int MaxDefinitionLevel { get; protected set; }

    internal virtual IEnumerable<Field> Children => [];

    /// <summary>The group's own contribution to the levels of what is below it.</summary>
    internal abstract (int Repetition, int Definition) OwnLevels { get; }

    internal virtual void PropagateLevels(int repetition, int definition)
    {
        MaxRepetitionLevel = repetition + OwnLevels.Repetition;
        MaxDefinitionLevel = definition + OwnLevels.Definition;
        foreach (var child in Children) child.PropagateLevels(MaxRepetitionLevel, MaxDefinitionLevel);
    }

    /// <summary>Puts this field, and all below it, under a parent.</summary>
    internal virtual void MoveUnder(FieldPath? parent)
    {
        Path = parent + new FieldPath(Name);
        foreach (var child in Children) child.MoveUnder(Path);
    }

    public override string ToString() => $"{Path} ({SchemaType}, RL: {MaxRepetitionLevel}, DL: {MaxDefinitionLevel})";

    public override bool Equals(object? obj) =>
        obj is Field other && SchemaType == other.SchemaType && Name == other.Name && Path.Equals(other.Path);

    public override int GetHashCode() => Path.GetHashCode();
}

namespace Parquet.Schema;

/// <summary>A column of values.</summary>
public class DataField : Field
{
    static readonly HashSet<Type> Supported =
    [
        typeof(bool), typeof(byte), typeof(sbyte), typeof(short), typeof(ushort), typeof(int), typeof(uint), typeof(long), typeof(ulong),
        typeof(float), typeof(double), typeof(decimal), typeof(DateTime), typeof(DateOnly), typeof(Guid),
        typeof(ReadOnlyMemory<byte>), typeof(ReadOnlyMemory<char>),
    ];

    bool _attached;

    /// <param name="clrType">Type of the values; a nullable one or a class makes the column nullable.</param>
    /// <param name="isNullable">If given, says so instead.</param>
    /// <param name="isArray">True is not supported here.</param>
    /// <param name="propertyName">Kept for the signature; the class serialiser is not part of this assembly.</param>
    public DataField(string name, Type clrType, bool? isNullable = null, bool? isArray = null, string? propertyName = null)
        : base(name, SchemaType.Data)
    {
        ArgumentNullException.ThrowIfNull(clrType);
        if (isArray == true) throw new NotSupportedException($"{nameof(DataField)}.{nameof(isArray)} is not supported (column '{name}').");
        var valueType = Nullable.GetUnderlyingType(clrType);
        IsNullable = isNullable ?? (valueType is not null || clrType.IsClass);
        ClrType = StoredForm(valueType ?? clrType);
        if (!Supported.Contains(ClrType)) throw new NotSupportedException($"type {clrType} is not supported");
    }

    /// <summary>Type of a value that is not null. Strings and byte arrays appear as <see cref="ReadOnlyMemory{T}"/>.</summary>
    public Type ClrType { get; }

    /// <summary>True for a repeated column of a foreign file.</summary>
    public bool IsArray { get; internal set; }

    internal override (int Repetition, int Definition) OwnLevels => (IsArray ? 1 : 0, IsArray || IsNullable ? 1 : 0);

    internal override void PropagateLevels(int repetition, int definition)
    {
        base.PropagateLevels(repetition, definition);
        _attached = true;
    }

    internal void EnsureAttachedToSchema(string argument)
    {
        if (!_attached)
            throw new ArgumentException($"Field [{this}] is not attached to any schema: construct one with this field first.", argument);
    }

    internal bool Accepts(Type type) => StoredForm(type) == ClrType;

    public override string ToString() => $"{Path} ({ClrType}{(IsNullable ? "?" : "")}{(IsArray ? "[]" : "")})";

    public override bool Equals(object? obj) =>
        base.Equals(obj) && obj is DataField other && Comparable(ClrType) == Comparable(other.ClrType)
        && IsNullable == other.IsNullable && IsArray == other.IsArray;

    public override int GetHashCode() => base.GetHashCode();

    static Type StoredForm(Type type) =>
        type == typeof(string) ? typeof(ReadOnlyMemory<char>) : type == typeof(byte[]) ? typeof(ReadOnlyMemory<byte>) : type;

    // A date is the same column whichever way the options say to read it.
    static Type Comparable(Type type) => type == typeof(DateOnly) ? typeof(DateTime) : type;
}

using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Azure.Data.Tables;

/// <summary>Writes an entity as the service's JSON. Types that JSON lacks are text with the type's name beside it.</summary>
static class EntityWriter
{
    public static ReadOnlyMemory<byte> Write(ITableEntity entity)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        foreach (var (name, value) in ColumnsOf(entity))
            if (!ColumnNames.IsKeptByService(name)) Write(json, name, value);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    static IEnumerable<(string Name, object? Value)> ColumnsOf(ITableEntity entity) => entity is IDictionary<string, object> dictionary
        ? dictionary.Select(pair => (pair.Key, pair.Value is Enum ? throw NoEnum(pair.Key) : (object?)pair.Value))
        : EntityShape.Of(entity.GetType()).Columns.Select(column => (column.Name, column.Property.GetValue(entity)));

    static void Write(Utf8JsonWriter json, string name, object? value)
    {
        switch (value)
        {
            case null: json.WriteNull(name); break;
            case string text: json.WriteString(name, text); break;
            case bool flag: json.WriteBoolean(name, flag); break;
            case int number: json.WriteNumber(name, number); break;
            case Enum member: json.WriteString(name, member.ToString()); break;
            case double number when double.IsFinite(number):
                json.WriteNumber(name, number);
                json.WriteString(name + ColumnNames.TypeSuffix, "Edm.Double");
                break;
            default:
                var (type, spelled) = Spell(name, value);
                json.WriteString(name, spelled);
                json.WriteString(name + ColumnNames.TypeSuffix, type);
                break;
        }
    }

    static (string Type, string Text) Spell(string name, object value) => value switch
    {
        double number => ("Edm.Double", number.ToString(CultureInfo.InvariantCulture)),
        long number => ("Edm.Int64", number.ToString(CultureInfo.InvariantCulture)),
        ulong number => ("Edm.Int64", number.ToString(CultureInfo.InvariantCulture)),
        Guid id => ("Edm.Guid", id.ToString()),
        byte[] bytes => ("Edm.Binary", Convert.ToBase64String(bytes)),
        BinaryData data => ("Edm.Binary", Convert.ToBase64String(data)),
        DateTimeOffset time => ("Edm.DateTime", time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)),
        DateTime { Kind: DateTimeKind.Utc } time => ("Edm.DateTime", time.ToString("O", CultureInfo.InvariantCulture)),
        DateTime time => throw new NotSupportedException($"Column {name}: a DateTime must be in UTC, and {time:O} is {time.Kind}."),
        _ => throw new NotSupportedException($"Column {name}: the table service has no type for {value.GetType()}."),
    };

    static NotSupportedException NoEnum(string name) =>
        new($"Column {name}: enum values are written from classes that implement ITableEntity, not from a TableEntity.");
}

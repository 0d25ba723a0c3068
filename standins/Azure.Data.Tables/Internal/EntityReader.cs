using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace Azure.Data.Tables;

/// <summary>Reads an entity from the service's JSON.</summary>
static class EntityReader
{
    public static T Read<T>(JsonElement json) where T : class, ITableEntity
    {
        var entity = Activator.CreateInstance<T>();
        if (entity is IDictionary<string, object> dictionary) Fill(dictionary, json);
        else Fill(entity, json);
        return entity;
    }

    static void Fill(IDictionary<string, object> entity, JsonElement json)
    {
        foreach (var member in json.EnumerateObject())
        {
            if (member.Name == ColumnNames.Metadata || member.Name.EndsWith(ColumnNames.TypeSuffix, StringComparison.Ordinal)) continue;
            var typeName = json.TryGetProperty(member.Name + ColumnNames.TypeSuffix, out var annotation) ? annotation.GetString()
                : member.Name == nameof(ITableEntity.Timestamp) ? "Edm.DateTime"
                : null;
            entity[member.Name] = Value(member.Value, DeclaredType(member.Value, typeName), member.Name)!;
        }
    }

    static void Fill(ITableEntity entity, JsonElement json)
    {
        foreach (var (name, property) in EntityShape.Of(entity.GetType()).Columns)
            if (property.CanWrite && json.TryGetProperty(NameInJson(name, property), out var value))
                property.SetValue(entity, Value(value, property.PropertyType, name));
    }

    static string NameInJson(string name, PropertyInfo property) => property.PropertyType == typeof(ETag) ? ColumnNames.ETag : name;

    static Type DeclaredType(JsonElement json, string? typeName) => typeName switch
    {
        "Edm.Binary" => typeof(byte[]),
        "Edm.DateTime" => typeof(DateTimeOffset),
        "Edm.Double" => typeof(double),
        "Edm.Guid" => typeof(Guid),
        "Edm.Int64" => typeof(long),
        // Without a type's name, a number with a point or an exponent is a double.
        null when json.ValueKind == JsonValueKind.Number => json.TryGetInt32(out _) ? typeof(int) : typeof(double),
        null or "Edm.Int32" or "Edm.Boolean" or "Edm.String" => json.ValueKind switch
        {
            JsonValueKind.Number => typeof(int),
            JsonValueKind.True or JsonValueKind.False => typeof(bool),
            _ => typeof(string),
        },
        _ => throw new NotSupportedException($"The service sent a column of type {typeName}."),
    };

    static object? Value(JsonElement json, Type type, string name)
    {
        if (json.ValueKind == JsonValueKind.Null) return null;
        var text = json.ValueKind == JsonValueKind.String ? json.GetString()! : null;
        var raw = text ?? json.GetRawText();
        var target = Nullable.GetUnderlyingType(type) ?? type;
        return target == typeof(string) ? text
            : target == typeof(int) ? json.GetInt32()
            : target == typeof(bool) ? json.GetBoolean()
            : target == typeof(long) ? long.Parse(raw, CultureInfo.InvariantCulture)
            : target == typeof(ulong) ? ulong.Parse(raw, CultureInfo.InvariantCulture)
            : target == typeof(double) ? double.Parse(raw, CultureInfo.InvariantCulture)
            : target == typeof(Guid) ? Guid.Parse(raw)
            : target == typeof(byte[]) ? Convert.FromBase64String(raw)
            : target == typeof(BinaryData) ? BinaryData.FromBytes(Convert.FromBase64String(raw))
            : target == typeof(DateTimeOffset) ? DateTimeOffset.Parse(raw, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind)
            : target == typeof(DateTime) ? DateTime.Parse(raw, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind)
            : target == typeof(ETag) ? new ETag(raw)
            : target.IsEnum ? Enum.Parse(target, raw)
            : throw new NotSupportedException($"Column {name}: the table service has no type for {type}.");
    }
}

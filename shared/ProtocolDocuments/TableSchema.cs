using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pipeline.Protocols;

namespace Pipeline.ProtocolDocuments;

/// <summary>
/// A protocol as a Frictionless Table Schema (Data Package v2), so that agencies can check a file with tools of that standard before they send it.
/// Rules over rows and drops, service levels and parties have no place there and are left out.
/// </summary>
public static class TableSchema
{
    static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="day">Decides which version of each codelist is written out; usually the last day of a reference period.</param>
    /// <exception cref="KeyNotFoundException">A codelist has no version in force on that day.</exception>
    public static string Write(Protocol protocol, ProtocolCatalog catalog, DateOnly day)
    {
        var schema = new JsonObject
        {
            ["$schema"] = "https://datapackage.org/profiles/2.0/tableschema.json",
            ["name"] = $"{protocol.Dataset}",
            ["description"] = protocol.Purpose,
            ["version"] = $"{protocol.Version}",
            ["fieldsMatch"] = FieldsMatch(protocol),
            ["fields"] = List(protocol.Columns, c => Field(c, protocol.Dialect, catalog, day)),
            ["missingValues"] = Texts(protocol.Dialect.Nulls),
        };
        if (protocol.Key.Count > 0) schema["primaryKey"] = Texts(protocol.Key.Select(c => c.Name));
        return schema.ToJsonString(Readable);
    }

    /// <summary>
    /// How a file's fields must agree with the schema's: <c>exact</c> by position; otherwise as many as each side may have more of. A file may lack
    /// optional columns (the schema is the superset), and may have unknown ones where these are no error (the schema is the subset).
    /// </summary>
    public static string FieldsMatch(Protocol protocol) =>
        (protocol.Dialect.Match, MayLack: protocol.Columns.Any(c => !c.Required), MayHaveMore: protocol.Dialect.ExtraColumns != ExtraColumns.Error) switch
        {
            (ColumnMatch.ByPosition, _, _) => "exact",
            (_, false, false) => "equal",
            (_, false, true) => "subset",
            (_, true, false) => "superset",
            _ => "partial",
        };

    static JsonObject Field(Column column, Dialect dialect, ProtocolCatalog catalog, DateOnly day)
    {
        var field = new JsonObject { ["name"] = column.Name, ["type"] = $"{column.Type}".ToLowerInvariant() };
        if (column.Description is not null) field["description"] = column.Description;
        if (column.Examples is [var example, ..]) field["example"] = example;
        switch (column.Type)
        {
            case LogicalType.Date: field["format"] = Strftime(column.DateFormat); break;
            case LogicalType.Number: field["decimalChar"] = $"{dialect.Decimal}"; break;
            case LogicalType.Boolean:
                (field["trueValues"], field["falseValues"]) = (Texts(["true", "True", "TRUE", "1"]), Texts(["false", "False", "FALSE", "0"]));
                break;
        }
        var constraints = Constraints(column, catalog, day);
        if (constraints.Count > 0) field["constraints"] = constraints;
        return field;
    }

    static JsonObject Constraints(Column column, ProtocolCatalog catalog, DateOnly day)
    {
        var constraints = new JsonObject();
        if (column.Required) constraints["required"] = true;
        if (column.Pattern is not null) constraints["pattern"] = column.Pattern;
        if (column.MinLength is { } least) constraints["minLength"] = least;
        if (column.MaxLength is { } most) constraints["maxLength"] = most;
        if (column.Minimum is { } low) constraints[column.MinimumIsExclusive ? "exclusiveMinimum" : "minimum"] = Bound(column, low);
        if (column.Maximum is { } high) constraints[column.MaximumIsExclusive ? "exclusiveMaximum" : "maximum"] = Bound(column, high);
        if (column.ValidValues is { } values) constraints["enum"] = Texts(values);
        else if (column.Codelist is { } list) constraints["enum"] = Texts(catalog.CodelistInForce(list, day).Items.Keys.Order(StringComparer.Ordinal));
        return constraints;
    }

    static JsonNode Bound(Column column, decimal value) => column.Type == LogicalType.Date
        ? DateOnly.FromDayNumber((int)value).ToString(column.DateFormat, CultureInfo.InvariantCulture)
        : JsonValue.Create(value);

    static string Strftime(string? format) => format switch
    {
        "dd/MM/yyyy" => "%d/%m/%Y",
        "yyyyMMdd" => "%Y%m%d",
        _ => "default",
    };

    static JsonArray Texts(IEnumerable<string> texts) => List(texts, t => JsonValue.Create(t));

    static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonNode> nodeOf) => [.. items.Select(nodeOf)];
}

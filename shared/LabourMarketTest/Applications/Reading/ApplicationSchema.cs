using System.Text.Json;

namespace Pipeline.LabourMarketTest.Applications.Reading;

/// <summary>The JSON Schema (2020-12) of an application, as it is published.</summary>
public static class ApplicationSchema
{
    public const string Id = "urn:labour-migration:labour-market-test:application";

    /// <summary>UTF-8 JSON.</summary>
    public static ReadOnlyMemory<byte> Json { get; } = Write();

    static ReadOnlyMemory<byte> Write()
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new() { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
            json.WriteString("$id", Id);
            json.WriteString("title", "Application for a labour market test");
            Members(json, ApplicationFields.Root);
            json.WriteEndObject();
        }
        return bytes.ToArray();
    }

    static void Members(Utf8JsonWriter json, Field field)
    {
        json.WriteString("description", field.Meaning);
        switch (field.Kind)
        {
            case FieldKind.Facts: Facts(json, field.Members!); break;
            case FieldKind.Items:
                json.WriteString("type", "array");
                json.WriteNumber("maxItems", ApplicationFields.MostItems);
                json.WriteStartObject("items");
                Facts(json, field.Members!);
                json.WriteEndObject();
                break;
            case FieldKind.Flags:
                json.WriteString("type", "object");
                Pattern(json, "propertyNames", field, isTyped: false);
                json.WriteStartObject("additionalProperties");
                json.WriteString("type", "boolean");
                json.WriteEndObject();
                break;
            case FieldKind.Texts:
                json.WriteString("type", "array");
                json.WriteNumber("maxItems", ApplicationFields.MostItems);
                Pattern(json, "items", field, isTyped: true);
                break;
            case FieldKind.Text:
                json.WriteString("type", "string");
                json.WriteString("pattern", field.Form!.ToString());
                break;
            case FieldKind.Day:
                json.WriteString("type", "string");
                json.WriteString("format", "date");
                break;
            case FieldKind.Flag: json.WriteString("type", "boolean"); break;
            default:
                json.WriteString("type", field.Kind == FieldKind.Integer ? "integer" : "number");
                json.WriteNumber("minimum", field.Least);
                json.WriteNumber("maximum", field.Most);
                break;
        }
    }

    static void Facts(Utf8JsonWriter json, IReadOnlyList<Field> members)
    {
        json.WriteString("type", "object");
        json.WriteBoolean("additionalProperties", false);
        if (members.Any(m => m.IsRequired))
        {
            json.WriteStartArray("required");
            foreach (var member in members.Where(m => m.IsRequired)) json.WriteStringValue(member.Name);
            json.WriteEndArray();
        }
        json.WriteStartObject("properties");
        foreach (var member in members)
        {
            json.WriteStartObject(member.Name);
            Members(json, member);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    static void Pattern(Utf8JsonWriter json, string name, Field field, bool isTyped)
    {
        json.WriteStartObject(name);
        if (isTyped) json.WriteString("type", "string");
        json.WriteString("pattern", field.Form!.ToString());
        json.WriteEndObject();
    }
}

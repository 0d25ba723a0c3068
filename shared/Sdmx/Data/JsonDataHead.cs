using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Pipeline.Sdmx.Serving;
using Pipeline.Statistics.Structures;

namespace Pipeline.Sdmx.Data;

/// <summary>Everything of an SDMX-JSON data message before its first series or observation.</summary>
sealed record JsonDataHead(DataMessage Message, JsonVersion Version, Layout Layout, Present[] Components, Present[] Attributes)
{
    const string Schema1 = "https://raw.githubusercontent.com/sdmx-twg/sdmx-json/v1.0/data-message/tools/schemas/1.0/sdmx-json-data-schema.json";
    const string Schema2 = "https://raw.githubusercontent.com/sdmx-twg/sdmx-json/v2.0.0/data-message/tools/schemas/2.0.0/sdmx-json-data-schema.json";

    internal static readonly JsonWriterOptions Options = new() { SkipValidation = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    bool IsFirst => Version == JsonVersion.V1;

    FlowView Flow => Message.Flow;

    /// <summary>Leaves the message open behind <c>"series":{</c> or <c>"observations":{</c>.</summary>
    public static void Write(IBufferWriter<byte> output, JsonDataHead head)
    {
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        head.WriteMeta(json);
        json.WriteStartObject("data");
        if (head.IsFirst) json.WriteStartObject("structure");
        else
        {
            json.WriteStartArray("structures");
            json.WriteStartObject();
        }
        head.WriteStructure(json);
        json.WriteEndObject();
        if (!head.IsFirst) json.WriteEndArray();
        head.WriteDataset(json);
    }

    void WriteMeta(Utf8JsonWriter json)
    {
        json.WriteStartObject("meta");
        json.WriteString("schema", IsFirst ? Schema1 : Schema2);
        json.WriteString("id", Message.Id);
        json.WriteString("prepared", Message.Prepared);
        json.WriteBoolean("test", false);
        json.WriteStartArray("contentLanguages");
        json.WriteStringValue(Message.Language);
        json.WriteEndArray();
        json.WriteStartObject("sender");
        json.WriteString("id", Flow.Structures.Agency);
        json.WriteNames(Flow.Structures.AgencyName, Message.Language);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    void WriteStructure(Utf8JsonWriter json)
    {
        json.WriteStartArray("links");
        json.WriteLink("dataflow", Flow.Urn);
        json.WriteEndArray();
        json.WriteNames(Flow.Flow.Name, Message.Language);
        if (!IsFirst)
        {
            json.WriteStartArray("dataSets");
            json.WriteNumberValue(0);
            json.WriteEndArray();
        }
        json.WriteStartObject("dimensions");
        WriteAll<Present>(json, "dataSet", [], WriteDimension);
        WriteAll(json, "series", Components[..Layout.Series.Count], WriteDimension);
        WriteAll(json, "observation", Components[Layout.Series.Count..], WriteDimension);
        json.WriteEndObject();
        if (!IsFirst && Message.Query.HasValues) WriteMeasures(json);
        json.WriteStartObject("attributes");
        WriteAll(json, "dataSet", Message.DatasetAttributes.Select(a => Present.Of(a, [], withFirst: true)), (j, a) => WriteAttribute(j, a, isOfDataset: true));
        WriteAll<Present>(json, "series", [], WriteDimension);
        WriteAll(json, "observation", Attributes, (j, a) => WriteAttribute(j, a, isOfDataset: false));
        json.WriteEndObject();
        WriteMethod(json);
    }

    void WriteMeasures(Utf8JsonWriter json)
    {
        json.WriteStartObject("measures");
        json.WriteStartArray("observation");
        json.WriteStartObject();
        json.WriteString("id", AttributeVocabulary.Value);
        json.WriteNames(Flow.Name(AttributeVocabulary.Value), Message.Language);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    void WriteMethod(Utf8JsonWriter json)
    {
        json.WriteStartArray("annotations");
        json.WriteStartObject();
        json.WriteString("id", "METHOD");
        json.WriteString("type", "METHOD");
        json.WriteTexts("text", "texts", Flow.Flow.Method, Message.Language);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    void WriteDimension(Utf8JsonWriter json, Present component)
    {
        var isTime = component.Column == Flow.Time;
        json.WriteStartObject();
        json.WriteString("id", component.Column.Id);
        json.WriteNames(component.Column.Name, Message.Language);
        json.WriteNumber("keyPosition", isTime ? Flow.Dimensions.Length : Flow.PlaceOf(component.Column.Id));
        json.WriteStartArray("roles");
        json.WriteStringValue(component.Column.Id);
        json.WriteEndArray();
        WriteAll(json, "values", component.Places, (j, place) =>
        {
            if (isTime) WritePeriod(j, place);
            else WriteCode(j, component.Column.Codes[place]);
        });
        json.WriteEndObject();
    }

    void WriteAttribute(Utf8JsonWriter json, Present attribute, bool isOfDataset)
    {
        json.WriteStartObject();
        json.WriteString("id", attribute.Column.Id);
        json.WriteNames(attribute.Column.Name, Message.Language);
        json.WriteStartObject("relationship");
        if (IsFirst && !isOfDataset) json.WriteString("primaryMeasure", AttributeVocabulary.Value);
        else
        {
            json.WriteStartObject(IsFirst ? "none" : isOfDataset ? "dataflow" : "observation");
            json.WriteEndObject();
        }
        json.WriteEndObject();
        WriteAll(json, "values", attribute.Places, (j, place) =>
        {
            if (isOfDataset) WriteText(j, attribute.Column.Codes[place].Id);
            else WriteCode(j, attribute.Column.Codes[place]);
        });
        json.WriteEndObject();
    }

    /// <summary>The end, with the keys of series or observations to come.</summary>
    void WriteDataset(Utf8JsonWriter json)
    {
        json.WriteStartArray("dataSets");
        json.WriteStartObject();
        if (!IsFirst) json.WriteNumber("structure", 0);
        json.WriteString("action", IsFirst ? "Information" : "Replace");
        WriteAll<Present>(json, "links", [], WriteDimension);
        WriteAll(json, "annotations", [0], (j, number) => j.WriteNumberValue(number));
        WriteAll(json, "attributes", Message.DatasetAttributes, (j, _) => j.WriteNumberValue(0));
        json.WriteStartObject(Layout.IsFlat ? "observations" : "series");
    }

    void WriteCode(Utf8JsonWriter json, Code code)
    {
        json.WriteStartObject();
        json.WriteString("id", code.Id);
        json.WriteNames(code.Name, Message.Language);
        json.WriteEndObject();
    }

    void WriteText(Utf8JsonWriter json, string text)
    {
        json.WriteStartObject();
        json.WriteString(IsFirst ? "name" : "value", text);
        json.WriteEndObject();
    }

    void WritePeriod(Utf8JsonWriter json, int place)
    {
        var period = Flow.Table.Periods[place];
        json.WriteStartObject();
        json.WriteString("id", $"{period}");
        json.WriteNames(Flow.Time.Codes[place].Name, Message.Language);
        json.WriteString("start", period.Start.ToString("yyyy-MM-dd'T00:00:00Z'", CultureInfo.InvariantCulture));
        json.WriteString("end", period.End.ToString("yyyy-MM-dd'T23:59:59Z'", CultureInfo.InvariantCulture));
        json.WriteEndObject();
    }

    static void WriteAll<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items) write(json, item);
        json.WriteEndArray();
    }
}

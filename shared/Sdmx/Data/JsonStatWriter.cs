using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using Pipeline.Sdmx.Requests;
using Pipeline.Sdmx.Serving;
using Pipeline.Statistics.Observations;
using Pipeline.Statistics.Structures;

namespace Pipeline.Sdmx.Data;

/// <summary>
/// Writes JSON-stat 2.0: a cube of the codes that occur, key dimensions and then time, the last varying fastest. The table has that order, so that cells are
/// written as they are read. A cell without an observation is null, as is a withheld one; the status tells them apart.
/// </summary>
public static class JsonStatWriter
{
    /// <exception cref="RefusedException">The cube has more cells than clients can lay out.</exception>
    public static async Task WriteAsync(DataMessage message, PipeWriter pipe, CancellationToken ct)
    {
        Present[] dimensions = [.. message.Flow.Dimensions.Append(message.Flow.Time).Select(column => Present.Of(column, message.Slice.Rows()))];
        var cells = dimensions.Aggregate(1L, (product, d) => product > Limits.CubeCells ? product : product * d.Places.Count);
        if (cells > Limits.CubeCells)
            throw RefusedException.Of(
                RefusalKind.TooLarge, "cube-too-large", "The cube has too many cells",
                $"What was selected spans more than {Limits.CubeCells} cells, empty ones counted. Select fewer codes, or take another format.", ("limit", Limits.CubeCells));

        var head = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(head, JsonDataHead.Options)) WriteHead(message, dimensions, json);
        var output = new Utf8Output(pipe, ct);
        output.Write(head.WrittenSpan);
        output.Write(",\"value\":["u8);
        await WriteValuesAsync(message, dimensions, cells, output);
        output.Write("],\"status\":{"u8);
        await WriteStatusAsync(message, dimensions, output);
        output.Write("}}"u8);
        await output.SendAsync();
    }

    static async Task WriteValuesAsync(DataMessage message, Present[] dimensions, long cells, Utf8Output output)
    {
        var next = 0L;
        foreach (var row in message.Slice.Rows())
        {
            for (var cell = Cell(dimensions, row); next < cell; next++) await NullAsync(next);
            if (next++ > 0) output.Write((byte)',');
            var value = message.Flow.Table.Values[row];
            if (double.IsNaN(value)) output.Write("null"u8);
            else output.Write(value);
            if (output.IsFull) await output.SendAsync();
        }
        for (; next < cells; next++) await NullAsync(next);

        ValueTask NullAsync(long place)
        {
            output.Write(place > 0 ? ",null"u8 : "null"u8);
            return output.IsFull ? output.SendAsync() : default;
        }
    }

    static async Task WriteStatusAsync(DataMessage message, Present[] dimensions, Utf8Output output)
    {
        var (table, first) = (message.Flow.Table, true);
        foreach (var row in message.Slice.Rows())
        {
            if (table.Status[row] == ObservationStatus.A) continue;
            output.Write(first ? "\""u8 : ",\""u8);
            first = false;
            output.Write(Cell(dimensions, row));
            output.Write("\":\""u8);
            output.Write(AttributeVocabulary.StatusCodes.Codes[(int)table.Status[row]].Id);
            output.Write((byte)'"');
            if (output.IsFull) await output.SendAsync();
        }
    }

    static long Cell(Present[] dimensions, int row)
    {
        var cell = 0L;
        foreach (var dimension in dimensions) cell = cell * dimension.Places.Count + dimension.NumberAt(row);
        return cell;
    }

    static void WriteHead(DataMessage message, Present[] dimensions, Utf8JsonWriter json)
    {
        var flow = message.Flow;
        json.WriteStartObject();
        json.WriteString("version", "2.0");
        json.WriteString("class", "dataset");
        json.WriteString("label", flow.Flow.Name.In(message.Language));
        json.WriteString("source", flow.Structures.AgencyName.In(message.Language));
        json.WriteString("updated", message.Prepared);
        json.WriteStartArray("note");
        json.WriteStringValue(flow.Flow.Method.In(message.Language));
        json.WriteEndArray();
        json.WriteStartArray("id");
        foreach (var dimension in dimensions) json.WriteStringValue(dimension.Column.Id);
        json.WriteEndArray();
        json.WriteStartArray("size");
        foreach (var dimension in dimensions) json.WriteNumberValue(dimension.Places.Count);
        json.WriteEndArray();
        json.WriteStartObject("role");
        WriteRole(json, "time", AttributeVocabulary.Time);
        if (flow.PlaceOf("REF_AREA") >= 0) WriteRole(json, "geo", "REF_AREA");
        WriteRole(json, "metric", Dataflow.Indicator);
        json.WriteEndObject();
        json.WriteStartObject("dimension");
        foreach (var dimension in dimensions) WriteDimension(message, dimension, json);
        json.WriteEndObject();
        WriteExtension(message, dimensions, json);
        json.Flush();
    }

    static void WriteDimension(DataMessage message, Present dimension, Utf8JsonWriter json)
    {
        json.WriteStartObject(dimension.Column.Id);
        json.WriteString("label", dimension.Column.Name.In(message.Language));
        json.WriteStartObject("category");
        json.WriteStartArray("index");
        foreach (var place in dimension.Places) json.WriteStringValue(dimension.Column.Codes[place].Id);
        json.WriteEndArray();
        json.WriteStartObject("label");
        foreach (var place in dimension.Places) json.WriteString(dimension.Column.Codes[place].Id, dimension.Column.Codes[place].Name.In(message.Language));
        json.WriteEndObject();
        if (dimension.Column.Id == Dataflow.Indicator) WriteUnits(message, dimension, json);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    static void WriteUnits(DataMessage message, Present indicators, Utf8JsonWriter json)
    {
        var units = message.Flow.Attributes.First(a => a.Id == AttributeVocabulary.Unit).Codes;
        json.WriteStartObject("unit");
        foreach (var id in indicators.Places.Select(place => indicators.Column.Codes[place].Id))
        {
            if (message.Flow.Flow.Measures.FirstOrDefault(m => m.Id == id) is not { } measure) continue;
            json.WriteStartObject(id);
            json.WriteNumber("decimals", measure.Decimals);
            json.WriteString("label", units.First(u => u.Id == measure.Unit).Name.In(message.Language));
            json.WriteString("code", measure.Unit);
            json.WriteNumber("multiplier", measure.UnitMultiplier);
            json.WriteString("method", measure.MethodCode);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    /// <summary>What JSON-stat has no words for; <c>confidential</c> are the cells whose value is withheld.</summary>
    static void WriteExtension(DataMessage message, Present[] dimensions, Utf8JsonWriter json)
    {
        json.WriteStartObject("extension");
        json.WriteString("dataflow", message.Flow.Urn);
        foreach (var attribute in message.Flow.DatasetAttributes) json.WriteString(attribute.Id, attribute.Codes[0].Id);
        json.WriteStartArray("confidential");
        foreach (var row in message.Slice.Rows())
            if (message.Flow.Table.Confidential[row]) json.WriteNumberValue(Cell(dimensions, row));
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void WriteRole(Utf8JsonWriter json, string role, string dimension)
    {
        json.WriteStartArray(role);
        json.WriteStringValue(dimension);
        json.WriteEndArray();
    }
}

using System.Buffers;
using System.IO.Pipelines;

namespace Pipeline.Sdmx.Data;

/// <summary>
/// Writes SDMX-JSON data messages, 1.0 and 2.0. The head is small and made whole; observations are written as they are read, since the table holds them in
/// the order of the message.
/// </summary>
public static class JsonDataWriter
{
    public static async Task WriteAsync(DataMessage message, JsonVersion version, PipeWriter pipe, CancellationToken ct)
    {
        var layout = Layout.Of(message);
        Present[] components = [.. layout.All.Select(column => Present.Of(column, layout.Rows))];
        Present[] attributes = message.HasObservations ? [.. message.Attributes.Select(column => Present.Of(column, layout.Rows, withFirst: true))] : [];
        var head = new ArrayBufferWriter<byte>();
        JsonDataHead.Write(head, new(message, version, layout, components, attributes));

        var output = new Utf8Output(pipe, ct);
        output.Write(head.WrittenSpan);
        if (layout.IsFlat) await WriteFlatAsync(message, layout, components, attributes, output);
        else await WriteSeriesAsync(message, layout, components, attributes, output);
        output.Write("}}]}}"u8);
        await output.SendAsync();
    }

    static async Task WriteFlatAsync(DataMessage message, Layout layout, Present[] components, Present[] attributes, Utf8Output output)
    {
        var first = true;
        foreach (var row in layout.Rows)
        {
            Separate(output, ref first);
            WriteObservation(message, components, attributes, row, output);
            if (output.IsFull) await output.SendAsync();
        }
    }

    static async Task WriteSeriesAsync(DataMessage message, Layout layout, Present[] components, Present[] attributes, Utf8Output output)
    {
        var (series, observation) = (components[..layout.Series.Count], components[layout.Series.Count..]);
        var (firstSeries, first) = (true, true);
        layout.Restart();
        foreach (var row in layout.Rows)
        {
            if (layout.BeginsSeries(row))
            {
                if (!firstSeries) output.Write("}},"u8);
                firstSeries = false;
                WriteKey(series, row, output);
                output.Write("{\"attributes\":[],\"observations\":{"u8);
                first = true;
            }
            if (!message.HasObservations) continue;
            Separate(output, ref first);
            WriteObservation(message, observation, attributes, row, output);
            if (output.IsFull) await output.SendAsync();
        }
        if (!firstSeries) output.Write("}}"u8);
    }

    static void WriteObservation(DataMessage message, Present[] key, Present[] attributes, int row, Utf8Output output)
    {
        WriteKey(key, row, output);
        output.Write((byte)'[');
        var first = true;
        if (message.Query.HasValues)
        {
            first = false;
            var value = message.Flow.Table.Values[row];
            if (double.IsNaN(value)) output.Write("null"u8);
            else output.Write(value);
        }
        foreach (var attribute in attributes)
        {
            Separate(output, ref first);
            output.Write(attribute.NumberAt(row));
        }
        output.Write((byte)']');
    }

    static void WriteKey(Present[] components, int row, Utf8Output output)
    {
        output.Write((byte)'"');
        for (var i = 0; i < components.Length; i++)
        {
            if (i > 0) output.Write((byte)':');
            output.Write(components[i].NumberAt(row));
        }
        output.Write("\":"u8);
    }

    static void Separate(Utf8Output output, ref bool first)
    {
        if (!first) output.Write((byte)',');
        first = false;
    }
}

/// <summary>The versions of SDMX-JSON that are written.</summary>
public enum JsonVersion
{
    /// <summary>1.0, of SDMX 2.1.</summary>
    V1,
    /// <summary>2.0, of SDMX 3.0.</summary>
    V2,
}

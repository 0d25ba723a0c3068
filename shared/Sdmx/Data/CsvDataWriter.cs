using System.Collections.Immutable;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using Pipeline.Sdmx.Serving;

namespace Pipeline.Sdmx.Data;

/// <summary>Writes CSV (RFC 4180): always commas between cells, dots in numbers, and lines that end in CR LF. A withheld value is an empty cell.</summary>
public static class CsvDataWriter
{
    /// <summary>A component's cells by code, each made when it first occurs.</summary>
    sealed class Cells(Column column, Func<int, byte[]> make)
    {
        readonly byte[]?[] _made = new byte[]?[column.Codes.Length];

        public byte[] At(int row) => _made[column.PlaceAt(row)] ??= make(column.PlaceAt(row));
    }

    public static async Task WriteAsync(DataMessage message, CsvStyle style, PipeWriter pipe, CancellationToken ct)
    {
        var layout = Layout.Of(message);
        var (withObservations, withValues) = (message.HasObservations, message.HasObservations && message.Query.HasValues);
        ImmutableArray<Column> components = withObservations ? [.. message.Flow.Dimensions, message.Flow.Time] : message.Flow.Dimensions;
        ImmutableArray<Column> attributes = withObservations ? [.. message.Attributes, .. message.DatasetAttributes] : [];
        Cells[] before = [.. components.SelectMany(c => CellsOf(c, message, style))];
        Cells[] after = [.. attributes.SelectMany(a => CellsOf(a, message, style))];
        var lead = Encoding.UTF8.GetBytes(Lead(message, style));
        var values = message.Flow.Table.Values;

        var output = new Utf8Output(pipe, ct);
        output.Write(Heading(message, style, components, withValues, attributes));
        layout.Restart();
        foreach (var row in layout.Rows)
        {
            if (!withObservations && !layout.BeginsSeries(row)) continue;
            output.Write(lead);
            if (style.SeriesKeys) WriteKey(message.Flow.Dimensions, row, output);
            if (style.ObservationKeys) WriteKey([.. message.Flow.Dimensions, message.Flow.Time], row, output);
            for (var i = 0; i < before.Length; i++)
            {
                if (i > 0) output.Write((byte)',');
                output.Write(before[i].At(row));
            }
            if (withValues)
            {
                output.Write((byte)',');
                if (!double.IsNaN(values[row])) output.Write(values[row]);
            }
            foreach (var cell in after)
            {
                output.Write((byte)',');
                output.Write(cell.At(row));
            }
            output.Write("\r\n"u8);
            if (output.IsFull) await output.SendAsync();
        }
        await output.SendAsync();
    }

    static string Lead(DataMessage message, CsvStyle style)
    {
        var (flow, name) = (message.Flow, message.Flow.Flow.Name.In(message.Language));
        var reference = style.Labels == CsvLabels.Both ? Quoted($"{flow.Reference}: {name}") : flow.Reference;
        return style switch
        {
            { Kind: CsvKind.Plain } => "",
            { Kind: CsvKind.Sdmx1 } => $"{reference},",
            { Labels: CsvLabels.Name } => $"dataflow,{reference},{Quoted(name)},I,",
            _ => $"dataflow,{reference},I,",
        };
    }

    static string Heading(DataMessage message, CsvStyle style, ImmutableArray<Column> components, bool withValues, ImmutableArray<Column> attributes)
    {
        IEnumerable<string> first = style switch
        {
            { Kind: CsvKind.Plain } => [],
            { Kind: CsvKind.Sdmx1 } => ["DATAFLOW"],
            { Labels: CsvLabels.Name } => ["STRUCTURE", "STRUCTURE_ID", "STRUCTURE_NAME", "ACTION"],
            _ => ["STRUCTURE", "STRUCTURE_ID", "ACTION"],
        };
        IEnumerable<string> keys = [.. style.SeriesKeys ? ["SERIES_KEY"] : (string[])[], .. style.ObservationKeys ? ["OBS_KEY"] : (string[])[]];
        IEnumerable<string> value = withValues ? [Head(AttributeVocabulary.Value, message.Flow.Name(AttributeVocabulary.Value).In(message.Language))] : [];
        return string.Join(',', [.. first, .. keys, .. components.SelectMany(Heads), .. value, .. attributes.SelectMany(Heads)]) + "\r\n";

        IEnumerable<string> Heads(Column column)
        {
            var name = column.Name.In(message.Language);
            return style.Labels == CsvLabels.Name ? [column.Id, Quoted(name)] : [Head(column.Id, name)];
        }

        string Head(string id, string name) => style.Labels == CsvLabels.Both ? Quoted($"{id}: {name}") : id;
    }

    static IEnumerable<Cells> CellsOf(Column column, DataMessage message, CsvStyle style)
    {
        if (column == message.Flow.Time)
        {
            var periods = message.Flow.Table.Periods;
            yield return new(column, place => style.NormalizedTime
                ? Encoding.UTF8.GetBytes(periods[place].Start.ToString("yyyy-MM-dd'T00:00:00'", CultureInfo.InvariantCulture))
                : column.Utf8[place]);
            if (style.Labels == CsvLabels.Name) yield return new(column, place => column.Utf8[place]);
            yield break;
        }
        var isCoded = !message.Flow.DatasetAttributes.Contains(column);
        yield return new(column, place => style.Labels == CsvLabels.Both && isCoded
            ? Encoding.UTF8.GetBytes(Quoted($"{column.Codes[place].Id}: {column.Codes[place].Name.In(message.Language)}"))
            : Encoding.UTF8.GetBytes(Quoted(column.Codes[place].Id)));
        if (style.Labels == CsvLabels.Name) yield return new(column, place => Encoding.UTF8.GetBytes(Quoted(column.Codes[place].Name.In(message.Language))));
    }

    static void WriteKey(ImmutableArray<Column> columns, int row, Utf8Output output)
    {
        for (var i = 0; i < columns.Length; i++)
        {
            if (i > 0) output.Write((byte)'.');
            output.Write(columns[i].Utf8[columns[i].PlaceAt(row)]);
        }
        output.Write((byte)',');
    }

    static string Quoted(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}

using Parquet;
using Parquet.Schema;
using Pipeline.Statistics.Structures;

namespace Pipeline.Statistics.Observations;

/// <summary>Writes a dataflow's figures as Parquet, texts coded by dictionaries. The same table gives the same bytes.</summary>
public static class ObservationWriter
{
    /// <summary>Who asks for few rows first reads the groups that have them: small ones cost little, and more of them would lengthen the directory that is read before.</summary>
    public const int RowsPerGroup = 32 * 1024;

    /// <param name="output">Seekable; stays open.</param>
    /// <param name="codelists">Those of the flow's dimensions.</param>
    /// <exception cref="KeyNotFoundException">A codelist of the flow is not there.</exception>
    public static async Task WriteAsync(Stream output, ObservationTable table, StructureSet codelists, CancellationToken ct)
    {
        var schema = ObservationColumns.SchemaOf(table.Flow);
        var options = new ParquetOptions { CompressionMethod = CompressionMethod.Snappy };
        foreach (var field in schema.DataFields)
            if (field.Name != ObservationColumns.Value) options.ColumnEncodingHints[field.Name] = EncodingHint.Dictionary;
        await using var writer = await ParquetWriter.CreateAsync(schema, output, options, append: false, ct);
        writer.CustomMetadata = new Dictionary<string, string>
        {
            [ObservationColumns.FlowEntry] = table.Flow.Id,
            [ObservationColumns.VersionEntry] = table.Flow.Version,
        };
        var rows = new TableTexts(table, codelists);
        for (var first = 0; first < table.Count || first == 0; first += RowsPerGroup)
        {
            using var group = writer.CreateRowGroup();
            await WriteAsync(group, schema, table, rows, first, Math.Min(RowsPerGroup, table.Count - first), ct);
        }
    }

    static async Task WriteAsync(
        ParquetRowGroupWriter group, ParquetSchema schema, ObservationTable table, TableTexts texts, int first, int count, CancellationToken ct)
    {
        var buffer = new string[count];
        foreach (var field in schema.DataFields)
        {
            ct.ThrowIfCancellationRequested();
            if (field.Name == ObservationColumns.Value) await group.WriteAsync<double>(field, Values(table, first, count), cancellationToken: ct);
            else if (field.ClrType == typeof(int)) await group.WriteAsync<int>(field, texts.Numbers(field.Name, first, count), cancellationToken: ct);
            else
            {
                texts.Fill(field.Name, first, buffer);
                await group.WriteAsync(field, buffer);
            }
        }
    }

    static double?[] Values(ObservationTable table, int first, int count)
    {
        var values = new double?[count];
        for (var i = 0; i < count; i++) values[i] = double.IsNaN(table.Values[first + i]) ? null : table.Values[first + i];
        return values;
    }
}

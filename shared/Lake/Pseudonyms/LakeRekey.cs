using Parquet;
using Parquet.Schema;

namespace Pipeline.Lake;

/// <summary>Copies a file of the lake column by column, a row group at a time: the same rows in the same groups, some texts replaced.</summary>
public static class LakeRekey
{
    /// <summary>Writes the copy and gives the number of its rows.</summary>
    /// <param name="from">Seekable; stays open.</param>
    /// <param name="to">Stays open.</param>
    /// <param name="texts">By column what becomes of its texts; of columns that the file lacks nothing.</param>
    /// <param name="keyVersion">The key of pseudonyms that the copy names.</param>
    /// <exception cref="InvalidDataException">A column's type is none that the lake has.</exception>
    public static async Task<long> WriteAsync(
        Stream from, Stream to, IReadOnlyDictionary<string, Func<string, string>> texts, string keyVersion, CancellationToken ct)
    {
        await using var reader = await LakeReader.OpenAsync(from, ct);
        var options = new ParquetOptions { CompressionMethod = CompressionMethod.Snappy, UseDateOnlyTypeForDates = true };
        await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema([.. reader.Fields]), to, options, append: false, ct);
        writer.CustomMetadata = new Dictionary<string, string>(reader.Metadata) { [LakeMetadata.PseudonymKey] = keyVersion };
        var rows = 0L;
        for (var group = 0; group < reader.RowGroupCount; group++)
        {
            using var into = writer.CreateRowGroup();
            foreach (var field in reader.Fields)
            {
                if (field.ClrType == typeof(ReadOnlyMemory<char>)) await CopyTextsAsync(reader, group, field, texts.GetValueOrDefault(field.Name), into, ct);
                else if (field.ClrType == typeof(long)) await CopyAsync<long>(reader, group, field, into, ct);
                else if (field.ClrType == typeof(decimal)) await CopyAsync<decimal>(reader, group, field, into, ct);
                else if (field.ClrType == typeof(double)) await CopyAsync<double>(reader, group, field, into, ct);
                else if (field.ClrType == typeof(DateOnly)) await CopyAsync<DateOnly>(reader, group, field, into, ct);
                else if (field.ClrType == typeof(bool)) await CopyAsync<bool>(reader, group, field, into, ct);
                else throw new InvalidDataException($"Column '{field.Name}' holds {field.ClrType.Name}, which no file of the lake does.");
            }
            into.CompleteValidate();
            rows += reader.RowCount(group);
        }
        return rows;
    }

    static async Task CopyTextsAsync(
        LakeReader reader, int group, DataField field, Func<string, string>? replace, ParquetRowGroupWriter into, CancellationToken ct)
    {
        var values = await reader.ReadTextAsync(group, field.Name, ct);
        for (var row = 0; replace is not null && row < values.Length; row++)
            if (values[row] is { } text) values[row] = replace(text);
        await into.WriteAsync(field, values);
    }

    static async Task CopyAsync<T>(LakeReader reader, int group, DataField field, ParquetRowGroupWriter into, CancellationToken ct)
        where T : struct
    {
        var values = await reader.ReadAsync<T>(group, field.Name, ct);
        if (field.IsNullable) await into.WriteAsync<T>(field, values.AsMemory(), cancellationToken: ct);
        else await into.WriteAsync<T>(field, Array.ConvertAll(values, v => v!.Value).AsMemory(), cancellationToken: ct);
    }
}

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
        await using var reader = await ColumnCopy.OpenAsync(from, ct);
        var schema = ColumnCopy.SchemaLike(reader);
        await using var writer = await ColumnCopy.BeginAsync(schema, to, ct);
        writer.CustomMetadata = new Dictionary<string, string>(reader.CustomMetadata) { [LakeMetadata.PseudonymKey] = keyVersion };
        var rows = 0L;
        for (var at = 0; at < reader.RowGroupCount; at++)
        {
            using var group = reader.OpenRowGroupReader(at);
            using var into = writer.CreateRowGroup();
            var copy = new ColumnCopy(group, into, rows: null);
            foreach (var (read, write) in reader.Schema.DataFields.Zip(schema.DataFields))
                await copy.RunAsync(read, write, texts.GetValueOrDefault(read.Name), ct);
            into.CompleteValidate();
            rows += group.RowCount;
        }
        return rows;
    }
}

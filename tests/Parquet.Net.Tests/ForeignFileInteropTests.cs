using Parquet;
using Parquet.Schema;

namespace Pipeline.Parquet.Net.Tests;

/// <summary>This implementation reads what others write.</summary>
public class ForeignFileInteropTests
{
    static readonly ParquetOptions Dates = new() { UseDateOnlyTypeForDates = true };

    static readonly Lazy<TestTable> Million = new(() => FormulaTable.Create(1_000_000));

    [Theory]
    [InlineData("V1", "uncompressed", 5_000)]
    [InlineData("V1", "snappy", 5_000)]
    [InlineData("V1", "gzip", 5_000)]
    [InlineData("V2", "uncompressed", 5_000)]
    [InlineData("V2", "snappy", 5_000)]
    [InlineData("V2", "gzip", 5_000)]
    [InlineData("V1", "snappy", 0)]
    [InlineData("V2", "snappy", 1)]
    [InlineData("V1", "snappy", 1_000_000)]
    [InlineData("V2", "snappy", 1_000_000)]
    public async Task Reads_what_DuckDb_writes(string version, string compression, int rows)
    {
        using var file = new TemporaryFile();
        await Node.RunAsync("duckdb.mjs", $"""
            COPY ({FormulaTable.Sql} FROM range({rows}) t(i)) TO '{file.Path}'
            (FORMAT parquet, PARQUET_VERSION {version}, COMPRESSION {compression})
            """);
        await using var stream = File.OpenRead(file.Path);
        await (rows < 1_000_000 ? FormulaTable.Create(rows) : Million.Value).AssertAsync(stream, Dates);
    }

    [Theory]
    [InlineData("zstd", "Zstd")]
    [InlineData("brotli", "Brotli")]
    [InlineData("lz4_raw", "Lz4Raw")]
    public async Task Names_the_codec_it_does_not_support(string compression, string name)
    {
        using var file = new TemporaryFile();
        await Node.RunAsync("duckdb.mjs", $"COPY (SELECT 1 AS a) TO '{file.Path}' (FORMAT parquet, COMPRESSION {compression})");
        await using var reader = await ParquetReader.CreateAsync(file.Path);
        var error = await Assert.ThrowsAsync<NotSupportedException>(async () =>
            await reader.OpenRowGroupReader(0).ReadAsync<int>(reader.Schema.DataFields[0], new int?[1].AsMemory()));
        Assert.Contains(name, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_nested_columns_and_reads_those_beside_them()
    {
        using var file = new TemporaryFile();
        await Node.RunAsync("duckdb.mjs", $$"""
            COPY (SELECT 1 AS a, [1, 2] AS list, {'x': 1, 'y': 'z'} AS struct, MAP {'k': 2} AS map, [{'p': [1]}] AS deep, 'last' AS b)
            TO '{{file.Path}}' (FORMAT parquet)
            """);
        await using var reader = await ParquetReader.CreateAsync(file.Path);
        Assert.Equal([SchemaType.Data, SchemaType.List, SchemaType.Struct, SchemaType.Map, SchemaType.List, SchemaType.Data],
            reader.Schema.Fields.Select(field => field.SchemaType));
        Assert.Equal(
            [
                "a", "list/list/element", "struct/x", "struct/y", "map/key_value/key", "map/key_value/value",
                "deep/list/element/p/list/element", "b",
            ],
            reader.Schema.DataFields.Select(field => field.Path.ToString()));
        var group = reader.OpenRowGroupReader(0);
        var text = new string?[1];
        await group.ReadAsync(reader.Schema.FindDataField("b"), text.AsMemory());
        Assert.Equal("last", Assert.Single(text));
        var error = await Assert.ThrowsAsync<NotSupportedException>(async () =>
            await group.ReadAsync<int>(reader.Schema.DataFields[1], new int?[2].AsMemory()));
        Assert.Contains("list/list/element", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UNCOMPRESSED", 3000)]
    [InlineData("SNAPPY", 3000)]
    [InlineData("SNAPPY", 1)]
    public async Task Reads_every_encoding_that_hyparquet_writes(string codec, int rows)
    {
        using var file = new TemporaryFile();
        await Node.RunAsync("hyparquet-write.mjs", file.Path, $"{rows}", codec);
        var table = new TestTable(rows,
            FormulaTable.Make<int>("plain", rows, i => i * 3),
            FormulaTable.Make<int>("delta32", rows, i => i % 5 == 0 ? null : (int)(i * 7919L % 100_003) - 50_000),
            FormulaTable.Make<long>("delta64", rows, i => i * 1_000_000_007L - 5_000_000_000),
            FormulaTable.Make<long>("wild64", rows, i => i % 2 == 1 ? long.MaxValue : long.MinValue),
            FormulaTable.Make<float>("split32", rows, i => i / 4f),
            FormulaTable.Make<double>("split64", rows, i => i % 7 == 0 ? null : i / 3d),
            FormulaTable.Make<int>("splitInt", rows, i => i - 77),
            FormulaTable.Make<bool>("runs", rows, i => i % 11 == 0 ? null : i / 20 % 2 == 0),
            new RequiredColumn<bool>(new DataField<bool>("bits"), [.. Enumerable.Range(0, rows).Select(i => i % 3 == 0)]),
            FormulaTable.Text("lengths", rows, i => i % 4 == 0 ? null : new string('é', i % 9)),
            FormulaTable.Text("prefixes", rows, i => i % 6 == 0 ? null : $"province/district-{i / 50}/sector-{i}"),
            FormulaTable.Text("dictionary", rows, i => i % 9 == 0 ? null : $"level-{i % 10}"),
            FormulaTable.Text("nothing", rows, _ => null),
            FormulaTable.Make<DateTime>("time", rows, i => new DateTime(2026, 1, 1).AddMilliseconds(i * 1001L)));
        await using var stream = File.OpenRead(file.Path);
        await table.AssertAsync(stream);
        await using var reader = await ParquetReader.CreateAsync(stream);
        Assert.Equal("hyparquet ✓", reader.CustomMetadata["writer"]);
    }
}

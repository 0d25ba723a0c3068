using System.Globalization;
using Parquet;

namespace Pipeline.Parquet.Net.Tests;

/// <summary>Other implementations read what this one writes.</summary>
public class OwnFileInteropTests
{
    [Theory]
    [InlineData(CompressionMethod.None, 1, 500)]
    [InlineData(CompressionMethod.Snappy, 3, 2000)]
    [InlineData(CompressionMethod.Gzip, 2, 500)]
    [InlineData(CompressionMethod.Snappy, 1, 0)]
    public async Task Hyparquet_reads_every_type(CompressionMethod compression, int groups, int rows)
    {
        using var file = new TemporaryFile();
        var table = SampleTable.Create(rows);
        await WriteAsync(table, file.Path, compression, groups);
        var read = await Node.RunAsync<Columns>("hyparquet-read.mjs", file.Path);
        Assert.Equal(rows, read.Rows);
        foreach (var (column, actual) in table.Columns.Zip(read.Values))
            for (var row = 0; row < rows; row++) AssertSame(column, row, actual[row], isDecimalExact: false);
        Assert.Equal([new("agency", "Inteko ✓")], read.Metadata);
    }

    [Theory]
    [InlineData(CompressionMethod.None, 1, 500)]
    [InlineData(CompressionMethod.Snappy, 3, 2000)]
    [InlineData(CompressionMethod.Gzip, 2, 500)]
    [InlineData(CompressionMethod.Snappy, 1, 0)]
    public async Task DuckDb_reads_every_type(CompressionMethod compression, int groups, int rows)
    {
        using var file = new TemporaryFile();
        var table = SampleTable.Create(rows);
        await WriteAsync(table, file.Path, compression, groups);
        var columns = table.Columns.Select(column => column.Field.ClrType == typeof(DateTime) ? $"epoch_ns(\"{column.Field.Name}\")"
            : column.Field.ClrType == typeof(float) ? $"\"{column.Field.Name}\"::DOUBLE" : $"\"{column.Field.Name}\"");
        var read = await Node.RunAsync<string?[][]>("duckdb.mjs", $"SELECT {string.Join(", ", columns)} FROM '{file.Path}'");
        Assert.Equal(rows, read.Length);
        for (var row = 0; row < rows; row++)
            foreach (var (column, actual) in table.Columns.Zip(read[row])) AssertSame(column, row, actual, isDecimalExact: true);
    }

    [Fact]
    public async Task DuckDb_trusts_the_statistics()
    {
        using var file = new TemporaryFile();
        await WriteAsync(SampleTable.Create(1000), file.Path, CompressionMethod.Snappy, 4);
        // The row groups that the statistics let DuckDB skip must not hold what it looks for.
        var names = new[] { "Int32", "Int64OrNull", "text", "distinct", "largeOrNull", "DateOnly", "Double", "UInt32", "tsMicros" };
        var sql = names.Select(name => $"""
            SELECT (SELECT count(*) FROM '{file.Path}' t WHERE t."{name}" = (SELECT max("{name}") FROM m)) AS a,
                   (SELECT count(*) FROM m WHERE "{name}" = (SELECT max("{name}") FROM m)) AS b
            """);
        var rows = await Node.RunAsync<string[][]>("duckdb.mjs",
            $"CREATE TABLE m AS SELECT * FROM '{file.Path}'", string.Join(" UNION ALL ", sql));
        Assert.Equal(names.Length, rows.Length);
        Assert.All(rows, row => Assert.Equal(row[1], row[0]));
    }

    static async Task WriteAsync(TestTable table, string path, CompressionMethod compression, int groups)
    {
        await using var stream = File.Create(path);
        var options = new ParquetOptions { CompressionMethod = compression };
        await using var writer = await ParquetWriter.CreateAsync(table.Schema, stream, options);
        writer.CustomMetadata = new Dictionary<string, string> { ["agency"] = "Inteko ✓" };
        await table.WriteGroupsAsync(writer, groups);
    }

    static void AssertSame(ITestColumn column, int row, string? actual, bool isDecimalExact)
    {
        var expected = column.TextAt(row);
        var type = column.Field.ClrType;
        var isApproximate = type == typeof(decimal) && !isDecimalExact;
        if (expected is null || actual is null || !isApproximate && type != typeof(float) && type != typeof(double))
        {
            Assert.True(expected == actual, $"{column.Field.Name}[{row}]: expected {expected ?? "null"}, read {actual ?? "null"}");
            return;
        }
        var (left, right) = (double.Parse(expected, CultureInfo.InvariantCulture), double.Parse(actual, CultureInfo.InvariantCulture));
        Assert.InRange(right - left, isApproximate ? -Math.Abs(left) * 1e-12 : 0, isApproximate ? Math.Abs(left) * 1e-12 : 0);
    }

    sealed record Columns(int Rows, KeyValuePair<string, string>[] Metadata,
        [property: System.Text.Json.Serialization.JsonPropertyName("columns")] string?[][] Values);
}

using System.Globalization;
using Parquet.Schema;

namespace Pipeline.Parquet.Net.Tests;

public class MillionRowTests
{
    const int Rows = 1_000_000;

    [Fact]
    public async Task A_million_rows_come_back_here_and_elsewhere()
    {
        var table = new TestTable(Rows,
            new RequiredColumn<int>(new DataField<int>("id"), [.. Enumerable.Range(0, Rows)]),
            FormulaTable.Make<long>("long", Rows, i => i % 7 == 0 ? null : i * 31L),
            FormulaTable.Make<double>("half", Rows, i => i / 2d),
            FormulaTable.Text("district", Rows, i => i % 11 == 0 ? null : $"district-{i % 3000}"),
            FormulaTable.Text("person", Rows, i => $"P{i * 7919L:x8}"));
        using var file = new TemporaryFile();
        await using (var stream = File.Create(file.Path)) await table.WriteAsync(stream, groups: 3);
        await using (var stream = File.OpenRead(file.Path)) await table.AssertAsync(stream);

        var elsewhere = await Node.RunAsync<Table>("hyparquet-sums.mjs", file.Path);
        Assert.Equal(Rows, elsewhere.Rows);
        foreach (var column in table.Columns)
        {
            var texts = Enumerable.Range(0, Rows).Select(column.TextAt).OfType<string>().ToArray();
            var isText = column.Field.ClrType == typeof(ReadOnlyMemory<char>);
            var sum = texts.Sum(text => isText ? text.Length : double.Parse(text, CultureInfo.InvariantCulture));
            Assert.Equal((texts.Length, sum), (elsewhere.Sums[column.Field.Name].Count, elsewhere.Sums[column.Field.Name].Sum));
        }
        var duck = await Node.RunAsync<string[][]>("duckdb.mjs",
            $"""
            SELECT count(*), count("long"), sum("long"), sum(id), count(DISTINCT district), count(DISTINCT person) FROM '{file.Path}'
            """);
        var longs = Enumerable.Range(0, Rows).Where(i => i % 7 != 0).ToArray();
        Assert.Equal([$"{Rows}", $"{longs.Length}", $"{longs.Sum(i => i * 31L)}", $"{Rows * (Rows - 1L) / 2}", "3000", $"{Rows}"], duck[0]);
    }

    sealed record Table(int Rows, Dictionary<string, Column> Sums);

    sealed record Column(int Count, double Sum);
}

using Parquet;
using Parquet.Schema;

namespace Pipeline.Indicators.Tests;

public class CellEstimateTableTests
{
    static readonly CellEstimate[] Cells =
    [
        new("2026-Q3", 1, "2", Measures.Employment, 1410.5, 31, 23.1, 120, 0.085, 1.5, Quality.Ok),
        CellEstimate.Suppressed("2026-Q3", 0, CellEstimate.Total, Measures.MedianHourlyPay),
        new("2026-09", 4, "0110", Measures.PermitStock, 12, 12, null, 0, 0, null, Quality.Caution),
    ];

    [Fact]
    public async Task Cells_come_back_sorted_and_unchanged()
    {
        using var file = await WriteAsync(Cells);
        Assert.Equal([Cells[2], Cells[1], Cells[0]], await CellEstimateTable.ReadAsync(file, CancellationToken.None));
    }

    [Fact]
    public async Task Same_cells_in_another_order_are_the_same_bytes()
    {
        using var one = await WriteAsync(Cells);
        using var other = await WriteAsync(Cells.Reverse());
        Assert.Equal(one.ToArray(), other.ToArray());
    }

    [Fact]
    public async Task Columns_are_the_published_ones()
    {
        using var file = await WriteAsync(Cells);
        var schema = await ParquetReader.ReadSchemaAsync(file);
        Assert.Equal(
            ["run_id", "period", "level", "isco08", "measure", "value", "n", "n_eff", "se", "rse", "deff", "quality"],
            schema.DataFields.Select(f => f.Name));
    }

    [Fact]
    public async Task Empty_run_can_be_written_and_read()
    {
        using var file = await WriteAsync([]);
        Assert.Empty(await CellEstimateTable.ReadAsync(file, CancellationToken.None));
    }

    [Fact]
    public async Task File_of_another_shape_is_refused_by_name_of_the_column()
    {
        using var file = new MemoryStream();
        var field = new DataField<int>("period");
        await using (var writer = await ParquetWriter.CreateAsync(new ParquetSchema(field), file))
        {
            using var group = writer.CreateRowGroup();
            await group.WriteAsync<int>(field, new[] { 1 });
        }
        var fault = await Assert.ThrowsAsync<InvalidDataException>(() => CellEstimateTable.ReadAsync(file, CancellationToken.None));
        Assert.Contains("period", fault.Message);
    }

    static async Task<MemoryStream> WriteAsync(IEnumerable<CellEstimate> cells)
    {
        var file = new MemoryStream();
        await CellEstimateTable.WriteAsync(file, "run", cells, CancellationToken.None);
        file.Position = 0;
        return file;
    }
}

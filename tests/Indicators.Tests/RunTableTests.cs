using Parquet;
using Parquet.Schema;

namespace Pipeline.Indicators.Tests;

public class RunTableTests
{
    static readonly RunRecord Run = new(
        "abc", new DateTimeOffset(2026, 11, 22, 2, 0, 0, TimeSpan.FromHours(2)), "1.0.0", "1", "hash", 7, ["z", "a"],
        new Dictionary<string, long> { ["work-permits"] = 44, ["labour-force-survey"] = 144 })
    {
        RowsOut = new Dictionary<string, long> { ["cell_estimate"] = 12 },
    };

    [Fact]
    public async Task Every_table_read_or_written_has_a_row()
    {
        using var file = new MemoryStream();
        await RunTable.WriteAsync(file, Run, CancellationToken.None);
        await using var reader = await ParquetReader.CreateAsync(file);
        using var group = reader.OpenRowGroupReader(0);

        Assert.Equal(["labour-force-survey", "work-permits", "cell_estimate"], await TextsAsync("table"));
        Assert.Equal(["a z", "a z", "a z"], await TextsAsync("input_load_ids"));
        Assert.Equal([144, 44, null], await NumbersAsync("rows_in"));
        Assert.Equal([null, null, 12], await NumbersAsync("rows_out"));
        var started = new DateTime[3];
        await group.ReadAsync<DateTime>(Field("started_utc"), started.AsMemory());
        Assert.All(started, s => Assert.Equal(new DateTime(2026, 11, 22), s));
        // The one unit whose bounds every version of the library writes rightly.
        Assert.Equal(DateTimeTimeUnit.Millis, Assert.IsType<DateTimeDataField>(Field("started_utc")).Unit);

        DataField Field(string name) => reader.Schema.DataFields.Single(f => f.Name == name);
        async Task<IEnumerable<string?>> TextsAsync(string name)
        {
            var values = new string?[3];
            await group.ReadAsync(Field(name), values.AsMemory());
            return values;
        }
        async Task<IEnumerable<long?>> NumbersAsync(string name)
        {
            var values = new long?[3];
            await group.ReadAsync<long>(Field(name), values.AsMemory());
            return values;
        }
    }
}

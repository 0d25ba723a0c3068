using Parquet;
using Parquet.Schema;

namespace Pipeline.Parquet.Net.Tests;

/// <summary>When texts are written with a dictionary: that shows in the count of distinct values, which nothing else makes.</summary>
public class DictionaryTests
{
    [Theory]
    [InlineData(100, 50, 0.5, true)]
    [InlineData(100, 51, 0.5, false)]
    [InlineData(100, 1, 0, false)]
    [InlineData(100, 100, 1, true)]
    public async Task Is_written_up_to_the_threshold(int rows, int distinct, double threshold, bool isWritten)
    {
        var options = new ParquetOptions { DictionaryEncodingThreshold = threshold };
        var values = Enumerable.Range(0, rows).Select(i => $"{i % distinct}").ToArray();
        Assert.Equal(isWritten ? distinct : null, await DistinctAsync(values, options));
    }

    [Fact]
    public async Task A_hint_makes_the_writer_look_beyond_the_first_values()
    {
        string[] values = [.. Enumerable.Range(0, 5000).Select(i => $"{i}"), .. Enumerable.Repeat("again", 20_000)];
        Assert.Null(await DistinctAsync(values, new ParquetOptions()));
        var options = new ParquetOptions { ColumnEncodingHints = { ["text"] = EncodingHint.Dictionary } };
        Assert.Equal(5001, await DistinctAsync(values, options));
    }

    static async Task<long?> DistinctAsync(string[] values, ParquetOptions options)
    {
        var table = new TestTable(values.Length, new TextColumn(new DataField<string>("text"), values));
        using var stream = await table.WriteAsync(options);
        await table.AssertAsync(stream);
        await using var reader = await ParquetReader.CreateAsync(stream);
        return reader.RowGroups[0].GetStatistics(reader.Schema.DataFields[0])!.DistinctCount;
    }
}

using Parquet;

namespace Pipeline.Parquet.Net.Tests;

public class RoundTripTests
{
    static readonly ParquetOptions Dates = new() { UseDateOnlyTypeForDates = true };

    public static TheoryData<CompressionMethod, int, int> Cases()
    {
        var cases = new TheoryData<CompressionMethod, int, int>();
        foreach (var compression in new[] { CompressionMethod.None, CompressionMethod.Snappy, CompressionMethod.Gzip })
            foreach (var rows in new[] { 0, 1, 7, 8, 9, 1000, 10_007 })
                foreach (var groups in new[] { 1, 3 }) cases.Add(compression, rows, groups);
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Every_type_comes_back_as_it_was_written(CompressionMethod compression, int rows, int groups)
    {
        var table = SampleTable.Create(rows);
        using var stream = await table.WriteAsync(new ParquetOptions { CompressionMethod = compression }, groups);
        await table.AssertAsync(stream, Dates);
    }
}

using Parquet;
using Parquet.Data;
using Parquet.Schema;

namespace Pipeline.Parquet.Net.Tests;

public class StatisticsTests
{
    [Fact]
    public async Task Numbers_have_extremes_nulls_counted_apart()
    {
        var statistics = await OfAsync(new NullableColumn<long>(new DataField<long?>("a"), [3, null, -5, 9, null]));
        Assert.Equal((2L, -5L, 9L), (statistics.NullCount, statistics.MinValue, statistics.MaxValue));
    }

    [Fact]
    public async Task Unsigned_numbers_are_ordered_without_a_sign()
    {
        var statistics = await OfAsync(new RequiredColumn<uint>(new DataField<uint>("a"), [7, uint.MaxValue]));
        Assert.Equal((7, -1), (statistics.MinValue, statistics.MaxValue));
    }

    [Fact]
    public async Task Texts_are_ordered_by_their_bytes()
    {
        // U+FFEE is above the surrogates of the flag in UTF-16 and below it in UTF-8.
        var statistics = await OfAsync(Texts("b", "\uffee", "\ud83c\uddf7\ud83c\uddfc", "a", null));
        Assert.Equal(("a", "\ud83c\uddf7\ud83c\uddfc", 1L), (statistics.MinValue, statistics.MaxValue, statistics.NullCount));
    }

    [Fact]
    public async Task A_dictionary_tells_the_number_of_distinct_values()
    {
        var statistics = await OfAsync(Texts([.. Enumerable.Range(0, 100).Select(i => $"{i % 4}")]));
        Assert.Equal(4, statistics.DistinctCount);
        Assert.Null((await OfAsync(Texts([.. Enumerable.Range(0, 100).Select(i => $"{i}")]))).DistinctCount);
    }

    [Fact]
    public async Task Very_long_texts_are_left_out()
    {
        var statistics = await OfAsync(Texts("a", new string('b', 5000)));
        Assert.Equal((null, null, 0L), (statistics.MinValue, statistics.MaxValue, statistics.NullCount));
    }

    [Theory]
    [InlineData(new[] { 1.5, double.NaN, -2 }, -2.0, 1.5)]
    [InlineData(new[] { double.NaN }, null, null)]
    [InlineData(new[] { double.NegativeInfinity, double.PositiveInfinity }, double.NegativeInfinity, double.PositiveInfinity)]
    public async Task NaN_has_no_place_in_the_order(double[] values, double? min, double? max)
    {
        var statistics = await OfAsync(new RequiredColumn<double>(new DataField<double>("a"), values));
        Assert.Equal((min, max), ((double?)statistics.MinValue, (double?)statistics.MaxValue));
    }

    [Fact]
    public async Task A_zero_counts_as_both_zeros()
    {
        var statistics = await OfAsync(new RequiredColumn<double>(new DataField<double>("a"), [0.0]));
        Assert.True(double.IsNegative((double)statistics.MinValue!));
        Assert.False(double.IsNegative((double)statistics.MaxValue!));
    }

    [Fact]
    public async Task Booleans_and_dates_have_extremes_in_stored_form()
    {
        var flags = await OfAsync(new NullableColumn<bool>(new DataField<bool?>("a"), [true, null, false]));
        Assert.Equal((false, true), (flags.MinValue, flags.MaxValue));
        var dates = await OfAsync(new RequiredColumn<DateOnly>(new DataField<DateOnly>("a"), [new(1970, 1, 11), new(1969, 12, 31)]));
        Assert.Equal((-1, 10), (dates.MinValue, dates.MaxValue));
    }

    [Fact]
    public async Task Nothing_but_nulls_has_no_extremes()
    {
        var statistics = await OfAsync(new NullableColumn<int>(new DataField<int?>("a"), [null, null]));
        Assert.Equal((2L, null, null), (statistics.NullCount, statistics.MinValue, statistics.MaxValue));
    }

    [Fact]
    public async Task Extremes_span_all_pages_of_a_chunk()
    {
        var values = Enumerable.Range(0, 400_000).Select(i => (long)(i == 200_001 ? -1 : i == 399_999 ? 1_000_000 : i)).ToArray();
        var statistics = await OfAsync(new RequiredColumn<long>(new DataField<long>("a"), values));
        Assert.Equal((-1L, 1_000_000L), (statistics.MinValue, statistics.MaxValue));
    }

    static TextColumn Texts(params string?[] values) => new(new DataField<string>("a"), values);

    static async Task<DataColumnStatistics> OfAsync(ITestColumn column)
    {
        var rows = ((Array)column.GetType().GetProperty("Values")!.GetValue(column)!).Length;
        using var stream = await new TestTable(rows, column).WriteAsync();
        await using var reader = await ParquetReader.CreateAsync(stream);
        return reader.OpenRowGroupReader(0).GetStatistics(reader.Schema.DataFields[0])!;
    }
}

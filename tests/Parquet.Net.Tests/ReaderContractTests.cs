using Parquet;
using Parquet.Schema;

namespace Pipeline.Parquet.Net.Tests;

/// <summary>What the reader refuses, and what it promises.</summary>
public class ReaderContractTests
{
    [Fact]
    public async Task The_array_fits_the_column()
    {
        var table = new TestTable(2,
            new RequiredColumn<int>(new DataField<int>("required"), [1, 2]),
            new NullableColumn<int>(new DataField<int?>("nullable"), [1, null]));
        using var stream = await table.WriteAsync();
        await using var reader = await ParquetReader.CreateAsync(stream);
        var (group, fields) = (reader.OpenRowGroupReader(0), reader.Schema.DataFields);
        await Assert.ThrowsAsync<ArgumentException>(async () => await group.ReadAsync<int>(fields[0], new int[1].AsMemory()));
        await Assert.ThrowsAsync<ArgumentException>(async () => await group.ReadAsync<long>(fields[0], new long[2].AsMemory()));
        await Assert.ThrowsAsync<ArgumentException>(async () => await group.ReadAsync(fields[0], new string?[2].AsMemory()));
        await Assert.ThrowsAsync<ArgumentException>(async () => await group.ReadAsync<int>(fields[1], new int[2].AsMemory()));
        var roomy = new int?[3];
        await group.ReadAsync<int>(fields[0], roomy.AsMemory());
        Assert.Equal([1, 2, null], roomy);
    }

    [Fact]
    public async Task A_column_of_another_file_is_not_found()
    {
        using var stream = await new TestTable(1, new RequiredColumn<int>(new DataField<int>("a"), [1])).WriteAsync();
        await using var reader = await ParquetReader.CreateAsync(stream);
        var stranger = new ParquetSchema(new DataField<int>("b")).DataFields[0];
        var group = reader.OpenRowGroupReader(0);
        Assert.False(group.ColumnExists(stranger));
        Assert.True(group.ColumnExists(reader.Schema.DataFields[0]));
        Assert.Throws<ParquetException>(() => group.GetStatistics(stranger));
        await Assert.ThrowsAsync<ParquetException>(async () => await group.ReadAsync<int>(stranger, new int[1].AsMemory()));
    }

    [Fact]
    public async Task What_is_no_Parquet_file_is_said_to_be_none()
    {
        await Assert.ThrowsAsync<IOException>(() => ParquetReader.CreateAsync(new MemoryStream("PAR1"u8.ToArray())));
        var error =
            await Assert.ThrowsAsync<IOException>(() => ParquetReader.CreateAsync(new MemoryStream("name,age\nUwase,31\n"u8.ToArray())));
        Assert.Contains("not a parquet file", error.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_stream_stays_open_unless_told_otherwise()
    {
        using var stream = await SampleTable.Create(1).WriteAsync();
        await (await ParquetReader.CreateAsync(stream)).DisposeAsync();
        Assert.True(stream.CanRead);
        await (await ParquetReader.CreateAsync(stream, leaveStreamOpen: false)).DisposeAsync();
        Assert.False(stream.CanRead);
    }

    [Fact]
    public async Task A_schema_is_read_from_path_and_stream()
    {
        using var file = new TemporaryFile();
        var table = SampleTable.Create(1);
        await using (var stream = File.Create(file.Path)) await table.WriteAsync(stream);
        Assert.Equal(table.Schema, await ParquetReader.ReadSchemaAsync(file.Path));
        await using var again = File.OpenRead(file.Path);
        Assert.Equal(table.Schema, await ParquetReader.ReadSchemaAsync(again));
    }

    [Fact]
    public async Task Dates_are_read_as_the_options_say()
    {
        var table = new TestTable(1, new RequiredColumn<DateOnly>(new DataField<DateOnly>("day"), [new(2026, 11, 22)]));
        using var stream = await table.WriteAsync();
        await using var reader = await ParquetReader.CreateAsync(stream);
        var dates = new DateTime[1];
        await reader.OpenRowGroupReader(0).ReadAsync<DateTime>(reader.Schema.DataFields[0], dates.AsMemory());
        Assert.Equal(new DateTime(2026, 11, 22), dates[0]);
        await table.AssertAsync(stream, new ParquetOptions { UseDateOnlyTypeForDates = true });
    }

    [Theory]
    [InlineData(DateTimeFormat.Timestamp, true, DateTimeKind.Utc)]
    [InlineData(DateTimeFormat.Timestamp, false, DateTimeKind.Local)]
    [InlineData(DateTimeFormat.DateAndTime, true, DateTimeKind.Utc)]
    [InlineData(DateTimeFormat.Impala, true, DateTimeKind.Unspecified)]
    public async Task Times_have_the_kind_of_their_format(DateTimeFormat format, bool isUtc, DateTimeKind kind)
    {
        var field = new DateTimeDataField("time", format, isUtc, isNullable: false);
        using var stream = await new TestTable(1, new RequiredColumn<DateTime>(field, [new(2026, 1, 2)])).WriteAsync();
        await using var reader = await ParquetReader.CreateAsync(stream);
        var read = new DateTime[1];
        var actual = Assert.IsType<DateTimeDataField>(reader.Schema.DataFields[0]);
        await reader.OpenRowGroupReader(0).ReadAsync<DateTime>(actual, read.AsMemory());
        Assert.Equal((format, isUtc, kind), (actual.DateTimeFormat, actual.IsAdjustedToUTC, read[0].Kind));
    }

    [Fact]
    public async Task Extreme_values_come_back()
    {
        var table = new TestTable(2,
            new RequiredColumn<long>(new DataField<long>("long"), [long.MinValue, long.MaxValue]),
            new RequiredColumn<double>(new DataField<double>("double"), [double.NaN, double.Epsilon]),
            new RequiredColumn<decimal>(new DecimalDataField("decimal", 29), [decimal.MinValue, decimal.MaxValue]),
            new RequiredColumn<decimal>(new DecimalDataField("cents", 18, 2), [-9_999_999_999_999_999.99m, 0.01m]),
            new RequiredColumn<DateOnly>(new DataField<DateOnly>("date"), [DateOnly.MinValue, DateOnly.MaxValue]),
            new RequiredColumn<DateTime>(new DataField<DateTime>("impala"), [DateTime.MinValue, DateTime.MaxValue]),
            new RequiredColumn<DateTime>(new DateTimeDataField("micros", DateTimeFormat.DateAndTimeMicros, isNullable: false),
                [DateTime.MinValue, new(9999, 12, 31, 23, 59, 59)]));
        using var stream = await table.WriteAsync();
        await table.AssertAsync(stream, new ParquetOptions { UseDateOnlyTypeForDates = true });
    }

    [Fact]
    public async Task Digits_beyond_the_scale_are_cut_off()
    {
        var field = new DecimalDataField("amount", 9, 2);
        using var stream = await new TestTable(2, new RequiredColumn<decimal>(field, [1.239m, -1.239m])).WriteAsync();
        await new TestTable(2, new RequiredColumn<decimal>(field, [1.23m, -1.23m])).AssertAsync(stream);
    }
}

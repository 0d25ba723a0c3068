using Parquet;
using Parquet.Schema;

namespace Pipeline.Parquet.Net.Tests;

/// <summary>What the writer refuses, and what it promises.</summary>
public class WriterContractTests
{
    static readonly DataField<int> Number = new("number");
    static readonly DataField<string> Text = new("text");
    static readonly ParquetSchema Schema = new(Number, Text);

    [Fact]
    public async Task Columns_come_in_the_order_of_the_schema_and_once() => await WithGroupAsync(async group =>
    {
        await Assert.ThrowsAsync<ArgumentException>(() => group.WriteAsync(Text, ["a"]));
        await group.WriteAsync<int>(Number, new[] { 1 }.AsMemory());
        Assert.Contains("text", Assert.Throws<InvalidOperationException>(group.CompleteValidate).Message, StringComparison.Ordinal);
        await group.WriteAsync(Text, ["a"]);
        group.CompleteValidate();
        await Assert.ThrowsAsync<InvalidOperationException>(() => group.WriteAsync(Text, ["a"]));
    });

    [Fact]
    public async Task All_columns_of_a_group_have_as_many_rows() => await WithGroupAsync(async group =>
    {
        await group.WriteAsync<int>(Number, new[] { 1 }.AsMemory());
        await Assert.ThrowsAsync<InvalidOperationException>(() => group.WriteAsync(Text, ["a", "b"]));
        await group.WriteAsync(Text, ["a"]);
    });

    [Fact]
    public async Task Values_have_the_type_of_the_field() => await WithGroupAsync(async group =>
    {
        await Assert.ThrowsAsync<ArgumentException>(() => group.WriteAsync<long>(Number, new[] { 1L }.AsMemory()));
        await Assert.ThrowsAsync<ArgumentException>(() => group.WriteAsync<int>(Number, new int?[] { null }.AsMemory()));
        await Assert.ThrowsAsync<ArgumentException>(() => group.WriteAsync<int>(new DataField<int>("number"), new[] { 1 }.AsMemory()));
        await group.WriteAsync<int>(Number, new int?[] { 1 }.AsMemory());
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            group.WriteAsync<ReadOnlyMemory<char>>(Text, new[] { "a".AsMemory() }.AsMemory()));
        await group.WriteAsync(Text, ["a"]);
    });

    [Fact]
    public async Task Parts_fit_together() => await WithGroupAsync(async group =>
    {
        await Assert.ThrowsAsync<ArgumentException>(() => group.WriteAllPartsAsync<int>(Number, new[] { 1 }, new[] { 1 }, null, default));
        await group.WriteAllPartsAsync<int>(Number, new[] { 1, 2 }, null, null, default);
        foreach (var levels in (int[][])[[1, 1], [0, 0], [2, 0]])
            await Assert.ThrowsAsync<ArgumentException>(() => group.WriteAllPartsAsync<ReadOnlyMemory<char>>(
                Text, new[] { "a".AsMemory() }, levels, null, default));
        await group.WriteAllPartsAsync<ReadOnlyMemory<char>>(Text, new[] { "a".AsMemory() }, new[] { 0, 1 }, null, default);
        group.CompleteValidate();
    });

    [Fact]
    public async Task A_decimal_must_fit_its_precision()
    {
        var field = new DecimalDataField("amount", 5, 2);
        var table = new TestTable(1, new RequiredColumn<decimal>(field, [1000m]));
        var error = await Assert.ThrowsAsync<ParquetException>(() => table.WriteAsync());
        Assert.Contains("1000", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_table_makes_the_same_bytes()
    {
        foreach (var compression in new[] { CompressionMethod.None, CompressionMethod.Snappy, CompressionMethod.Gzip })
        {
            var options = new ParquetOptions { CompressionMethod = compression };
            var first = await SampleTable.Create(3000).WriteAsync(options, groups: 2);
            var second = await SampleTable.Create(3000).WriteAsync(options, groups: 2);
            Assert.Equal(first.ToArray(), second.ToArray());
        }
    }

    [Fact]
    public async Task A_stream_that_cannot_seek_is_written_and_not_read()
    {
        var table = SampleTable.Create(100);
        var memory = new MemoryStream();
        await using (var oneWay = new OneWayStream(memory)) await table.WriteAsync(oneWay, groups: 2);
        await table.AssertAsync(memory, new ParquetOptions { UseDateOnlyTypeForDates = true });
        await Assert.ThrowsAsync<ArgumentException>(() => ParquetReader.CreateAsync(new OneWayStream(memory)));
        await Assert.ThrowsAsync<ArgumentException>(() => ParquetWriter.CreateAsync(Schema, new MemoryStream([], writable: false)));
    }

    [Fact]
    public async Task A_cancelled_token_stops_writing_and_reading()
    {
        var cancelled = new CancellationToken(canceled: true);
        var table = new TestTable(3, new RequiredColumn<int>(Number, [1, 2, 3]));
        using var stream = await table.WriteAsync();
        await using var reader = await ParquetReader.CreateAsync(stream);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await reader.RowGroups[0].ReadAsync<int>(reader.Schema.DataFields[0], new int[3].AsMemory(), cancellationToken: cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ParquetReader.CreateAsync(stream, cancellationToken: cancelled));
        await using var writer = await ParquetWriter.CreateAsync(table.Schema, new MemoryStream());
        using var group = writer.CreateRowGroup();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            group.WriteAsync<int>(Number, new[] { 1 }.AsMemory(), cancellationToken: cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            ParquetWriter.CreateAsync(Schema, new MemoryStream(), cancellationToken: cancelled));
    }

    [Fact]
    public async Task What_is_not_supported_is_named()
    {
        var append =
            await Assert.ThrowsAsync<NotSupportedException>(() => ParquetWriter.CreateAsync(Schema, new MemoryStream(), append: true));
        Assert.Contains("append", append.Message, StringComparison.Ordinal);
        var zstd = await Assert.ThrowsAsync<NotSupportedException>(() =>
            ParquetWriter.CreateAsync(Schema, new MemoryStream(), new ParquetOptions { CompressionMethod = CompressionMethod.Zstd }));
        Assert.Contains("Zstd", zstd.Message, StringComparison.Ordinal);
        var nested = new ParquetSchema(new StructField("person", new DataField<int>("age")));
        var group = await Assert.ThrowsAsync<NotSupportedException>(() => ParquetWriter.CreateAsync(nested, new MemoryStream()));
        Assert.Contains("person", group.Message, StringComparison.Ordinal);
        Assert.Throws<NotSupportedException>(() => new DataField<DateTimeOffset>("when"));
    }

    [Fact]
    public async Task Metadata_of_file_and_column_comes_back()
    {
        using var stream = new MemoryStream();
        await using (var writer = await ParquetWriter.CreateAsync(new ParquetSchema(Number), stream))
        {
            writer.CustomMetadata = new Dictionary<string, string> { ["protocol"] = "work-permits ✓", ["empty"] = "" };
            using var group = writer.CreateRowGroup();
            var unit = new Dictionary<string, string> { ["unit"] = "persons" };
            await group.WriteAsync<int>(Number, new[] { 1 }.AsMemory(), customMetadata: unit);
        }
        await using var reader = await ParquetReader.CreateAsync(stream);
        Assert.Equal(new Dictionary<string, string> { ["protocol"] = "work-permits ✓", ["empty"] = "" }, reader.CustomMetadata);
        Assert.Equal("persons", reader.OpenRowGroupReader(0).GetCustomMetadata(Number)["unit"]);
    }

    static async Task WithGroupAsync(Func<ParquetRowGroupWriter, Task> act)
    {
        await using var writer = await ParquetWriter.CreateAsync(Schema, new MemoryStream());
        using var group = writer.CreateRowGroup();
        await act(group);
    }
}

using Azure.Data.Tables;

namespace Pipeline.Tables.Tests;

[Collection(SharedTableServer.Name)]
public class ColumnTypeTests(TableServer server)
{
    static readonly DateTimeOffset Moment = new DateTimeOffset(2026, 10, 5, 14, 30, 15, TimeSpan.FromHours(2)).AddTicks(1_234_567);
    static readonly Guid Id = Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e");

    [Fact]
    public async Task A_class_comes_back_as_it_was_written()
    {
        var table = await server.NewTableAsync();
        var written = new PermitEntity
        {
            PartitionKey = "p",
            RowKey = "r",
            Text = "Umukozi w'ubuhinzi — ✓",
            Int32 = int.MinValue,
            Int64 = long.MaxValue,
            Unsigned = 7,
            Double = 0.1,
            Boolean = true,
            Offset = Moment,
            Time = Moment.UtcDateTime,
            Id = Id,
            Bytes = [0, 255, 7],
            Data = BinaryData.FromBytes(new byte[] { 1 }),
            Status = PermitStatus.Closed,
            OptionalStatus = PermitStatus.Open,
            Optional = long.MinValue,
            Named = "n",
            Ignored = "never sent",
        };
        await table.AddEntityAsync(written);

        var read = (await table.GetEntityAsync<PermitEntity>("p", "r")).Value;

        Assert.Equal(written.Text, read.Text);
        Assert.Equal((written.Int32, written.Int64, written.Unsigned), (read.Int32, read.Int64, read.Unsigned));
        Assert.Equal((written.Double, written.Boolean, written.Id), (read.Double, read.Boolean, read.Id));
        Assert.Equal((Moment, TimeSpan.Zero), (read.Offset, read.Offset.Offset));
        Assert.Equal((Moment.UtcDateTime, DateTimeKind.Utc), (read.Time, read.Time.Kind));
        Assert.Equal(written.Bytes, read.Bytes);
        Assert.Equal(written.Data.ToArray(), read.Data!.ToArray());
        Assert.Equal((written.Status, written.OptionalStatus, written.Optional), (read.Status, read.OptionalStatus, read.Optional));
        Assert.Equal("n", read.Named);
        Assert.Null(read.Ignored);
        Assert.NotEqual(default, read.ETag);
        Assert.InRange(read.Timestamp!.Value, DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddMinutes(5));
    }

    [Fact]
    public async Task A_dictionary_sees_the_columns_that_a_class_wrote()
    {
        var table = await server.NewTableAsync();
        await table.AddEntityAsync(new PermitEntity
        {
            PartitionKey = "p",
            RowKey = "r",
            Text = "t",
            Named = "n",
            Offset = Moment,
            Time = Moment.UtcDateTime,
        });

        var read = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;

        Assert.Equal(("n", "Open", "t!"), (read.GetString("renamed"), read.GetString("Status"), read.GetString("Derived")));
        Assert.False(read.ContainsKey("Ignored") || read.ContainsKey("Named") || read.ContainsKey("Item") || read.ContainsKey("ETag"));
    }

    [Fact]
    public async Task A_dictionary_keeps_the_type_of_every_value()
    {
        var table = await server.NewTableAsync();
        var values = new Dictionary<string, object>
        {
            ["Text"] = "",
            ["Int32"] = 42,
            ["Int64"] = 42L,
            ["Double"] = 42.0,
            ["Boolean"] = false,
            ["Time"] = Moment,
            ["Id"] = Id,
            ["Bytes"] = new byte[] { 9, 8 },
            ["DateLike"] = "2026-10-05T00:00:00Z",
            ["NumberLike"] = "42",
        };
        await table.AddEntityAsync(new TableEntity(values) { PartitionKey = "p", RowKey = "r" });

        var read = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;

        foreach (var (name, value) in values) Assert.Equal(value, read[name]);
        Assert.Equal(values.Values.Select(value => value.GetType()), values.Keys.Select(name => read[name].GetType()));
        Assert.Equal(Moment.UtcDateTime, read.GetDateTime("Time"));
        Assert.Equal([9, 8], read.GetBinaryData("Bytes")!.ToArray());
        Assert.IsType<DateTimeOffset>(read["Timestamp"]);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(3.0)]
    [InlineData(-0.1)]
    [InlineData(1e300)]
    [InlineData(double.Epsilon)]
    public async Task A_double_stays_a_double(double number)
    {
        var table = await server.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "dictionary") { ["Double"] = number });
        await table.AddEntityAsync(new PermitEntity
        {
            PartitionKey = "p",
            RowKey = "class",
            Double = number,
            Offset = Moment,
            Time = Moment.UtcDateTime,
        });

        Assert.Equal(number, (await table.GetEntityAsync<TableEntity>("p", "dictionary")).Value.GetDouble("Double"));
        Assert.Equal(number, (await table.GetEntityAsync<PermitEntity>("p", "class")).Value.Double);
    }

    [Fact]
    public async Task A_value_of_null_is_a_column_that_is_not_there()
    {
        var table = await server.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["Nothing"] = null!, ["Something"] = 1 });

        var read = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;

        Assert.Null(read["Nothing"]);
        Assert.Null(read.GetInt64("Nothing"));
        Assert.Equal(1, read.GetInt32("Something"));
    }

    [Fact]
    public async Task Keys_behind_the_interface_are_written_and_read()
    {
        var table = await server.NewTableAsync();
        await table.AddEntityAsync(new HiddenKeys { Text = "t" });

        var read = (await table.GetEntityAsync<HiddenKeys>("p", "r")).Value;

        Assert.Equal(("t", "r"), (read.Text, ((ITableEntity)read).RowKey));
        Assert.NotEqual(default, ((ITableEntity)read).ETag);
    }

    [Fact]
    public async Task A_local_time_a_decimal_and_an_enum_in_a_dictionary_are_refused_by_column()
    {
        var table = await server.NewTableAsync();
        var local = new DateTime(2026, 10, 5, 0, 0, 0, DateTimeKind.Local);
        foreach (var value in new object[] { local, 1.5m, PermitStatus.Open })
        {
            var failure = await Assert.ThrowsAsync<NotSupportedException>(
                () => table.AddEntityAsync(new TableEntity("p", "r") { ["Column"] = value }));
            Assert.Contains("Column", failure.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_typed_getter_refuses_another_type()
    {
        var entity = new TableEntity("p", "r") { ["Text"] = "t", ["Long"] = 1L, ["Double"] = 1.5 };

        Assert.Throws<InvalidOperationException>(() => entity.GetInt32("Text"));
        Assert.Null(entity.GetInt32("Missing"));
        entity["Long"] = 2;
        entity["Double"] = 2;
        Assert.Equal((2L, 2.0), (entity.GetInt64("Long"), entity.GetDouble("Double")));
    }
}

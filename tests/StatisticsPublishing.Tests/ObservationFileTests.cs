using Pipeline.Statistics.Observations;

namespace Pipeline.StatisticsPublishing.Tests;

public sealed class ObservationFileTests
{
    [Fact]
    public async Task Table_comes_back_as_it_was_written_whatever_the_row_groups()
    {
        var (structures, written) = (MadeTable.Structures(1000), MadeTable.Rows(1000, 60));
        using var file = new MemoryStream();
        await ObservationWriter.WriteAsync(file, written, structures, CancellationToken.None);

        var read = await ObservationReader.ReadAsync(file, written.Flow, structures, CancellationToken.None);

        Assert.True(written.Count > ObservationWriter.RowsPerGroup);
        Assert.Equal(written.Codes, read.Codes);
        Assert.Equal(written.Periods, read.Periods);
        Assert.Equal(written.PeriodPlaces, read.PeriodPlaces);
        Assert.Equal(written.Values, read.Values);
        Assert.Equal(written.Status, read.Status);
        Assert.Equal(written.Confidential, read.Confidential);
    }

    [Fact]
    public async Task Same_table_gives_the_same_bytes()
    {
        Assert.Equal(await BytesAsync(), await BytesAsync());

        static async Task<byte[]> BytesAsync()
        {
            using var file = new MemoryStream();
            await ObservationWriter.WriteAsync(file, MadeTable.Rows(10, 12), MadeTable.Structures(10), CancellationToken.None);
            return file.ToArray();
        }
    }

    [Fact]
    public async Task Rows_may_come_in_any_order_of_periods()
    {
        var (structures, table) = (MadeTable.Structures(2), MadeTable.Rows(2, 3));
        Array.Reverse(table.PeriodPlaces);
        using var file = new MemoryStream();
        await ObservationWriter.WriteAsync(file, table, structures, CancellationToken.None);
        var read = await ObservationReader.ReadAsync(file, table.Flow, structures, CancellationToken.None);
        Assert.Equal(["2010-01", "2010-02", "2010-03"], read.Periods.Select(p => $"{p}"));
        Assert.Equal(table.PeriodPlaces, read.PeriodPlaces);
    }

    [Fact]
    public async Task Code_that_the_structures_do_not_know_is_named()
    {
        var table = MadeTable.Rows(3, 1);
        using var file = new MemoryStream();
        await ObservationWriter.WriteAsync(file, table, MadeTable.Structures(3), CancellationToken.None);
        var error = await Assert.ThrowsAsync<InvalidDataException>(() => ObservationReader.ReadAsync(file, table.Flow, MadeTable.Structures(2), CancellationToken.None));
        Assert.Contains("COUNTRY", error.Message);
        Assert.Contains("C0002", error.Message);
    }

    /// <summary>A million rows of some hundred texts: what is kept are places of two bytes and values of eight, and a buffer of one row group's column.</summary>
    [Fact]
    public async Task Million_rows_are_read_without_a_text_for_each()
    {
        var (structures, table) = (MadeTable.Structures(1000), MadeTable.Rows(1000, 334));
        using var file = new MemoryStream();
        await ObservationWriter.WriteAsync(file, table, structures, CancellationToken.None);
        await ObservationReader.ReadAsync(file, table.Flow, structures, CancellationToken.None);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var read = await ObservationReader.ReadAsync(file, table.Flow, structures, CancellationToken.None);
        var perRow = (GC.GetAllocatedBytesForCurrentThread() - before) / (double)read.Count;

        Assert.Equal(1_002_000, read.Count);
        // 20 bytes a row are kept; a text for each would be above 200.
        Assert.InRange(perRow, 20, 40);
    }
}

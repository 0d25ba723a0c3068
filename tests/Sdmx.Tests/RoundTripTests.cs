using Pipeline.Sdmx.Negotiation;
using Pipeline.Sdmx.Requests;

namespace Pipeline.Sdmx.Tests;

/// <summary>The same question has the same cells in every format, and they are the table's.</summary>
public sealed class RoundTripTests
{
    static readonly string[] Order = [.. Served.Flow.Dimensions.Append(Served.Flow.Time).Select(c => c.Id)];

    public static TheoryData<string> Questions =>
    [
        "*", "A.RW01", "Q.*.DAYS.F", "A.RW01.PERMITS.F.O0,Q.RW02.DAYS.M.O1", "*?c[OBS_STATUS]=Q", "*.RW03?c[TIME_PERIOD]=ge:2022+le:2023", "*?lastNObservations=1",
    ];

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task Every_format_has_the_cells_of_the_table(string question)
    {
        var query = Served.Query30(question);
        var flat = query with { DimensionAtObservation = DataQuery.AllDimensions };
        var across = query with { DimensionAtObservation = "SEX" };
        var rows = Served.Rows(query);
        var all = Cell.OfTable(Served.Flow);
        var expected = rows.Select(row => all[row]).OrderBy(c => c.Key, StringComparer.Ordinal).ToList();
        Assert.NotEmpty(expected);

        foreach (var one in (DataQuery[])[query, flat, across])
        {
            Same(expected, Cell.OfJson(await Served.WriteAsync(one, Format.Json1), Order));
            Same(expected, Cell.OfJson(await Served.WriteAsync(one, Format.Json2), Order));
            Same(expected, Cell.OfCsv(await Served.WriteAsync(one, Format.Csv1), Order));
            Same(expected, Cell.OfCsv(await Served.WriteAsync(one, Format.Csv2), Order));
        }
        Same(expected, Cell.OfCsv(await Served.WriteAsync(query, Format.PlainCsv), Order));
        foreach (var one in (DataQuery[])[query, flat])
        {
            Same(expected, Cell.OfXml(await Served.WriteAsync(one, Format.Generic), Order));
            Same(expected, Cell.OfXml(await Served.WriteAsync(one, Format.Specific), Order));
        }
        Same(expected, Cell.OfJsonStat(await Served.WriteAsync(flat, Format.JsonStat)));
        Same(expected, await Cell.OfParquetAsync(await Served.BytesAsync(query, Format.Parquet), Served.Flow));
    }

    [Fact]
    public async Task A_cell_that_differs_is_seen()
    {
        var query = Served.Query30("A.RW01");
        var expected = Cell.OfCsv(await Served.WriteAsync(query, Format.Csv1), Order);
        var changed = Cell.OfCsv((await Served.WriteAsync(query, Format.Csv1)).Replace(",C,", ",F,", StringComparison.Ordinal), Order);
        Assert.NotEqual(expected, changed);
    }

    static void Same(List<Cell> expected, List<Cell> actual) => Assert.Equal(expected, actual.OrderBy(c => c.Key, StringComparer.Ordinal));
}

using Pipeline.Indicators.Codes;
using Pipeline.Indicators.Permits;
using Pipeline.Reference;

namespace Pipeline.Indicators.Tests;

public class PermitRegisterTests
{
    static readonly Report Valid = new(
        ReferencePeriod.Parse("2026-09"), new("WP1", "H1", Day("2026-09-01"), Day("2026-09-05"), Day("2028-09-04"), "NEW", "2142", null, "E1"));

    sealed record Report(ReferencePeriod Reported, PermitRow Row)
    {
        public Report With(Func<PermitRow, PermitRow> change) => this with { Row = change(Row) };
    }

    [Theory]
    [InlineData("2026-09-30", "2026-09-30", "NEW", 1)]
    [InlineData("2026-01-01", "2026-09-29", "REN", 0)]
    [InlineData("2026-10-01", "2028-01-01", "NEW", 0)]
    [InlineData("2026-01-01", null, "NEW", 1)]
    [InlineData("2026-01-01", "2028-01-01", "CAN", 0)]
    [InlineData("2026-01-01", "2028-01-01", "EXP", 0)]
    public void Permits_are_counted_on_the_last_day_of_the_period(string from, string? to, string status, int expected) =>
        Assert.Equal(expected, Stock(Valid.With(r => r with { ValidFrom = Day(from), ValidTo = to is null ? null : Day(to), Status = status })).Values.Sum());

    [Fact]
    public void Latest_record_of_a_permit_counts_whatever_the_order()
    {
        var cancelled = Valid.With(r => r with { Status = "CAN" }) with { Reported = ReferencePeriod.Parse("2026-10") };
        Assert.Empty(Stock(Valid, cancelled));
        Assert.Empty(Stock(cancelled, Valid));
    }

    [Fact]
    public void Of_records_of_one_day_the_closing_one_counts()
    {
        Assert.Empty(Stock(Valid, Valid.With(r => r with { Status = "CAN" })));
        Assert.Empty(Stock(Valid.With(r => r with { Status = "CAN" }), Valid));
    }

    [Theory]
    [InlineData(null, "2142")]
    [InlineData(0.7, "2142")]
    [InlineData(0.69, "21")]
    public void Uncertain_codes_count_at_two_digits(double? confidence, string countedAs) =>
        Assert.Equal(countedAs, Sample.Tree.Nodes[Stock(Valid.With(r => r with { CodingConfidence = confidence })).Single().Key].Code);

    [Fact]
    public void Permits_without_occupation_are_in_the_total_only() =>
        Assert.Equal([CellEstimate.Total], Cells(Enumerable.Range(0, 12).Select(i => Valid.With(r => r with { PermitId = $"WP{i}", Isco08 = null }))).Select(c => c.Isco08));

    [Fact]
    public void Cells_of_a_register_have_no_sampling_error()
    {
        var cells = Cells(Enumerable.Range(0, 25).Select(i => Valid.With(r => r with { PermitId = $"WP{i}" })));
        Assert.Equal(["_T", "2", "21", "214", "2142"], cells.Select(c => c.Isco08));
        Assert.All(cells, c => Assert.Equal((25, 25, 0, 0, "2026-09", Quality.Ok), (c.Value, c.N, c.Se, c.Rse, c.Period, c.Quality)));
    }

    [Theory]
    [InlineData("NEW", 26)]
    [InlineData("CAN", 1)]
    public void Mean_stock_counts_the_days_of_the_window_and_a_closed_permit_up_to_the_month_that_says_so(string status, int days)
    {
        // Valid from the 5th to the 30th of September; the October file says that it is closed, so that is known of the days up to its end.
        var october = Valid.With(r => r with { Status = status, ValidTo = status == "CAN" ? Day("2026-09-05") : null }) with { Reported = ReferencePeriod.Parse("2026-10") };
        var stock = Register([Valid, october]).MeanStock(Sample.Method, Day("2026-09-01"), Day("2026-09-30"), 0);
        Assert.Equal(days / 30.0, stock.At(Sample.Tree.Find("2142")), 12);
        Assert.Equal(days / 30.0, stock.StandardError(0), 12);
    }

    [Fact]
    public void Permits_of_other_classes_are_no_sign_of_scarcity() =>
        Assert.Equal(0, Register([Valid.With(r => r with { Class = "E1" })]).MeanStock(Sample.Method, Day("2026-09-01"), Day("2026-09-30"), 0).At(0));

    static IReadOnlyDictionary<int, int> Stock(params Report[] records) => Register(records).Stock();

    static List<CellEstimate> Cells(IEnumerable<Report> records) => [.. PermitEstimates.From(Register(records), Sample.Tree, Sample.Parameters)];

    static PermitRegister Register(IEnumerable<Report> records)
    {
        var (register, codes) = (new PermitRegister(), new CodeHarmoniser(Sample.Tree, Crosswalk.None));
        foreach (var record in records) register.Add(record.Reported, PermitRecord.Of(record.Row, AgencyId.Parse("dgie"), Sample.Parameters, codes));
        return register;
    }

    static DateOnly Day(string text) => DateOnly.Parse(text);
}

using Pipeline.Reference;

namespace Pipeline.Indicators.Tests;

public class PermitRegisterTests
{
    static readonly PermitRecord Valid = new(
        AgencyId.Parse("dgie"), "WP1", ReferencePeriod.Parse("2026-09"), Day("2026-09-01"), Day("2026-09-05"), Day("2028-09-04"), "NEW",
        Isco08.Parse("2142"), null);

    [Theory]
    [InlineData("2026-09-30", "2026-09-30", "NEW", 1)]
    [InlineData("2026-01-01", "2026-09-29", "REN", 0)]
    [InlineData("2026-10-01", "2028-01-01", "NEW", 0)]
    [InlineData("2026-01-01", null, "NEW", 1)]
    [InlineData("2026-01-01", "2028-01-01", "CAN", 0)]
    [InlineData("2026-01-01", "2028-01-01", "EXP", 0)]
    public void Permits_are_counted_on_the_last_day_of_the_period(string from, string? to, string status, int expected) =>
        Assert.Equal(expected, Stock(Valid with { ValidFrom = Day(from), ValidTo = to is null ? null : Day(to), Status = status }).Values.Sum());

    [Fact]
    public void Latest_record_of_a_permit_counts_whatever_the_order()
    {
        var cancelled = Valid with { Reported = ReferencePeriod.Parse("2026-10"), Status = "CAN" };
        Assert.Empty(Stock(Valid, cancelled));
        Assert.Empty(Stock(cancelled, Valid));
    }

    [Fact]
    public void Of_records_of_one_day_the_closing_one_counts()
    {
        Assert.Empty(Stock(Valid, Valid with { Status = "CAN" }));
        Assert.Empty(Stock(Valid with { Status = "CAN" }, Valid));
    }

    [Theory]
    [InlineData(null, "2142")]
    [InlineData(0.7, "2142")]
    [InlineData(0.69, "21")]
    public void Uncertain_codes_count_at_two_digits(double? confidence, string countedAs) =>
        Assert.Equal(countedAs, Stock(Valid with { CodingConfidence = confidence }).Single().Key);

    [Fact]
    public void Permits_without_occupation_are_in_the_total_only() =>
        Assert.Equal([CellEstimate.Total], Cells(Enumerable.Range(0, 12).Select(i => Valid with { PermitId = $"WP{i}", Isco08 = null })).Select(c => c.Isco08));

    [Fact]
    public void Cells_of_a_register_have_no_sampling_error()
    {
        var cells = Cells(Enumerable.Range(0, 25).Select(i => Valid with { PermitId = $"WP{i}" }));
        Assert.Equal(["_T", "2", "21", "2142"], cells.Select(c => c.Isco08));
        Assert.All(cells, c => Assert.Equal((25, 25, 0, 0, "2026-09", Quality.Ok), (c.Value, c.N, c.Se, c.Rse, c.Period, c.Quality)));
    }

    static IReadOnlyDictionary<string, int> Stock(params PermitRecord[] records) => Register(records).Stock();

    static List<CellEstimate> Cells(IEnumerable<PermitRecord> records) => [.. PermitEstimates.From(Register(records), Sample.Parameters)];

    static PermitRegister Register(IEnumerable<PermitRecord> records)
    {
        var register = new PermitRegister(Sample.Parameters);
        foreach (var record in records) register.Add(record);
        return register;
    }

    static DateOnly Day(string text) => DateOnly.Parse(text);
}

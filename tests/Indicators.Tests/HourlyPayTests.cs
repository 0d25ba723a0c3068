using Pipeline.Indicators.Survey;

namespace Pipeline.Indicators.Tests;

public class HourlyPayTests
{
    readonly HourlyPay _pay = new(Sample.Parameters);

    [Theory]
    [InlineData("M", 520_000, 3000)]
    [InlineData("2W", 240_000, 3000)]
    [InlineData("W", 120_000, 3000)]
    [InlineData("D", 26_000, 3300)]
    public void Pay_is_brought_to_the_month_and_shared_over_its_hours(string period, double cash, double expected) =>
        Assert.Equal(expected, _pay.Of(cash, null, period, 40)!.Value, 9);

    [Fact]
    public void Pay_in_kind_is_pay()
    {
        Assert.Equal(3000, _pay.Of(500_000, 20_000, "M", 40)!.Value, 9);
        Assert.Equal(3000, _pay.Of(0, 520_000, "M", 40)!.Value, 9);
    }

    [Theory]
    [InlineData(null, "M", 40.0)]
    [InlineData(0.0, "M", 40.0)]
    [InlineData(1000.0, "O", 40.0)]
    [InlineData(1000.0, null, 40.0)]
    [InlineData(1000.0, "M", null)]
    [InlineData(1000.0, "M", 0.0)]
    [InlineData(1000.0, "M", 112.5)]
    public void Pay_without_amount_known_period_or_credible_hours_is_none(double? cash, string? period, double? hours) =>
        Assert.Null(_pay.Of(cash, null, period, hours));

    [Fact]
    public void Longest_credible_week_counts() => Assert.NotNull(_pay.Of(1000, null, "M", 112));
}

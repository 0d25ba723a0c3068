using Pipeline.Indicators.Seasonal;
using Pipeline.Reference;

namespace Pipeline.Indicators.Tests.Seasonal;

/// <summary>The quarterly unemployment rate of the Rwanda Labour Force Survey, percent.</summary>
public class RwandanUnemploymentTests
{
    /// <summary>
    /// From 2022 as published (NISR, tables of 2023 Q3). The years before were not at hand: they are worked back, with one decimal, from the factors and
    /// changes below, which they give to every digit. They are a test's input, not a source.
    /// </summary>
    static readonly QuarterlySeries Series = new(
        Quarter("2019-Q1"), [14.5, 15.0, 16.0, 15.4, 13.1, 22.1, 16.0, 20.3, 17.0, 23.5, 19.4, 23.8, 16.5, 23.0, 18.1, 24.3, 17.2, 16.8]);

    [Fact]
    public void Quarter_on_quarter_is_season_and_year_on_year_is_not()
    {
        Assert.Equal(-7.1, Series.QuarterOnQuarter(Quarter("2023-Q1"))!.Value, 6);
        Assert.Equal(0.7, Series.YearOnYear(Quarter("2023-Q1"))!.Value, 6);
        Assert.Equal(6.5, Series.QuarterOnQuarter(Quarter("2022-Q2"))!.Value, 6);
    }

    [Theory]
    [InlineData("2022-Q4", 20.475, -0.45)]
    [InlineData("2023-Q1", 20.65, -0.15)]
    [InlineData("2023-Q2", 19.1, -1.575)]
    public void Means_of_four_quarters_and_their_change_on_a_year_before(string quarter, double mean, double change)
    {
        Assert.Equal(mean, Series.FourQuarterMean(Quarter(quarter))!.Value, 6);
        Assert.Equal(change, Series.FourQuarterMeanChange(Quarter(quarter))!.Value, 6);
    }

    [Fact]
    public void Additive_seasonal_factors()
    {
        var factors = Series.Factors()!.Value;
        Assert.Equal([-3.608073, 3.266927, -1.546615, 1.887760], Enumerable.Range(1, 4).Select(q => Math.Round(factors[q], 6)));
        Assert.Equal(0, Enumerable.Range(1, 4).Sum(q => factors[q]), 12);
    }

    [Fact]
    public void Second_quarter_of_2023_is_a_break_and_the_first_is_not()
    {
        var factors = Series.Factors()!.Value;
        Assert.Equal(-6.2, Series.YearOnYear(Quarter("2023-Q2"))!.Value, 6);
        Assert.True(Series.IsBreak(Quarter("2023-Q2"), factors));
        Assert.False(Series.IsBreak(Quarter("2023-Q1"), factors));
        Assert.False(Series.IsBreak(Quarter("2022-Q4"), factors));
    }

    [Fact]
    public void Where_a_quarter_is_missing_nothing_is_made_up()
    {
        QuarterlySeries gap = new(Quarter("2022-Q1"), [16.5, 23.0, double.NaN, 24.3, 17.2]);
        Assert.Null(gap.FourQuarterMean(Quarter("2022-Q4")));
        Assert.Null(gap.QuarterOnQuarter(Quarter("2022-Q4")));
        Assert.Null(gap.YearOnYear(Quarter("2022-Q2")));
        Assert.Null(gap[Quarter("2021-Q4")]);
        Assert.Null(gap[ReferencePeriod.Parse("2022")]);
        Assert.Null(gap.Factors());
        Assert.Equal(0.7, gap.YearOnYear(Quarter("2023-Q1"))!.Value, 6);
        Assert.False(gap.IsBreak(Quarter("2022-Q2"), new(-1, 1, -1, 1)));
        Assert.Throws<ArgumentException>(() => new QuarterlySeries(ReferencePeriod.Parse("2022"), []));
    }

    static ReferencePeriod Quarter(string text) => ReferencePeriod.Parse(text);
}

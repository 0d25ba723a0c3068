using Pipeline.Indicators.Estimation;
using Pipeline.Indicators.Shortage;
using Pipeline.Indicators.Survey;
using Pipeline.Indicators.Vacancies;
using Pipeline.Reference;

namespace Pipeline.Indicators.Tests;

/// <summary>How vacancies grew over a year: months that are there in both years, employers drawn alike, and nothing said of few.</summary>
public class VacancyGrowthTests
{
    const int Days = 30;

    static readonly ReferencePeriod Quarter = ReferencePeriod.Parse("2026-Q3");
    static readonly int Doctors = Sample.Tree.Find("2211");
    static readonly int Teachers = Sample.Tree.Find("2341");

    /// <summary>Of doctors six half-month vacancies and then eight of a whole month; of teachers five and then three.</summary>
    static readonly (ReferencePeriod, VacancyPartial)[] TwoSeptembers =
    [
        Month("2025-09", [.. Open(Doctors, 6, 15, from: 0), .. Open(Teachers, 5, 30, from: 10)]),
        Month("2026-09", [.. Open(Doctors, 8, 30, from: 20), .. Open(Teachers, 3, 30, from: 30)]),
    ];

    [Fact]
    public void Growth_is_the_logarithm_of_two_stocks_a_year_apart_each_with_a_half()
    {
        var estimates = Run(TwoSeptembers);
        // Stocks 3 and 8: ln(8.5 / 3.5); of all 8 and 11: ln(11.5 / 8.5).
        Assert.Equal(0.887303, estimates.Point[Indicator.VacGrowth, Doctors], 6);
        Assert.Equal(0.302281, estimates.Point[Indicator.VacGrowth, 0], 6);
        Assert.Equal((6, 8), (estimates.Counts[(int)Indicator.VacGrowth][Doctors], estimates.Counts[(int)Indicator.Vac][Doctors]));
    }

    [Fact]
    public void Of_fewer_than_the_smallest_cell_in_both_years_nothing_is_said()
    {
        var estimates = Run(TwoSeptembers);
        Assert.Equal((true, MissingReason.TooFew), Said(estimates, Teachers));
        Assert.Equal((true, MissingReason.NoneObserved), Said(estimates, Sample.Tree.Find("7411")));
        // None in one year is a number when there are enough in the other.
        var begun = Run([Month("2025-09", [.. Open(Teachers, 5, 30, from: 10)]), Month("2026-09", [.. Open(Doctors, 10, 30, from: 20)])]);
        Assert.Equal(Math.Log(10.5 / 0.5), begun.Point[Indicator.VacGrowth, Doctors], 12);
        Assert.Equal(10, begun.Counts[(int)Indicator.VacGrowth][Doctors]);
    }

    [Fact]
    public void Without_the_year_before_there_is_a_reason_and_the_rate_stands()
    {
        var estimates = Run(TwoSeptembers[1..]);
        Assert.Equal((true, MissingReason.NoData), Said(estimates, Doctors));
        Assert.False(double.IsNaN(estimates.Point[Indicator.Vac, Doctors]));
    }

    [Fact]
    public void Month_that_is_missing_in_one_year_is_left_out_of_both()
    {
        var with = Run([.. TwoSeptembers, Month("2026-08", [.. Open(Doctors, 40, 31, from: 50)]), Month("2025-07", [.. Open(Doctors, 40, 31, from: 100)])]);
        Assert.Equal(0.887303, with.Point[Indicator.VacGrowth, Doctors], 6);
        Assert.Equal(48, with.Counts[(int)Indicator.Vac][Doctors]);
    }

    [Fact]
    public void Error_is_that_of_employers_who_might_as_well_have_come_or_not()
    {
        var estimates = Run(TwoSeptembers, replicates: 4000);
        var draws = estimates.Replicates.Select(r => r[Indicator.VacGrowth, Doctors]).ToList();
        // Linearised: 8 / 8.5^2 + 6 * 0.25 / 3.5^2, the square of 0.483.
        Assert.Equal(0.483, Math.Sqrt(draws.Average(d => Math.Pow(d - draws.Average(), 2))), 0.06);
        var relative = estimates.Replicates.Select(r => r[Indicator.VacGrowth, Doctors] - r[Indicator.VacGrowth, 0]).ToList();
        Assert.Equal(
            relative.Sum(d => Math.Pow(d - relative.Average(), 2)) / (relative.Count - 1), estimates.Variance![(int)Indicator.VacGrowth][Doctors], 9);
    }

    [Fact]
    public void Employer_is_drawn_alike_in_both_years()
    {
        ClusterEntry[] same = [.. Open(Doctors, 12, 30, from: 0)];
        var estimates = Run([Month("2025-09", same), Month("2026-09", same)], replicates: 20);
        Assert.All(estimates.Replicates, r => Assert.Equal(0, r[Indicator.VacGrowth, Doctors]));
        Assert.True(estimates.Replicates.Select(r => r[Indicator.Vac, Doctors]).Distinct().Count() > 1);
    }

    [Fact]
    public void Stock_that_was_kept_is_the_stock_that_was_made()
    {
        var made = VacancyEstimates.Stocks([TwoSeptembers], Sample.Method, 7)[0]!;
        var read = StockEstimate.Read(made.Write(), Sample.Tree)!;
        Assert.Equal(made.Write(), read.Write());
        Assert.Equal((made.At(Doctors, 6), made.N(0), made.StandardError(0)), (read.At(Doctors, 6), read.N(0), read.StandardError(0)));
        Assert.Equal(made.OwnCounts(), read.OwnCounts());
        Assert.Null(StockEstimate.Read(made.Write().AsSpan(..^1), Sample.Tree));
        Assert.Null(StockEstimate.Read([], Sample.Tree));
        Assert.Null(StockEstimate.Read([9, .. made.Write().AsSpan(1)], Sample.Tree));
    }

    static (bool, MissingReason) Said(IndicatorEstimates estimates, int node) =>
        (double.IsNaN(estimates.Point[Indicator.VacGrowth, node]), estimates.Missing[(int)Indicator.VacGrowth][node]);

    static IEnumerable<ClusterEntry> Open(int node, int count, int days, int from) =>
        Enumerable.Range(from, count).Select(i => new ClusterEntry((ulong)i, (ulong)i, node, days, 1));

    static (ReferencePeriod, VacancyPartial) Month(string period, ClusterEntry[] entries) => (ReferencePeriod.Parse(period), new(entries));

    static IndicatorEstimates Run((ReferencePeriod, VacancyPartial)[] vacancies, int replicates = 0)
    {
        SurveyPerson[] persons =
        [
            .. from psu in (string[])["1", "2"] from i in Enumerable.Range(0, 3) select Sample.Person("A", psu, 100, i < 2 ? "2211" : "2341", 400_000),
        ];
        return new QuarterEstimation(Sample.Method, Quarter, replicates).Run(new([Sample.Partial(persons)], vacancies, [], [], [])).Indicators;
    }
}

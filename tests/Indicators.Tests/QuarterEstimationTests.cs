using FsCheck;
using FsCheck.Fluent;
using Pipeline.Indicators.Counts;
using Pipeline.Indicators.Estimation;
using Pipeline.Indicators.Partials;
using Pipeline.Indicators.Permits;
using Pipeline.Indicators.References;
using Pipeline.Indicators.Shortage;
using Pipeline.Indicators.Survey;
using Pipeline.Indicators.Vacancies;
using Pipeline.Reference;

namespace Pipeline.Indicators.Tests;

public class QuarterEstimationTests
{
    static readonly ReferencePeriod Quarter = ReferencePeriod.Parse("2026-Q3");
    static readonly int Doctors = Sample.Tree.Find("2211");
    static readonly ReferenceData Prices = ReferenceData.Of(new Dictionary<string, string>
    {
        ["cpi.csv"] = "month,index\n" + string.Concat(
            from year in (int[])[2023, 2026] from month in Enumerable.Range(7, 3) select $"{year}-{month:00},{(year == 2023 ? 100 : 125)}\n"),
    });

    /// <summary>So many doctors in each of two PSUs, with pay, hours and schooling, and one teacher.</summary>
    static IEnumerable<SurveyPerson> Round(int year, int doctors, double weight, double pay, double hours, string isced = "7", int quarter = 3) =>
        from psu in (string[])["1", "2"]
        from i in Enumerable.Range(0, doctors + 1)
        select Sample.Person("A", psu, weight, i < doctors ? "2211" : "2341", pay) with { Year = year, Quarter = quarter, WeeklyHours = hours, Isced = isced };

    [Fact]
    public void Growth_is_per_year_between_windows_three_years_apart()
    {
        SurveyPerson[] persons =
        [
            .. Round(2023, 2, 100, 400_000, 40), .. Round(2026, 3, 100, 700_000, 44, "5"),
            .. Enumerable.Repeat(Sample.Person("A", "1", 50, null) with { PreviousIsco08 = "2211" }, 2), Sample.Person("A", "2", 999, null),
        ];
        var estimates = Run(persons, Prices);
        Assert.Equal(2 * (600 - 400) / 1000.0 / 3, estimates.Point[Indicator.Emp, Doctors], 12);
        // Pay in prices of the newer quarter: 400,000 / 40 h * 1.25 against 700,000 / 44 h.
        Assert.Equal(Math.Log(700_000 / 44.0 / (400_000 / 40.0 * 1.25)) / 3, estimates.Point[Indicator.Wage, Doctors], 12);
        Assert.Equal(Math.Log(44 / 40.0) / 3, estimates.Point[Indicator.Hrs, Doctors], 12);
        Assert.Equal(-100.0 / 700, estimates.Point[Indicator.Unemp, Doctors], 12);
        // Who seeks a first job is not in the total either: 100 of 100 + 800.
        Assert.Equal(-100.0 / 900, estimates.Point[Indicator.Unemp, 0], 12);
        // Of few the norm is the classification's, level 6: none were below it, now all are.
        Assert.Equal(1 / 3.0, estimates.Point[Indicator.Underq, Doctors], 12);
        Assert.Equal((4, 6), (estimates.Counts[(int)Indicator.Emp][Doctors], estimates.Counts[(int)Indicator.Unemp][Doctors] - 2));
    }

    [Fact]
    public void Without_prices_growth_of_real_pay_is_not_known_and_nominal_only_if_parameters_say_so()
    {
        SurveyPerson[] persons = [.. Round(2023, 2, 100, 400_000, 40), .. Round(2026, 3, 100, 700_000, 40)];
        var without = Run(persons);
        Assert.True(double.IsNaN(without.Point[Indicator.Wage, Doctors]));
        Assert.Equal(MissingReason.NoReference, without.Missing[(int)Indicator.Wage][Doctors]);
        var unasked = Run(persons.Select(p => p with { PayCash = null, PayInKind = null }));
        Assert.Equal(MissingReason.VariableNotCollected, unasked.Missing[(int)Indicator.Wage][Doctors]);
        var nominal = Run(persons, parameters: Sample.Parameters with { WageWithoutPrices = WageWithoutPrices.Nominal });
        Assert.Equal(Math.Log(7 / 4.0) / 3, nominal.Point[Indicator.Wage, Doctors], 12);
    }

    [Fact]
    public void Quarter_that_lacks_the_variable_is_left_out_of_both_windows()
    {
        SurveyPerson[] persons =
        [
            .. Round(2023, 2, 100, 1, 40), .. Round(2023, 2, 100, 1, 10, quarter: 2), .. Round(2026, 2, 100, 1, 44),
            .. Round(2026, 2, 100, 1, 44, quarter: 2).Select(p => p with { WeeklyHours = null }),
        ];
        var estimates = Run(persons);
        Assert.Equal(Math.Log(44 / 40.0) / 3, estimates.Point[Indicator.Hrs, Doctors], 12);
        var none = Run(persons.Select(p => p.Year == 2026 ? p with { WeeklyHours = null } : p));
        Assert.Equal((true, MissingReason.VariableNotCollected), (double.IsNaN(none.Point[Indicator.Hrs, 0]), none.Missing[(int)Indicator.Hrs][0]));
        Assert.Equal(0, none.Point[Indicator.Emp, Doctors]);
    }

    [Fact]
    public void Without_a_round_in_the_base_window_there_is_no_growth_but_the_rates_stand()
    {
        var estimates = Run(Round(2026, 3, 100, 700_000, 44).Append(Sample.Person("A", "1", 50, null) with { PreviousIsco08 = "2211" }));
        foreach (var growth in (Indicator[])[Indicator.Wage, Indicator.Emp, Indicator.Hrs, Indicator.Underq])
            Assert.Equal((true, MissingReason.NoData), (double.IsNaN(estimates.Point[growth, Doctors]), estimates.Missing[(int)growth][Doctors]));
        Assert.Equal(-50 / 650.0, estimates.Point[Indicator.Unemp, Doctors], 12);
        Assert.Equal(MissingReason.NoneObserved, estimates.Missing[(int)Indicator.Unemp][Sample.Tree.Find("7411")]);
        Assert.True(double.IsNaN(estimates.OtherYears[1][Indicator.Emp, Doctors]));
    }

    [Fact]
    public void Other_years_are_point_values_between_their_own_windows()
    {
        var estimates = Run([.. Round(2021, 1, 100, 1, 40), .. Round(2023, 2, 100, 1, 40), .. Round(2025, 3, 100, 1, 40), .. Round(2026, 4, 100, 1, 40)]);
        Assert.Equal(2 * (8 - 6) / 14.0, estimates.OtherYears[1][Indicator.Emp, Doctors], 12);
        Assert.Equal(2 * (8 - 2) / 10.0 / 5, estimates.OtherYears[5][Indicator.Emp, Doctors], 12);
    }

    [Fact]
    public void Stocks_are_held_against_the_employed()
    {
        var vacancies = new VacancyPartial([new(1, 1, Doctors, 30 * 20, 1), new(2, 1, Doctors, 30 * 40, 1)]);
        var permits = new PermitPartial([Permit(1, Doctors), Permit(2, Doctors)]);
        var graduates = new CountPartial([("0912", 60)]);
        var inputs = new QuarterInputs(
            [Sample.Partial(Round(2026, 3, 100, 1, 44))], [(ReferencePeriod.Parse("2026-09"), vacancies)], [(ReferencePeriod.Parse("2026-09"), permits)], [graduates],
            [new([($"{Sample.Tree.Find("22")}", 30)])]);
        var fields = ReferenceData.Of(new Dictionary<string, string> { ["field-occupation.csv"] = "isced_f,isco08,share\n0912,2211,0.5\n" });
        var estimates = Run(inputs, fields);
        Assert.Equal(60.0 / 660, estimates.Point[Indicator.Vac, Doctors], 12);
        Assert.Equal(2.0 / 600, estimates.Point[Indicator.Permit, Doctors], 12);
        Assert.Equal(-30.0 / 600, estimates.Point[Indicator.Grad, Doctors], 12);
        Assert.Equal(-30.0 / 600, estimates.Point[Indicator.Diaspora, Sample.Tree.Find("22")], 12);
        Assert.Equal(MissingReason.VariableNotCollected, estimates.Missing[(int)Indicator.Diaspora][Doctors]);
        Assert.Equal(MissingReason.NoReference, Run(inputs, ReferenceData.None).Missing[(int)Indicator.Grad][Doctors]);
        // No teacher has a permit, which is a number; nobody is employed as an electrician, so nothing is said.
        Assert.Equal(0, estimates.Point[Indicator.Permit, Sample.Tree.Find("2341")]);
        Assert.Equal(MissingReason.NoneObserved, estimates.Missing[(int)Indicator.Permit][Sample.Tree.Find("7411")]);
        Assert.Equal((2, 2), (estimates.Counts[(int)Indicator.Vac][Doctors], estimates.Counts[(int)Indicator.Permit][0]));
    }

    [Fact]
    public void Strata_of_one_unit_each_give_a_reason_and_no_number()
    {
        var estimates = Run(Round(2023, 2, 100, 1, 40).Concat(Round(2026, 3, 100, 1, 44)).Select(p => p with { Stratum = p.Psu }), replicates: 5);
        Assert.Empty(estimates.Replicates);
        Assert.All(Enum.GetValues<Indicator>(), i => Assert.Equal((true, MissingReason.NoVariance), (double.IsNaN(estimates.Point[i, 0]), estimates.Missing[(int)i][0])));
    }

    [Fact]
    public void Weights_of_nothing_but_zero_give_a_reason_and_no_number()
    {
        var estimates = Run(Round(2023, 2, 0, 1, 40).Concat(Round(2026, 3, 0, 1, 44)), replicates: 5);
        Assert.Empty(estimates.Replicates);
        Assert.All(Enum.GetValues<Indicator>(), i => Assert.Equal((true, MissingReason.NoData), (double.IsNaN(estimates.Point[i, 0]), estimates.Missing[(int)i][0])));
    }

    [Fact]
    public void Partial_of_another_version_or_cut_short_is_none()
    {
        var bytes = PartialFormat.Write(new(new(3, "", [], []), new PermitPartial([Permit(1, Doctors)])));
        Assert.Equal(3, PartialFormat.Read(bytes)!.Head.Rows);
        Assert.Null(PartialFormat.Read(bytes[..^1]));
        Assert.Null(PartialFormat.Read([.. bytes[..4], (byte)(PartialFormat.Version + 1), .. bytes[5..]]));
        Assert.Null(PartialFormat.Read([]));
    }

    [Fact]
    public void Replicates_are_the_same_whatever_the_order_and_vary_about_the_point() => Prop.ForAll(Sample.Persons(), persons =>
    {
        SurveyPerson[] two = [.. persons, .. persons.Select((p, i) => p with { Year = 2023, Weight = p.Weight * (1 + i % 3) })];
        var (one, other) = (Run(two, replicates: 8), Run(two.Reverse(), replicates: 8));
        return Enum.GetValues<Indicator>().All(i => one.Replicates.Zip(other.Replicates).All(pair => pair.First.Of(i).SequenceEqual(pair.Second.Of(i))))
            && one.Point.Of(Indicator.Emp).SequenceEqual(other.Point.Of(Indicator.Emp));
    }).Check(Laws.Cases(15));

    [Fact]
    public void Employers_are_drawn_whole_and_their_error_is_that_of_the_formula()
    {
        ClusterEntry[] entries = [new(1, 7, Doctors, 10, 1), new(2, 7, Doctors, 20, 1), new(3, 8, Doctors, 40, 1), new(3, 8, Doctors, 5, 1)];
        var values = ClusterStocks.Of(Sample.Tree, entries, 10, 4000, 1, "vacancies");
        Assert.Equal((7.5, 3), (values.At(0), values.N(0)));
        Assert.Equal(Math.Sqrt(9 + 4.5 * 4.5), values.StandardError(Doctors), 12);
        var draws = Enumerable.Range(0, 4000).Select(b => values.At(Doctors, b)).ToList();
        Assert.Equal(7.5, draws.Average(), 0.35);
        Assert.Equal(values.StandardError(0), Math.Sqrt(draws.Average(d => Math.Pow(d - 7.5, 2))), 0.35);
        var reversed = ClusterStocks.Of(Sample.Tree, [.. entries.Reverse()], 10, 4000, 1, "vacancies");
        Assert.All(Enumerable.Range(0, 4000), b => Assert.Equal(values.At(0, b), reversed.At(0, b)));
    }

    static PermitRecord Permit(int key, int node) =>
        new((UInt128)key, (ulong)key, Day("2025-01-01"), Day("2025-01-01"), Day("2027-12-31"), (short)node, IsClosed: false, IsCounted: true);

    static int Day(string text) => DateOnly.Parse(text).DayNumber;

    static IndicatorEstimates Run(IEnumerable<SurveyPerson> persons, ReferenceData? references = null, IndicatorParameters? parameters = null, int replicates = 0) =>
        Run(new QuarterInputs([Sample.Partial(persons)], [], [], [], []), references, parameters, replicates);

    static IndicatorEstimates Run(QuarterInputs inputs, ReferenceData? references = null, IndicatorParameters? parameters = null, int replicates = 0) =>
        new QuarterEstimation(new(parameters ?? Sample.Parameters, Sample.Tree, references ?? ReferenceData.None), Quarter, replicates).Run(inputs).Indicators;
}

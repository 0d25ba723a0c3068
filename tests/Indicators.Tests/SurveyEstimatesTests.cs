using FsCheck;
using FsCheck.Fluent;
using Pipeline.Indicators.Survey;

namespace Pipeline.Indicators.Tests;

public class SurveyEstimatesTests
{
    [Fact]
    public void Order_of_interviews_changes_no_bit() => Check(persons =>
        Sample.Estimate(persons, Sample.Lenient).SequenceEqual(Sample.Estimate(Shuffled(persons), Sample.Lenient)));

    [Fact]
    public void Unit_of_weights_scales_employment_and_its_error_and_nothing_else() => Check(persons =>
    {
        var scaled = Sample.Estimate(persons.Select(p => p with { Weight = p.Weight * 8 }), Sample.Lenient);
        return Sample.Estimate(persons, Sample.Lenient).Zip(scaled).All(pair =>
        {
            var (one, eight) = pair;
            var unit = one.Measure == Measures.Employment ? 8 : 1;
            return Near(one.Value * unit, eight.Value) && Near(one.Se * unit, eight.Se) && Near(one.Rse, eight.Rse)
                && Near(one.NEff, eight.NEff) && Near(one.Deff, eight.Deff) && one.N == eight.N;
        });
    });

    [Fact]
    public void Unit_of_pay_scales_the_median_and_its_error() => Check(persons =>
    {
        var scaled = Sample.Estimate(persons.Select(p => p with { PayCash = p.PayCash * 4 }), Sample.Lenient);
        return Sample.Estimate(persons, Sample.Lenient).Zip(scaled).Where(p => p.First.Measure == Measures.MedianHourlyPay)
            .All(p => Near(p.First.Value * 4, p.Second.Value) && Near(p.First.Se * 4, p.Second.Se));
    });

    [Fact]
    public void Major_groups_sum_to_the_total() => Check(persons =>
    {
        var cells = Sample.Estimate(persons, Sample.Lenient).Where(c => c.Measure == Measures.Employment).ToLookup(c => c.Level);
        return Near(cells[0].Sum(c => c.Value), cells[1].Sum(c => c.Value));
    });

    [Fact]
    public void Suppressed_cells_carry_no_number() => Check(persons =>
        Sample.Estimate(persons, Sample.Parameters).All(c =>
            c.Quality == Quality.Suppressed
                ? (c.Value, c.N, c.NEff, c.Se, c.Rse, c.Deff) == default
                : c.N >= 30 && c.Rse <= 0.30 && (c.Quality == Quality.Ok) == (c.Rse <= 0.15)));

    [Fact]
    public void Rounds_of_the_window_are_averaged_and_older_ones_left_out()
    {
        SurveyPerson[] persons =
        [
            Sample.Person("A", "1", 100, "2221", quarter: 3), Sample.Person("A", "2", 300, "2221", quarter: 1),
            Sample.Person("A", "1", 5000, "2221", quarter: 3) with { Year = 2025 },
        ];
        // 2025-Q4 and 2026-Q2 are missing: two rounds, so the mean of two.
        var cell = Sample.Estimate(persons, Sample.Lenient).Cell("22", Measures.Employment);
        Assert.Equal(("2026-Q3", 200, 2), (cell.Period, cell.Value, cell.N));
    }

    [Fact]
    public void Psu_seen_in_two_rounds_is_one_psu()
    {
        SurveyPerson[] once = [Sample.Person("A", "1", 100, "11"), Sample.Person("A", "2", 300, "11")];
        var twice = once.Concat(once.Select(p => p with { Quarter = 2 }));
        Assert.Equal(
            Sample.Estimate(once, Sample.Lenient).Cell("11", Measures.Employment).Se,
            Sample.Estimate(twice, Sample.Lenient).Cell("11", Measures.Employment).Se);
    }

    [Fact]
    public void Children_the_unemployed_and_the_weightless_are_not_employed()
    {
        SurveyPerson[] persons =
        [
            Sample.Person("A", "1", 10, "11"), Sample.Person("A", "2", 20, "11"), Sample.Person("A", "2", 20, null),
            Sample.Person("A", "2", 20, "11") with { Age = 15 }, Sample.Person("A", "2", 0, "11"),
        ];
        Assert.Equal(30, Sample.Estimate(persons, Sample.Lenient).Cell(CellEstimate.Total, Measures.Employment).Value);
    }

    [Fact]
    public void Pay_beyond_the_outer_hundredths_of_a_year_is_drawn_in()
    {
        var persons = Enumerable.Range(1, 200).Select(i => Sample.Person("A", $"{i % 5}", 1, "22", 1000 * i))
            .Append(Sample.Person("A", "1", 1, "11", 1e9)).Append(Sample.Person("A", "2", 1, "11", 1e9));
        // Of 202 the 200th is the first to reach 99 %; 40 hours a week are 520/3 a month.
        Assert.Equal(200_000 / (520 / 3.0), Sample.Estimate(persons, Sample.Lenient).Cell("11", Measures.MedianHourlyPay).Value!.Value, 9);
    }

    [Theory]
    [InlineData(2026, 5, 1)]
    [InlineData(2026, 3, -1)]
    public void Impossible_quarters_and_weights_are_faults(int year, int quarter, double weight) =>
        Assert.Throws<InvalidDataException>(() =>
            Sample.Partial([Sample.Person("A", "1", weight, "11", quarter: quarter) with { Year = year }]));

    static void Check(Func<SurveyPerson[], bool> law) =>
        Prop.ForAll(Sample.Persons(), law).Check(Laws.Cases(40));

    static SurveyPerson[] Shuffled(SurveyPerson[] persons)
    {
        var copy = persons.ToArray();
        new Random(copy.Length).Shuffle(copy);
        return copy;
    }

    static bool Near(double? a, double? b) =>
        a is null || b is null ? a == b : Math.Abs(a.Value - b.Value) <= 1e-9 * Math.Max(1e-6, Math.Abs(a.Value));
}

using Pipeline.Protocols;
using Pipeline.Reference;
using static Pipeline.Validation.Tests.DropRulesBench;

namespace Pipeline.Validation.Tests;

/// <summary>Rules that hold rows against the rows of other drops.</summary>
public class DropRulesOtherDropTests
{
    static readonly PreviousRule Born = new(Terms(), ["permit_id"], Condition("born = previous.born"), ["born"], null);

    static readonly DisappearedRule Gone = new(Terms(), ["permit_id"], Condition("class = 'H1'"), null);

    static readonly CrossFileRule Insured = new(
        Terms(), ["person_id"], AgencyId.Parse("rssb"), DatasetId.Parse("payroll"), ["person"], null, 0.75m, OtherDrop.SamePeriod);

    [Fact]
    [Trait("Check", "22")]
    public async Task A_row_is_held_against_the_row_of_its_key_in_the_previous_drop()
    {
        var others = new FakeDrops().With("2026-08", [Row(1, born: "1991")]).With("2026-07", [Row(1, born: "1980")]).With("2026-11", [Row(1, born: "1970")]);
        Assert.False((await CheckAsync(Born, [Row(1, born: "1991"), Row(2)], others)).IsBroken());
        var drop = await CheckAsync(Born, [Row(2), Row(1, born: "1990")], others);
        Assert.Equal((3L, 2L, "E3", "born", "1990"), (drop.Only.Line, drop.Only.Record, drop.Only.Cell, drop.Only.Column, drop.Only.Value));
        Assert.Equal("W***********", drop.Only.Key);
        Assert.Equal((1L, 1L), (drop.Summary().Evaluated, drop.Summary().Failed));
    }

    [Theory]
    [InlineData("country = previous.country or sex <> previous.sex", "UGA", true)]
    [InlineData("country = previous.country", "KEN", false)]
    [InlineData("wage >= previous.wage * 2 - 1000", "KEN", false)]
    [InlineData("wage > previous.wage", "KEN", true)]
    [InlineData("issued - previous.issued <= 0", "KEN", false)]
    [InlineData("previous.renewal = renewal", "KEN", false)]
    [InlineData("not previous.class is null", "KEN", false)]
    public async Task The_condition_reads_columns_of_every_type_in_both_rows(string assert, string before, bool isBroken)
    {
        var drop = await CheckAsync(Born with { Assert = Condition(assert) }, [Row(1)], new FakeDrops().With("2026-09", [Row(1, before)]));
        Assert.Equal(isBroken, drop.IsBroken());
    }

    [Fact]
    public async Task Personal_identifiers_are_compared_as_pseudonyms()
    {
        var rule = Born with { Key = ["person_id"], Assert = Condition("person_id = previous.person_id and born = previous.born") };
        var others = new FakeDrops().With("2026-09", [Row(1, person: "P1", born: "1990"), Row(2, person: "P2", born: "1991")]);
        var drop = await CheckAsync(rule, [Row(7, person: "P1", born: "1990"), Row(8, person: "P2", born: "1990"), Row(9, person: "P3")], others);
        Assert.Equal((2L, 1L), (drop.Summary().Evaluated, drop.Summary().Failed));
        Assert.Equal(3, drop.Only.Line);
        var foreign = new FakeDrops().With("2026-09", [Row(1)], key: null);
        Assert.Equal("The accepted drop of 2026-09 has in the column person_id pseudonyms of a key that is not at hand.", (await CheckAsync(rule, [Row(1)], foreign)).WhyNot());
    }

    [Theory]
    [InlineData(50, false)]
    [InlineData(49, true)]
    public async Task So_many_rows_may_differ_as_are_tolerated(int percent, bool isBroken)
    {
        var others = new FakeDrops().With("2026-09", Rows(1, 4, i => Row(i)));
        var drop = await CheckAsync(
            Born with { Tolerate = new(percent, CountUnit.Percent) }, Rows(1, 4, i => Row(i, born: i > 2 ? "1991" : "1990")), others);
        Assert.Equal((2L, !isBroken), (drop.Summary().Failed, drop.Summary().IsTolerated));
        Assert.Equal(isBroken ? Outcome.AcceptedWithWarnings : Outcome.Accepted, drop.Report.Outcome);
        Assert.Equal(isBroken ? ["50 % (2 / 4)", "1991", "1991"] : [], drop.Findings.Select(f => f.Value));
    }

    [Fact]
    public async Task Rows_are_not_judged_without_a_predecessor_or_with_a_faulty_cell()
    {
        var others = new FakeDrops().With("2026-09", [Row(1, born: "1991")]);
        Assert.Equal("No row could be put to it.", (await CheckAsync(Born, [Row(2), Row(1, born: "x")], others, errorRate: 1)).WhyNot());
        Assert.Equal("There is no earlier accepted drop of this dataset.", (await CheckAsync(Born, [Row(1)], new FakeDrops())).WhyNot());
        Assert.Equal("Other drops are not at hand here.", (await CheckAsync(Born, [Row(1)])).WhyNot());
        Assert.Contains("born", (await CheckAsync(Born, [Row(1)], new FakeDrops().With("2026-09", ["WP0000000001"], header: "permit_id"))).WhyNot());
    }

    [Fact]
    [Trait("Check", "22")]
    public async Task Keys_that_must_still_be_there_are_missed()
    {
        var others = new FakeDrops().With("2026-09", [Row(1), Row(2), Row(3, @class: "H2"), Row(4), Row(2)]);
        Assert.False((await CheckAsync(Gone, [Row(4), Row(1), Row(2)], others)).IsBroken());
        var drop = await CheckAsync(Gone, [Row(4), Row(5)], others);
        Assert.Equal((3L, 2L), (drop.Summary().Evaluated, drop.Summary().Failed));
        Assert.Equal("66.67 % (2 / 3)", drop.Findings[0].Value);
        Assert.Equal("There is no earlier accepted drop of this dataset.", (await CheckAsync(Gone, [Row(1)], new FakeDrops())).WhyNot());
        Assert.Equal("No row of the previous drop could be put to it.", (await CheckAsync(Gone, [Row(1)], new FakeDrops().With("2026-09", [Row(1, @class: "H2")]))).WhyNot());
    }

    [Fact]
    public async Task Keys_that_name_nobody_are_told()
    {
        var rule = Gone with { Key = ["country", "class"], Tolerate = new(1, CountUnit.Rows) };
        var others = new FakeDrops().With("2026-09", [Row(1), Row(2, "UGA"), Row(3, "GBR"), Row(4, "UGA")]);
        Assert.True((await CheckAsync(rule, [Row(1), Row(2, "GBR")], others)).Summary().IsTolerated);
        var drop = await CheckAsync(rule, [Row(1)], others);
        Assert.Equal(["66.67 % (2 / 3)", "UGA|H1", "GBR|H1"], drop.Findings.Select(f => f.Value));
    }

    [Theory]
    [Trait("Check", "28")]
    [InlineData(3, false)]
    [InlineData(2, true)]
    public async Task Enough_values_are_found_in_another_dataset(int found, bool isBroken)
    {
        var columns = new[] { "P1", "P2", "P3", "P4" };
        var drop = await CheckAsync(Insured, Rows(1, 4, i => Row(i, person: columns[i - 1])), Payroll("2026-10", columns.Take(found)));
        Assert.Equal(isBroken, drop.Report.DecidedBy.Contains(Id));
        Assert.Equal((4L, 4L - found), (drop.Summary().Evaluated, drop.Summary().Failed));
        if (!isBroken) return;
        Assert.Equal(("50 % (2 / 4)", "≥ 75 %", "−25 %"), (drop.Findings[0].Value, drop.Findings[0].Expected.En, drop.Findings[0].Difference));
        Assert.Equal([4L, 5L], drop.Findings.Skip(1).Select(f => f.Line!.Value));
        Assert.DoesNotContain(drop.Findings, f => f.Value!.Contains("P3", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2026-Q4", OtherDrop.SamePeriod, true)]
    [InlineData("2026-Q3", OtherDrop.SamePeriod, false)]
    [InlineData("2026-09", OtherDrop.Latest, true)]
    [InlineData("2026", OtherDrop.Latest, true)]
    [InlineData("2026-11", OtherDrop.Latest, false)]
    public async Task The_other_drop_is_that_of_the_period_or_the_latest(string period, OtherDrop which, bool isThere)
    {
        var drop = await CheckAsync(Insured with { Drop = which }, [Row(1)], Payroll(period, ["P1234567"]));
        if (isThere) Assert.False(drop.IsBroken());
        else Assert.StartsWith("There is no accepted drop of rssb/payroll", drop.WhyNot());
    }

    [Fact]
    public async Task Only_rows_of_the_condition_with_a_value_are_looked_up()
    {
        var rule = Insured with { From = ["class"], To = ["class"], Where = Condition("country = 'KEN'"), MinMatch = 1 };
        var others = new FakeDrops().With("2026-10", ["H1"], "rssb/payroll", "class");
        var drop = await CheckAsync(rule, [Row(1), Row(2, "UGA", @class: "H9"), Row(3, @class: "")], others);
        Assert.Equal((1L, 0L), (drop.Summary().Evaluated, drop.Summary().Failed));
        Assert.Contains("does not have the column class", (await CheckAsync(rule, [Row(1)], Payroll("2026-10", []))).WhyNot());
    }

    [Fact]
    [Trait("Check", "26")]
    public async Task Several_columns_are_found_together()
    {
        var rule = Insured with { From = ["country", "class"], To = ["country", "class"], MinMatch = 1 };
        var others = new FakeDrops().With("2026-10", ["KEN,H1", "UGA,H2"], "rssb/payroll", "country,class");
        Assert.Equal(1, (await CheckAsync(rule, [Row(1), Row(2, "UGA", @class: "H2"), Row(3, "KEN", @class: "H2")], others)).Summary().Failed);
    }

    static FakeDrops Payroll(string period, IEnumerable<string> persons) => new FakeDrops().With(period, persons, "rssb/payroll", "person");
}

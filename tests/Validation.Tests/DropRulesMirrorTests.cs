using Pipeline.Protocols;
using Pipeline.Protocols.Expressions;
using static Pipeline.Validation.Tests.DropRulesBench;

namespace Pipeline.Validation.Tests;

/// <summary>Figures by group beside those of another dataset's drop of the same period.</summary>
public class DropRulesMirrorTests
{
    const string Payroll = "rssb/payroll";
    const string Header = "person,class,persons";

    static readonly MirrorRule Mirror = new(
        Terms(), new(Measure(MeasureKind.Count), null, [By("class")]), TestProtocol.Sister.Agency, TestProtocol.Sister.Dataset,
        new(Measure(MeasureKind.Count), null, [There("class")]), TolerancePercent: 5, MinMatch: 1, MinCell: 30);

    [Theory]
    [Trait("Check", "27")]
    [InlineData(100, 95, false)]
    [InlineData(100, 94, true)]
    [InlineData(100, 105, false)]
    [InlineData(100, 106, true)]
    public async Task A_group_agrees_within_the_tolerance(int there, int here, bool isBroken) =>
        Assert.Equal(isBroken, (await CheckAsync(Mirror, Rows(1, here, i => Row(i)), Held(there, "H1"))).IsBroken());

    [Fact]
    public async Task What_is_told_is_how_many_groups_agree_and_which_do_not()
    {
        var rows = Rows(1, 50, i => Row(i)).Concat(Rows(51, 40, i => Row(i, @class: "H2"))).Concat(Rows(91, 60, i => Row(i, @class: "H3")));
        var drop = await CheckAsync(Mirror with { MinMatch = 0.9m }, rows, Held([.. Cells(50, "H1"), .. Cells(40, "H2"), .. Cells(50, "H3")]));
        Assert.Equal(
            ["It does not fit. Found 66.67 % (2 / 3), expected ≥ 90 %, difference −23.33 %.", "It does not fit. H3: found 60, expected 47.5–52.5, difference +10."],
            drop.Findings.Select(f => f.Message.En));
        Assert.StartsWith("Cela ne convient pas. H3 : trouvé 60", drop.Findings[1].Message.Fr);
        Assert.Equal((3L, 1L, "mirror-mismatch"), (drop.Summary().Evaluated, drop.Summary().Failed, drop.Findings[0].Code));
        Assert.Equal(Outcome.AcceptedWithWarnings, drop.Report.Outcome);
    }

    [Theory]
    [Trait("Check", "27")]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public async Task So_many_groups_must_agree_as_are_asked_for(int apart, bool isBroken)
    {
        var rows = Enumerable.Range(0, 10).SelectMany(g => Rows(1 + 100 * g, g < apart ? 60 : 30, i => Row(i, @class: $"H{g}")));
        var drop = await CheckAsync(Mirror with { MinMatch = 0.9m }, rows, Held([.. Enumerable.Range(0, 10).SelectMany(g => Cells(30, $"H{g}"))]));
        Assert.Equal((10L, (long)apart, !isBroken), (drop.Summary().Evaluated, drop.Summary().Failed, drop.Summary().IsTolerated));
        Assert.Equal(isBroken ? 1 + apart : 0, drop.Findings.Count);
    }

    [Fact]
    public async Task Groups_that_are_small_on_both_sides_are_not_compared()
    {
        var rows = Rows(1, 30, i => Row(i)).Concat(Rows(31, 29, i => Row(i, @class: "H2")));
        var drop = await CheckAsync(Mirror, rows, Held([.. Cells(30, "H1"), .. Cells(2, "H2"), .. Cells(29, "H3")]));
        Assert.Equal((1L, 0L), (drop.Summary().Evaluated, drop.Summary().Failed));
        Assert.Equal("No group has 30 rows or more in this drop or that of rssb/payroll.", (await CheckAsync(Mirror, [Row(1)], Held(29, "H1"))).WhyNot());
    }

    [Fact]
    public async Task A_group_that_only_one_side_has_does_not_agree()
    {
        var drop = await CheckAsync(Mirror, Rows(1, 30, i => Row(i)), Held(40, "H2"));
        Assert.Equal(["0 % (0 / 2)", "30", "0"], drop.Findings.Select(f => f.Value));
        Assert.Equal(["≥ 100 %", "0–0", "38–42"], drop.Findings.Select(f => f.Expected.En));
    }

    [Theory]
    [InlineData(30, false)]
    [InlineData(29, true)]
    public async Task Each_side_counts_in_its_own_way(int renewals, bool isBroken)
    {
        var rule = Mirror with
        {
            Here = new(Measure(MeasureKind.Count), Condition("renewal"), []),
            There = new(new(MeasureKind.Sum, ExpressionParser.ParseValue("persons", TestProtocol.Sister.Columns), "sum(persons)"),
                ExpressionParser.Parse("class = 'H2' and person is not null", TestProtocol.Sister.Columns), []),
            TolerancePercent = 0,
        };
        var rows = Rows(1, 40, i => Row(i, renewal: i <= renewals ? "true" : "false"));
        Assert.Equal(isBroken, (await CheckAsync(rule with { MinCell = 2 }, rows, Held(["P1,H2,20", "P2,H2,10", "P3,H1,7", ",H2,5"]))).IsBroken());
    }

    [Fact]
    public async Task Without_a_drop_of_the_same_period_it_is_not_evaluated()
    {
        var others = new FakeDrops().With("2026-09", Cells(30, "H1"), Payroll, Header).With("2026-Q4", Cells(30, "H1"), Payroll, Header);
        Assert.Equal("There is no accepted drop of rssb/payroll for 2026-10.", (await CheckAsync(Mirror, [Row(1)], others)).WhyNot());
        Assert.Equal("Other drops are not at hand here.", (await CheckAsync(Mirror, [Row(1)])).WhyNot());
    }

    [Fact]
    public async Task What_the_other_side_cannot_answer_is_not_asked()
    {
        Assert.Equal("There is no protocol of dgie/nothing in force.", (await CheckAsync(Mirror with
        {
            Agency = TestProtocol.Make().Agency,
            Dataset = Pipeline.Reference.DatasetId.Parse("nothing"),
        }, [Row(1)], Held(30, "H1"))).WhyNot());
        var gone = Mirror with { There = Mirror.There with { Where = Condition("sex = 'F'") } };
        Assert.Equal(
            "Under rssb/payroll@1.2.3 it cannot be counted: found \"sex\", expected a column of the protocol.", (await CheckAsync(gone, [Row(1)], Held(30, "H1"))).WhyNot());
        var named = Mirror with { There = Mirror.There with { GroupBy = [There("person")] } };
        Assert.Equal("Accepted drops hold pseudonyms in the column person; its text cannot be read there.", (await CheckAsync(named, [Row(1)], Held(30, "H1"))).WhyNot());
        var old = new FakeDrops().With("2026-10", ["P1"], Payroll, "person");
        Assert.Equal("The accepted drop of 2026-10 does not have the column class as this rule reads it.", (await CheckAsync(Mirror, [Row(1)], old)).WhyNot());
    }

    static Grouping There(string text) => new(text, ExpressionParser.ParseValue(text, TestProtocol.Sister.Columns));

    static IEnumerable<string> Cells(int count, string @class) => Rows(1, count, i => $"P{i},{@class},1");

    static FakeDrops Held(int count, string @class) => Held([.. Cells(count, @class)]);

    static FakeDrops Held(IEnumerable<string> rows) => new FakeDrops().With("2026-10", rows, Payroll, Header);
}

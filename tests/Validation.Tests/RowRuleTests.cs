using Pipeline.Protocols;

namespace Pipeline.Validation.Tests;

public class RowRuleTests
{
    static Expression Column(string name) => new Expression.Column(name);

    static Expression Compare(Comparison comparison, Expression left, Expression right) => new Expression.Compare(comparison, left, right);

    static readonly Expression IsH1 = Compare(Comparison.Equal, Column("class"), new Expression.Text("H1"));
    static readonly Expression IsRenewal = Column("renewal");

    static async Task AssertAsync(bool holds, Expression assert, string cls = "H1", string wage = "10.50", string ratio = "0.5", string renewal = "true", string note = "")
    {
        var row = $"WP0000000001,P1234567,KEN,F,1990,{cls},2026-10-05,{wage},{ratio},{renewal},{note}\n";
        var drop = await Drop.OfAsync(TestProtocol.Header + "\n" + row, TestProtocol.WithRule(assert));
        if (holds) Assert.Empty(drop.Findings);
        else Assert.Equal("T-R-01", drop.Only.RuleId);
        Assert.Equal(1, drop.Report.Rules.Single(r => r.RuleId == "T-R-01").Evaluated);
    }

    [Theory]
    [InlineData("H1", "true", true, true)]
    [InlineData("H1", "false", false, true)]
    [InlineData("H2", "false", false, false)]
    [InlineData("", "true", true, true)]
    [InlineData("", "false", false, true)]
    [InlineData("H2", "", false, true)]
    [InlineData("H1", "", true, true)]
    public async Task And_and_or_are_three_valued(string cls, string renewal, bool and, bool or)
    {
        await AssertAsync(and, new Expression.And(IsH1, IsRenewal), cls, renewal: renewal);
        await AssertAsync(or, new Expression.Or(IsH1, IsRenewal), cls, renewal: renewal);
    }

    [Theory]
    [InlineData("true", false)]
    [InlineData("false", true)]
    [InlineData("", true)]
    public Task Not_of_unknown_is_unknown_and_unknown_is_good(string renewal, bool holds) => AssertAsync(holds, new Expression.Not(IsRenewal), renewal: renewal);

    [Theory]
    [InlineData("H1", true, false)]
    [InlineData("", false, true)]
    public async Task Null_is_asked_for(string cls, bool given, bool missing)
    {
        await AssertAsync(given, new Expression.IsNull(Column("class"), Negated: true), cls);
        await AssertAsync(missing, new Expression.IsNull(Column("class"), Negated: false), cls);
    }

    [Theory]
    [InlineData(Comparison.Equal, false, true, false)]
    [InlineData(Comparison.NotEqual, true, false, true)]
    [InlineData(Comparison.Less, true, false, false)]
    [InlineData(Comparison.LessOrEqual, true, true, false)]
    [InlineData(Comparison.Greater, false, false, true)]
    [InlineData(Comparison.GreaterOrEqual, false, true, true)]
    public async Task Numbers_are_compared_whatever_their_scale(Comparison comparison, bool below, bool same, bool above)
    {
        Expression[] tens = [new Expression.Number(10.5m), new Expression.Number(10.50m), new Expression.Number(10.500000m)];
        foreach (var ten in tens)
        {
            await AssertAsync(below, Compare(comparison, Column("wage"), ten), wage: "10.49");
            await AssertAsync(same, Compare(comparison, Column("wage"), ten), wage: "10.5");
            await AssertAsync(above, Compare(comparison, Column("wage"), ten), wage: "10.51");
        }
        await AssertAsync(below, Compare(comparison, Column("ratio"), new Expression.Number(0.5m)), ratio: "0.25");
        await AssertAsync(same, Compare(comparison, Column("wage"), Column("ratio")), wage: "0.5");
        await AssertAsync(above, Compare(comparison, Column("born"), Column("wage")), wage: "1989.99");
        await AssertAsync(true, Compare(comparison, Column("wage"), new Expression.Number(1)), wage: "");
    }

    [Fact]
    public async Task Dates_and_texts_are_compared()
    {
        var day = new Expression.Date(new(2026, 10, 5));
        await AssertAsync(true, Compare(Comparison.GreaterOrEqual, Column("issued"), day));
        await AssertAsync(false, Compare(Comparison.Less, day, Column("issued")));
        await AssertAsync(true, Compare(Comparison.Equal, Column("class"), Column("note")), note: "H1");
        await AssertAsync(false, Compare(Comparison.Equal, Column("class"), Column("note")), note: "H2");
        await AssertAsync(false, Compare(Comparison.NotEqual, new Expression.Text("H1"), Column("class")));
    }

    [Theory]
    [InlineData("H1", false, true, false)]
    [InlineData("H3", false, false, true)]
    [InlineData("H3", true, true, false)]
    public async Task In_asks_for_members_and_is_unknown_of_null(string cls, bool negated, bool texts, bool numbers)
    {
        await AssertAsync(texts, new Expression.In(Column("class"), [new Expression.Text("H1"), new Expression.Text("H2")], negated), cls);
        await AssertAsync(true, new Expression.In(Column("class"), [new Expression.Text("H1")], negated), "");
        Expression[] values = [new Expression.Number(1), new Expression.Number(numbers != negated ? 10.5m : 2m)];
        await AssertAsync(numbers, new Expression.In(Column("wage"), values, negated));
    }

    [Fact]
    public async Task A_rule_over_a_cell_that_failed_its_own_check_is_not_evaluated()
    {
        var protocol = TestProtocol.WithRule(Compare(Comparison.Less, Column("wage"), new Expression.Number(1)));
        var drop = await Drop.OfAsync(TestProtocol.Header + "\n" + TestProtocol.Row.Replace("1250.50", "lots"), protocol);
        Assert.Equal("wage.type", drop.Only.RuleId);
        Assert.Contains(drop.Report.NotEvaluated, n => n.RuleId == "T-R-01");
    }

    [Fact]
    public async Task A_rule_over_a_column_that_is_not_delivered_is_not_evaluated()
    {
        var protocol = TestProtocol.WithRule(new Expression.IsNull(Column("note"), Negated: true));
        var drop = await Drop.OfAsync(TestProtocol.Header[..^",note".Length] + "\n" + TestProtocol.Row[..^",ok".Length], protocol);
        Assert.Equal(Outcome.Accepted, drop.Report.Outcome);
        Assert.Contains(("T-R-01", "The file does not have the column note."), drop.Report.NotEvaluated.Select(n => (n.RuleId, n.Reason.En)));
    }

    [Fact]
    public async Task A_failure_shows_the_masked_values_it_is_about()
    {
        var drop = await Drop.OfAsync(TestProtocol.Header + "\n" + TestProtocol.Row,
            TestProtocol.WithRule(Compare(Comparison.NotEqual, Column("sex"), new Expression.Text("F")), Severity.Error, "class", "permit_id", "sex"));
        Assert.Equal("class = H1, permit_id = W***********, sex = •••", drop.Only.Value);
        Assert.Equal(("row-constraint", "The row does not add up.", "Correct it."), (drop.Only.Code, drop.Only.Message.En, drop.Only.Fix.En));
    }

    [Theory]
    [InlineData(Severity.Information, Outcome.Accepted, 1)]
    [InlineData(Severity.Warning, Outcome.AcceptedWithWarnings, 1)]
    [InlineData(Severity.Error, Outcome.Quarantined, 0)]
    [InlineData(Severity.Fatal, Outcome.Rejected, 0)]
    public async Task Severity_decides_what_a_failure_means(Severity severity, Outcome outcome, int rows)
    {
        var drop = await Drop.OfAsync(TestProtocol.Header + "\n" + TestProtocol.Row, TestProtocol.WithRule(Compare(Comparison.Equal, Column("born"), new Expression.Number(1)), severity));
        Assert.Equal((outcome, rows), (drop.Report.Outcome, drop.Rows.Count));
        Assert.Equal(severity, drop.Only.Severity);
    }

    static Protocol Tolerating(Severity severity, decimal most, CountUnit unit) => TestProtocol.Make(p => p with
    {
        RowRules =
        [
            new RowRule("T-R-01", severity, 1, Compare(Comparison.Less, Column("born"), new Expression.Number(2000)), [],
                new("Born too late.", "Trop jeune."), new("Correct it.", "Corrigez-la."), Wording.Neutral("born < 2000"), Tolerate: new(most, unit)),
        ],
    });

    // Two of ten rows break the rule.
    static Task<Drop> TolerateAsync(Severity severity, decimal most, CountUnit unit) => Drop.OfAsync(
        TestProtocol.Header + "\n" + string.Concat(Enumerable.Range(0, 10).Select(i =>
            $"WP000000000{i},P1234567,KEN,F,{(i is 3 or 6 ? 2001 : 1990)},H1,2026-10-05,1250.50,0.5,true,ok\n")),
        Tolerating(severity, most, unit));

    [Theory]
    [InlineData(2, CountUnit.Rows)]
    [InlineData(20, CountUnit.Percent)]
    public async Task Rows_within_the_tolerance_are_told_of_and_taken(int most, CountUnit unit)
    {
        var drop = await TolerateAsync(Severity.Error, most, unit);
        Assert.Equal((Outcome.Accepted, 10, 0L), (drop.Report.Outcome, drop.Rows.Count, drop.Report.RowsWithErrors));
        Assert.Empty(drop.Report.DecidedBy);
        Assert.Equal([5L, 8L], drop.Findings.Select(f => f.Line!.Value));
        Assert.All(drop.Findings, f => Assert.Equal(Severity.Information, f.Severity));
        var rule = drop.Report.Rules.Single(r => r.RuleId == "T-R-01");
        Assert.Equal((true, 10L, 2L), (rule.IsTolerated, rule.Evaluated, rule.Failed));
    }

    [Theory]
    [InlineData(Severity.Information, 1.5, CountUnit.Rows, Outcome.Accepted)]
    [InlineData(Severity.Warning, 19.9, CountUnit.Percent, Outcome.AcceptedWithWarnings)]
    [InlineData(Severity.Error, 1, CountUnit.Rows, Outcome.Quarantined)]
    [InlineData(Severity.Error, 19.9, CountUnit.Percent, Outcome.Quarantined)]
    [InlineData(Severity.Fatal, 0, CountUnit.Rows, Outcome.Rejected)]
    public async Task Beyond_the_tolerance_the_drop_as_a_whole_breaks_the_rule(Severity severity, double most, CountUnit unit, Outcome outcome)
    {
        var drop = await TolerateAsync(severity, (decimal)most, unit);
        Assert.Equal(outcome, drop.Report.Outcome);
        Assert.Equal(0, drop.Report.RowsWithErrors);
        Assert.Equal(2, drop.Findings.Count(f => f is { Line: not null, Severity: Severity.Information }));
        var whole = drop.Findings.Single(f => f.Line is null);
        Assert.Equal((severity, "2 / 10", "T-R-01"), (whole.Severity, whole.Value, whole.RuleId));
        Assert.Contains("born < 2000, but for at most", whole.Expected.En);
        Assert.False(drop.Report.Rules.Single(r => r.RuleId == "T-R-01").IsTolerated);
        if (severity >= Severity.Warning) Assert.Equal(["T-R-01"], drop.Report.DecidedBy);
        Assert.Equal(drop.Findings.Count, drop.Report.Truncated.Total);
    }
}

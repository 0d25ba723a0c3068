using Pipeline.Protocols;

namespace Pipeline.Validation.Tests;

public class ReportFieldTests
{
    static readonly RowRule Rule = new(
        "T-R-01", Severity.Warning, 1, new Expression.Compare(Comparison.GreaterOrEqual, new Expression.Column("wage"), new Expression.Number(1_000)), ["born", "wage"], new("The wage is low.", "Le salaire est bas."),
        new("Check it.", "Vérifiez-le."), Wording.Neutral("wage >= 1000"));

    static string Row(int number) => TestProtocol.Row.Replace("0000000001", $"{number:0000000000}");

    [Fact]
    public async Task A_summary_says_what_the_rule_is_about_and_how_it_fared()
    {
        var drop = await Drop.OfRowsAsync(Row(1), Row(2).Replace("1250.50", ""), Row(3).Replace("1250.50", "x"), Row(4).Replace("1250.50", "-7.5"));
        var type = drop.Report.Rules.Single(r => r.RuleId == "wage.type");
        Assert.Equal((3, 2, 1, 1), (type.Evaluated, type.Passed, type.Failed, type.NotApplicable));
        Assert.Equal(33.3333, type.Percent);
        Assert.Equal(["wage"], type.Columns);
        Assert.StartsWith("a number with at most 2 decimals", type.Expected.En);
        Assert.Equal(($"wage is not {type.Expected.En}.", $"Write {type.Expected.En}."), (type.Message.En, type.Fix.En));
        Assert.Null(type.Tolerated);
    }

    [Fact]
    public async Task A_row_rule_speaks_the_languages_of_its_protocol()
    {
        var drop = await Drop.OfAsync(
            TestProtocol.Header + "\n" + string.Join('\n', Row(1), Row(2).Replace("1250.50", "9"), Row(3), Row(4).Replace("1250.50", "")), TestProtocol.Make(p => p with { RowRules = [Rule with { Tolerate = new(25, CountUnit.Percent) }] }));
        var summary = drop.Report.Rules.Single(r => r.RuleId == "T-R-01");
        Assert.Equal(["born", "wage"], summary.Columns);
        Assert.Equal(("Le salaire est bas.", "Vérifiez-le.", "wage >= 1000"), (summary.Message.Fr, summary.Fix.Fr, summary.Expected.En));
        Assert.Equal(summary.Evaluated / 4, summary.Tolerated);
        var finding = drop.Findings.First(f => f.RuleId == "T-R-01");
        Assert.Equal(("Le salaire est bas.", "Vérifiez-le."), (finding.Message.Fr, finding.Fix.Fr));
    }

    [Theory]
    [InlineData("1250.50", "-7.5", "-7.5")]
    [InlineData("1250.50", "100000000.25", "0.25")]
    [InlineData("1990", "1929", "-1")]
    [InlineData("0.5", "1.5", "0.5")]
    [InlineData("2026-10-05", "1999-12-25", "-7")]
    [InlineData("H1", "H", "-1")]
    [InlineData("H1", "H123é", "2")]
    [InlineData("KEN", "XXX", null)]
    [InlineData("1990", "19x0", null)]
    public async Task A_finding_says_how_far_off_it_is(string right, string wrong, string? difference)
    {
        var drop = await Drop.OfRowsAsync(Row(1), Row(2).Replace(right, wrong));
        Assert.Equal(difference, drop.Only.Difference);
    }

    [Fact]
    public async Task A_row_of_the_wrong_width_says_by_how_many_cells()
    {
        var drop = await Drop.OfRowsAsync(Row(1), Row(2) + ",more,cells", Row(3), "WP0000000004,P1", Row(5));
        Assert.Equal(["2", "-9"], drop.Findings.Select(f => f.Difference));
    }

    [Fact]
    public async Task The_difference_of_a_personal_value_is_not_told()
    {
        var personal = TestProtocol.Make(p => p with { Columns = [.. p.Columns.Select(c => c.Name == "born" ? c with { Classification = Classification.Personal } : c)] });
        var drop = await Drop.OfAsync(TestProtocol.Header + "\n" + Row(1) + "\n" + Row(2).Replace("1990", "1900") + "\n", personal);
        Assert.Null(drop.Only.Difference);
    }

    [Fact]
    public async Task Rows_with_warnings_and_no_error_are_counted_once_whatever_the_chunks()
    {
        var text = TestProtocol.Header + "\n" + string.Concat(Enumerable.Range(1, 900).Select(i => (i % 3) switch
        {
            0 => Row(i).Replace("1250.50", "9"),
            1 => Row(i).Replace("1250.50", "9").Replace("KEN", "XXX"),
            _ => Row(i).Replace("1250.50", "5000"),
        } + "\n"));
        var twice = TestProtocol.Make(p => p with { RowRules = [Rule, Rule with { Id = "T-R-02" }], Limits = p.Limits with { MaxErrorsStored = 10 } });
        foreach (var size in (int[])[200, 4_096, 1 << 20])
        {
            var drop = await Drop.OfAsync(text, twice, size);
            Assert.Equal((300, 300), (drop.Report.RowsWithWarnings, drop.Report.RowsWithErrors));
        }
    }

    [Fact]
    public async Task Rows_with_the_same_key_are_one_group_with_its_lines_and_count()
    {
        var rows = Enumerable.Range(1, 30).Select(i => Row(i % 2 == 0 ? 2 : i)).Append(Row(7)).ToArray();
        var drop = await Drop.OfAsync(TestProtocol.Header + "\n" + string.Join('\n', rows) + "\n", chunkBytes: 311);
        var groups = drop.Report.KeyGroups;
        Assert.Equal([15L, 2L], groups.Select(g => g.Count));
        Assert.Equal(Enumerable.Range(1, 10).Select(i => 2L * i + 1), groups[0].Lines);
        Assert.Equal([8L, 32L], groups[1].Lines);
        Assert.All(groups, g => Assert.Equal("W***********", g.Key));
    }

    [Fact]
    public async Task Groups_of_keys_are_bounded()
    {
        var drop = await Drop.OfAsync(TestProtocol.Header + "\n" + string.Concat(Enumerable.Range(0, 4_000).Select(i => Row(i / 2) + "\n")), TestProtocol.Make(p => p with { ErrorRate = 1 }));
        Assert.Equal(50, drop.Report.KeyGroups.Count);
        Assert.Equal(2_000, drop.Report.Rules.Single(r => r.RuleId == "key.unique").Failed);
    }

    [Fact]
    public async Task A_masked_value_has_the_hint_that_fits_it()
    {
        var drop = await Drop.OfRowsAsync(Row(1), Row(2).Replace("WP0000000002", " WP0000002"), Row(3).Replace("WP0000000003", "WP000000003"));
        Assert.Equal(["Remove the spaces before or after the value.", "Write WP and 10 digits."], drop.Findings.Select(f => f.Fix.En));
    }

    [Fact]
    public async Task A_group_of_masked_values_is_given_a_hint_only_when_it_fits_all_of_them()
    {
        async Task<string> FixAsync(params string[] ids)
        {
            var rows = ids.Select((id, i) => Row(i + 2).Replace($"WP{i + 2:0000000000}", id)).Concat([Row(100), Row(101), Row(102)]);
            return Assert.Single((await Drop.OfAsync(TestProtocol.Header + "\n" + string.Join('\n', rows) + "\n")).Report.Values).Fix.En;
        }

        Assert.Equal("Remove the spaces before or after the value.", await FixAsync("WP00001 ", "WP00002 "));
        Assert.Equal("Write WP and 10 digits.", await FixAsync("WP00001 ", "WP000002"));
        Assert.Equal("Write WP and 10 digits.", await FixAsync("WP000001", "WP00002 "));
    }

    [Fact]
    public async Task An_empty_cell_among_several_is_said_to_be_empty()
    {
        var rule = Rule with { Assert = new Expression.IsNull(new Expression.Column("wage"), Negated: true) };
        var drop = await Drop.OfAsync(TestProtocol.Header + "\n" + Row(1).Replace("1250.50", "") + "\n", TestProtocol.Make(p => p with { RowRules = [rule] }));
        Assert.Equal("born = 1990, wage = \"\"", drop.Only.Value);
    }

    [Theory]
    [InlineData("a whole number, such as 1930", null)]
    [InlineData("a whole number, such as 1984", "1984")]
    public async Task The_example_of_a_number_is_one_of_its_column(string expected, string? example)
    {
        var protocol = TestProtocol.Make(p => p with
        {
            Columns = [.. p.Columns.Select(c => c.Name == "born" && example is not null ? c with { Examples = [example] } : c)],
        });
        Assert.Equal(expected, (await Drop.OfAsync(TestProtocol.Header + "\n" + Row(1).Replace("1990", "x") + "\n", protocol)).Only.Expected.En);
    }

    [Fact]
    public async Task A_short_codelist_is_named_whole() =>
        Assert.Equal("a code of countries 1.0.0: 0110, GBR, KEN, RWA, UGA", (await Drop.OfRowsAsync(Row(1).Replace("KEN", "XXX"))).Only.Expected.En);
}

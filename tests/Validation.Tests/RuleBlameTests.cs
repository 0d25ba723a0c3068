using Pipeline.Protocols;
using Pipeline.Protocols.Expressions;

namespace Pipeline.Validation.Tests;

public class RuleBlameTests
{
    static readonly IReadOnlyList<Column> Columns = TestProtocol.Make().Columns;

    static async Task<Finding> CheckAsync(string assert, string? when = null, string cls = "H1", string wage = "10.50", string ratio = "0.5", string note = "", string sex = "F")
    {
        var condition = ExpressionParser.Parse(assert, Columns);
        var reason = when is null ? null : ExpressionParser.Parse(when, Columns);
        var whole = reason is null ? condition : new Expression.Or(new Expression.Not(reason), condition);
        var rule = new RowRule("T-R-01", Severity.Error, 1, whole, [], new("The row does not add up.", "La ligne est incohérente."), new("Correct it.", "Corrigez-la."), Wording.Neutral(assert), When: reason);
        var drop = await Drop.OfAsync(
            $"{TestProtocol.Header}\nWP0000000001,P1234567,KEN,{sex},1990,{cls},2026-10-05,{wage},{ratio},true,{note}\n", TestProtocol.Make(p => p with { RowRules = [rule] }));
        return drop.Only;
    }

    static string Parts(Finding finding) => string.Join(' ', finding.Cells!.Select(c => $"{c.Cell}:{c.Column}:{c.Part}"));

    [Fact]
    public async Task An_empty_cell_that_a_rule_wants_filled_is_the_one_named()
    {
        var finding = await CheckAsync("wage is not null", "class = 'H1'", wage: "");
        Assert.Equal(("wage", "H2"), (finding.Column, finding.Cell));
        Assert.Equal("H2:wage:Fill F2:class:Reason", Parts(finding));
    }

    [Fact]
    public async Task Of_a_rule_of_several_parts_the_one_that_does_not_hold_is_named()
    {
        var finding = await CheckAsync("(class is null or wage is not null) and (ratio is null or note is not null)", ratio: "0.5");
        Assert.Equal("K2:note:Fill I2:ratio:Broken F2:class:Sound H2:wage:Sound", Parts(finding));
    }

    [Fact]
    public async Task Only_the_two_that_are_the_same_are_named() => Assert.Equal(
        "F2:class:Broken K2:note:Broken C2:country:Sound",
        Parts(await CheckAsync("(class is null or country is null or class <> country) and (class is null or note is null or class <> note)", note: "H1")));

    [Theory]
    [InlineData("wage < 5 or ratio > 1", "wage:Broken ratio:Broken")]
    [InlineData("wage > 5 and ratio > 1", "ratio:Broken wage:Sound")]
    [InlineData("wage in (1, 2) and class in ('H1', 'H2') and ratio = 0.5", "wage:Broken class:Sound ratio:Sound")]
    [InlineData("not (class = 'H1' and wage > 5) and ratio is not null", "class:Broken wage:Broken ratio:Sound")]
    [InlineData("coalesce(wage, 0) + ratio < 1 and class is not null", "wage:Broken ratio:Broken class:Sound")]
    public async Task Numbers_and_texts_are_read_as_far_as_they_tell(string assert, string parts) =>
        Assert.Equal(parts, string.Join(' ', (await CheckAsync(assert)).Cells!.Select(c => $"{c.Column}:{c.Part}")));

    [Fact]
    public async Task Of_all_or_none_the_missing_ones_are_named() => Assert.Equal(
        ["wage", "note"],
        (await CheckAsync(
            "(wage is null and ratio is null and note is null) or (wage is not null and ratio is not null and note is not null)", wage: ""))
            .Cells!.Where(c => c.Part == CellPart.Fill).Select(c => c.Column));

    [Fact]
    public async Task Values_stay_masked()
    {
        var finding = await CheckAsync("sex = 'M' or class = 'H2'");
        Assert.Equal(["•••", "H1"], finding.Cells!.Select(c => c.Value));
    }
}

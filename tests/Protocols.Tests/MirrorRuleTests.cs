using Pipeline.Protocols.Expressions;

namespace Pipeline.Protocols.Tests;

/// <summary>Rules that put figures beside those of another dataset, as contracts write them.</summary>
public sealed class MirrorRuleTests : IDisposable
{
    const string Beside = "scope: mirror, measure: count(*), tolerate: {percent: 5}, minMatch: 0.9";

    readonly CatalogCopy _catalog = new();

    public void Dispose() => _catalog.Dispose();

    [Fact]
    public void Figures_are_compared_with_those_of_another_dataset()
    {
        var rule = Assert.IsType<MirrorRule>(_catalog.WithRule(
            "scope: mirror, measure: count(*), where: status = 'NEW', groupBy: [nationality, sex], of: {dataset: dgie/border-crossings, "
            + "where: \"direction = 'IN' and permit_id is not null\"}, tolerate: {percent: 5}, minMatch: 0.9, minCell: 50").LoadRule());
        Assert.Equal(("dgie", "border-crossings", 5m, 0.9m, 50), ($"{rule.Agency}", $"{rule.Dataset}", rule.TolerancePercent, rule.MinMatch, rule.MinCell));
        Assert.Equal(("count(*)", "status = 'NEW'"), (rule.Here.Measure.Text, ExpressionText.Of(rule.Here.Where!)));
        Assert.Equal(("count(*)", "(direction = 'IN') and (permit_id is not null)"), (rule.There.Measure.Text, ExpressionText.Of(rule.There.Where!)));
        Assert.Equal((string[])[.. rule.Here.GroupBy.Select(g => g.Name)], rule.There.GroupBy.Select(g => g.Name));
        Assert.Equal(
            "count(*) by nationality, sex where status = 'NEW' as count(*) by nationality, sex where direction = 'IN' and permit_id is not null "
            + "in dgie/border-crossings, 5 % more or less, in at least 90 % of the groups", rule.Terms.Expected.En);
    }

    [Fact]
    public void Each_dataset_may_have_a_measure_and_groups_of_its_own()
    {
        var rule = Assert.IsType<MirrorRule>(_catalog.WithRule(
            "scope: mirror, measure: count(*), groupBy: ['substr(isco08, 1, 1)'], of: {dataset: mifotra/vacancies, measure: sum(positions), "
            + "groupBy: ['substr(isco08, 1, 1)']}, tolerate: {percent: 10}, minMatch: 1").LoadRule());
        Assert.Equal((MeasureKind.Count, MeasureKind.Sum, 30), (rule.Here.Measure.Kind, rule.There.Measure.Kind, rule.MinCell));
    }

    [Theory]
    [InlineData("groupBy: [nationality], of: {dataset: border-crossings}", "of.dataset", "agency/dataset")]
    [InlineData("groupBy: [nationality], of: {dataset: rra/payroll}", "of.dataset", "there is no rra/payroll")]
    [InlineData("groupBy: [nationality], of: {dataset: dgie/work-permits}", "of.dataset", "another dataset than this one")]
    [InlineData("groupBy: [sex], of: {dataset: nisr/labour-force-survey}", "of.dataset", "every 1 month(s)")]
    [InlineData("groupBy: [nation], of: {dataset: dgie/border-crossings}", "groupBy[0]", "a column of the protocol")]
    [InlineData("groupBy: [isco08], of: {dataset: dgie/border-crossings}", "groupBy[0]", "a column of the protocol, in dgie/border-crossings")]
    [InlineData("groupBy: [nationality], of: {dataset: dgie/border-crossings, where: outcome = 1}", "of.where", "a column of the protocol, in dgie/border-crossings")]
    [InlineData("groupBy: [nationality], of: {dataset: dgie/border-crossings, where: 'direction ='}", "of.where", "a column")]
    [InlineData("groupBy: [nationality], of: {dataset: dgie/border-crossings, where: direction = 'UP'}", "of.where", "a value of direction")]
    [InlineData("groupBy: [nationality], of: {dataset: dgie/border-crossings, measure: sum(purpose)}", "of.measure", "a number, in dgie/border-crossings")]
    [InlineData("groupBy: [nationality], of: {dataset: dgie/border-crossings, measure: mean(birth_year)}", "of.measure", "count(*) or sum(…)")]
    [InlineData("groupBy: [nationality], of: {dataset: dgie/border-crossings, groupBy: [nationality, sex]}", "of.groupBy", "1, as many as on this side")]
    [InlineData("groupBy: [nationality], of: {dataset: dgie/border-crossings, groupBy: [birth_year]}", "of.groupBy[0]", "a text, as nationality is")]
    [InlineData("groupBy: [nationality], of: {dataset: dgie/border-crossings, groupBy: [purpose]}", "of.groupBy[0]", "codes of iso3166")]
    [InlineData("groupBy: [nationality], of: {dataset: dgie/border-crossings, groupBy: [person_id]}", "of.groupBy[0]", "columns that name nobody")]
    [InlineData("groupBy: [employer_id], of: {dataset: dgie/border-crossings, groupBy: [nationality]}", "groupBy[0]", "columns that name nobody")]
    [InlineData("groupBy: [nationality], of: {dataset: dgie/border-crossings, period: same}", "of.period", "one of")]
    public void A_mistake_in_what_is_compared_is_located(string sides, string key, string expected)
    {
        var problems = _catalog.WithRule($"{Beside}, {sides}").Problems();
        var problem = Assert.Single(problems, p => p.Path == $"schema[0].quality[0].implementation.{key}");
        Assert.Contains(expected, problem.Expected, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tolerate: {rows: 5}, minMatch: 1", "tolerate")]
    [InlineData("tolerate: {percent: 101}, minMatch: 1", "tolerate.percent")]
    [InlineData("tolerate: {percent: 5}, minMatch: 90", "minMatch")]
    [InlineData("tolerate: {percent: 5}, minMatch: 1, minCell: 0", "minCell")]
    [InlineData("tolerate: {percent: 5}", "")]
    public void A_mistake_in_the_bounds_of_a_mirror_is_located(string bounds, string key)
    {
        var path = $"schema[0].quality[0].implementation{(key.Length == 0 ? "" : $".{key}")}";
        var problems = _catalog.WithRule($"scope: mirror, measure: count(*), groupBy: [nationality], of: {{dataset: dgie/border-crossings}}, {bounds}").Problems();
        Assert.Contains(problems, p => p.Path == path);
    }
}

using Pipeline.Protocols.Expressions;

namespace Pipeline.Protocols.Tests;

/// <summary>Every kind of rule that looks further than one row, as it is read.</summary>
public sealed class DropRuleTests : IDisposable
{
    readonly CatalogCopy _catalog = new();

    public void Dispose() => _catalog.Dispose();

    [Theory]
    [InlineData("mustBe: 5", 5, true)]
    [InlineData("mustNotBe: 5", 5, false)]
    [InlineData("mustBeGreaterThan: 5", 5, false)]
    [InlineData("mustBeGreaterOrEqualTo: 5", 5, true)]
    [InlineData("mustBeLessThan: 5", 5, false)]
    [InlineData("mustBeLessOrEqualTo: 5", 5, true)]
    [InlineData("mustBeBetween: [5, 9]", 5, true)]
    [InlineData("mustBeBetween: [2, 5]", 5, true)]
    [InlineData("mustBeBetween: [6, 9]", 5, false)]
    [InlineData("mustNotBeBetween: [5, 9]", 5, false)]
    [InlineData("mustNotBeBetween: [6, 9]", 5, true)]
    public void A_row_count_has_a_threshold_whose_ends_belong_to_it(string threshold, int rows, bool holds)
    {
        var rule = Assert.IsType<MetricRule>(_catalog.WithCheck($"{{id: WP-T-01, metric: rowCount, {threshold}, severity: error}}").LoadRule());
        Assert.Equal((Metric.RowCount, "WP-T-01", Severity.Error, 1), (rule.Metric, rule.Terms.Id, rule.Terms.Severity, rule.Terms.Level));
        Assert.Empty(rule.Columns);
        Assert.Equal(holds, rule.Threshold.Holds(rows));
        Assert.NotNull(rule.Terms.Message.Fr);
    }

    [Fact]
    public void A_column_tolerates_a_share_of_nulls()
    {
        _catalog.Replace(RuleYaml.File, "      - name: coding_conf", """
                    quality: [{metric: nullValues, mustBeLessThan: 2, unit: percent, severity: warning, dimension: completeness, customProperties: [{property: message, value: {en: Too few codes., fr: Trop peu de codes.}}, {property: level, value: 2}]}]
                  - name: coding_conf
            """);
        var rule = Assert.IsType<MetricRule>(_catalog.LoadRule());
        Assert.Equal((Metric.NullValues, CountUnit.Percent, new Threshold(ThresholdKind.MustBeLessThan, 2)), (rule.Metric, rule.Unit, rule.Threshold));
        Assert.Equal(["isco08"], rule.Columns);
        Assert.Equal(
            ("isco08.nullValues", 2, QualityDimension.Completeness, new Wording("Too few codes.", "Trop peu de codes.")),
            (rule.Terms.Id, rule.Terms.Level, rule.Terms.Dimension, rule.Terms.Message));
    }

    [Fact]
    public void Repeated_values_are_counted_over_columns()
    {
        var rule = Assert.IsType<MetricRule>(_catalog.WithCheck(
            "{id: WP-T-02, metric: duplicateValues, arguments: {properties: [person_id, employer_id]}, mustBeLessOrEqualTo: 3, severity: warning}").LoadRule());
        Assert.Equal(["person_id", "employer_id"], rule.Columns);
    }

    [Fact]
    public void A_measure_per_group_is_compared_with_an_earlier_drop()
    {
        var rule = Assert.IsType<AggregateRule>(_catalog.WithRule(
            "scope: aggregate, measure: sum(monthly_wage), groupBy: [nationality, 'substr(isco08, 1, 1)'], where: status = 'NEW', "
            + "compare: sameMonthLastYear, ratioWithin: [0.6, 1.6], mad: 4, newOrVanished: true").LoadRule());
        Assert.Equal((MeasureKind.Sum, "sum(monthly_wage)", Baseline.SameMonthLastYear), (rule.Measure.Kind, rule.Measure.Text, rule.Compare));
        Assert.Equal((new Band(0.6m, 1.6m), 4m, 30, true), (rule.RatioWithin, rule.Mad, rule.MinCell, rule.NewOrVanished));
        Assert.Equal(["nationality", "substr(isco08, 1, 1)"], rule.GroupBy.Select(g => g.Name));
        Assert.Equal("status = 'NEW'", ExpressionText.Of(rule.Where!));
        Assert.Equal((Severity.Warning, 2, new Wording("Mend it.", "Réparez.")), (rule.Terms.Severity, rule.Terms.Level, rule.Terms.Fix));
    }

    [Theory]
    [InlineData("count(*)", MeasureKind.Count)]
    [InlineData("mean(monthly_wage / 12)", MeasureKind.Mean)]
    [InlineData("median(birth_year)", MeasureKind.Median)]
    [InlineData("share(isco08 is null)", MeasureKind.Share)]
    public void Measures(string text, MeasureKind kind)
    {
        var rule = Assert.IsType<AggregateRule>(
            _catalog.WithRule($"scope: aggregate, measure: '{text}', compare: previousPeriod, ratioWithin: [0.5, 2], minCell: 50").LoadRule());
        Assert.Equal((kind, text, 50), (rule.Measure.Kind, rule.Measure.Text, rule.MinCell));
        Assert.Equal(kind == MeasureKind.Count, rule.Measure.Of is null);
    }

    [Fact]
    public void Stock_and_flows_balance()
    {
        var rule = Assert.IsType<StockFlowRule>(_catalog.WithRule(
            "scope: aggregate, stock: \"status in ('NEW', 'REN')\", inflow: [status = 'NEW', status = 'REN'], outflow: [status = 'EXP'], tolerate: {percent: 1}")
            .LoadRule());
        Assert.Equal((2, 1, 1m), (rule.Inflow.Count, rule.Outflow.Count, rule.TolerancePercent));
    }

    [Fact]
    public void A_row_is_compared_with_its_predecessor()
    {
        var rule = Assert.IsType<PreviousRule>(_catalog.WithRule(
            "scope: previous, when: \"previous.status in ('EXP', 'CAN')\", assert: status = previous.status and is_renewal = previous.is_renewal, tolerate: {rows: 2}").LoadRule());
        Assert.Equal(["permit_id"], rule.Key);
        Assert.Equal(["status", "is_renewal"], rule.Fields);
        Assert.Equal(new Tolerance(2, CountUnit.Rows), rule.Tolerate);
        Assert.Equal(["previous.status", "status", "previous.status", "is_renewal", "previous.is_renewal"], ExpressionText.Columns(rule.Assert).Select(ExpressionText.Of));
    }

    [Fact]
    public void Keys_must_not_disappear()
    {
        var rule = Assert.IsType<DisappearedRule>(
            _catalog.WithRule("scope: previous, key: [person_id, permit_class], disappeared: {when: valid_to >= PERIOD_START}").LoadRule());
        Assert.Equal(["person_id", "permit_class"], rule.Key);
        Assert.Equal("valid_to >= PERIOD_START", ExpressionText.Of(rule.When));
    }

    [Fact]
    public void Values_are_looked_up_in_another_dataset()
    {
        var rule = Assert.IsType<CrossFileRule>(_catalog.WithRule(
            "scope: crossFile, from: [district, sex], to: [nisr/labour-force-survey.district, nisr/labour-force-survey.sex], minMatch: 0.9, where: status = 'NEW', period: latest")
            .LoadRule());
        Assert.Equal(("nisr", "labour-force-survey", 0.9m, OtherDrop.Latest), ($"{rule.Agency}", $"{rule.Dataset}", rule.MinMatch, rule.Drop));
        Assert.Equal(["district", "sex"], rule.From);
        Assert.Equal(["district", "sex"], rule.To);
    }

    [Fact]
    public void A_published_series_is_compared_with()
    {
        WriteSeries("- {category: KEN, from: '2026-01-01', to: '2026-12-31', value: 120, low: 100, high: 140}\n  - {category: KEN, from: '2027-01-01', value: 130}");
        _catalog.WithRule("scope: external, series: stock, measure: count(*), category: nationality, insideInterval: true, minCell: 10");
        var catalog = _catalog.Load();
        var rule = Assert.IsType<ExternalRule>(RuleYaml.Added(catalog));
        Assert.Equal(("stock", "nationality", true, 10), (rule.Series, rule.Category!.Name, rule.InsideInterval, rule.MinCell));
        var series = catalog.References.Single();
        Assert.Equal(new Band(100, 140), series.At("KEN", new(2026, 12, 31))!.Interval);
        Assert.Equal(130, series.At("KEN", new(2030, 1, 1))!.Value);
        Assert.Null(series.At("UGA", new(2026, 1, 1)));
    }

    [Theory]
    [InlineData("- {category: KEN, from: '2026-01-01', value: 1}\n  - {category: KEN, from: '2026-06-01', value: 1}", "figures[1]", "after the figure before it")]
    [InlineData("- {from: '2026-01-01', value: 1, low: 1}", "figures[0]", "both, or neither")]
    [InlineData("- {from: '2026-01-01', value: 5, low: 1, high: 4}", "figures[0]", "low <= value")]
    [InlineData("- {from: '2026-01-01', to: '2025-01-01', value: 5}", "figures[0].to", "not before from")]
    [InlineData("- {from: '2026-01-01', value: 5, note: x}", "figures[0].note", "one of")]
    public void A_mistake_in_a_series_is_located(string figures, string path, string expected)
    {
        WriteSeries(figures);
        var problem = Assert.Single(_catalog.Problems());
        Assert.Equal(("references/stock.yaml", path), (problem.File, problem.Path));
        Assert.Contains(expected, problem.Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void The_spread_of_values_is_looked_at()
    {
        var benford = Assert.IsType<DistributionRule>(
            _catalog.WithRule("scope: distribution, test: benford, column: monthly_wage, threshold: 0.015, minRows: 1000").LoadRule());
        Assert.Equal((DistributionTest.Benford, "monthly_wage", 0.015m, 1000), (benford.Test, benford.Column, benford.Threshold, benford.MinRows));
    }

    [Fact]
    public void A_value_is_compared_with_its_group()
    {
        var rule = Assert.IsType<RatioRule>(_catalog.WithRule(
            "scope: ratio, column: monthly_wage, groupBy: [isco08, district], within: [0.2, 6], minGroup: 20, tolerate: {percent: 0.5}").LoadRule());
        Assert.Equal((new Band(0.2m, 6), 20, new Tolerance(0.5m, CountUnit.Percent)), (rule.Within, rule.MinGroup, rule.Tolerate));
    }

    [Fact]
    public void Rows_alike_in_some_columns_are_found()
    {
        var rule = Assert.IsType<NearDuplicateRule>(_catalog.WithRule("scope: nearDuplicate, columns: [person_id, employer_id, valid_from]").LoadRule());
        Assert.Equal(["person_id", "employer_id", "valid_from"], rule.Columns);
    }

    [Fact]
    public void A_row_rule_speaks_french_and_tolerates()
    {
        _catalog.WithRule("scope: row, assert: valid_to < valid_from + 1826, tolerate: {percent: 1}");
        var rule = RuleYaml.Permits(_catalog.Load()).RowRules[0];
        Assert.Equal((new Wording("Wrong.", "Faux."), new Wording("Mend it.", "Réparez.")), (rule.Message, rule.Fix));
        Assert.True(rule.Tolerate!.Allows(1, 100));
        Assert.False(rule.Tolerate.Allows(1, 99));
        Assert.True(rule.Tolerate.Allows(0, 0));
    }

    [Theory]
    [InlineData("scope: aggregate, measure: max(isco08), compare: previousPeriod, ratioWithin: [1, 2]", "measure", "count(*)")]
    [InlineData("scope: aggregate, measure: sum(isco08), compare: previousPeriod, ratioWithin: [1, 2]", "measure", "a number")]
    [InlineData("scope: aggregate, measure: count(*), compare: previousPeriod", "", "ratioWithin, mad")]
    [InlineData("scope: aggregate, measure: count(*), compare: previousPeriod, mad: 4", "", "make the groups")]
    [InlineData("scope: aggregate, measure: count(*), compare: previousPeriod, groupBy: [nation], mad: 4", "groupBy[0]", "a column of the protocol")]
    [InlineData("scope: aggregate, measure: count(*), compare: lastWeek, ratioWithin: [1, 2]", "compare", "previousPeriod or")]
    [InlineData("scope: aggregate, measure: count(*), compare: previousPeriod, ratioWithin: [2, 1]", "ratioWithin", "the smaller first")]
    [InlineData("scope: aggregate, measure: count(*), compare: previousPeriod, ratioWithin: [1, 2], minCell: 0", "minCell", "1 or more")]
    [InlineData("scope: aggregate, stock: status = 'NEW', inflow: [status = 'NEW'], outflow: [], tolerate: {rows: 1}", "tolerate.rows", "percent", 1)]
    [InlineData("scope: previous, assert: status = previous.state", "assert", "a column of the protocol")]
    [InlineData("scope: previous", "", "one of them")]
    [InlineData("scope: previous, disappeared: {when: previous.status = 'NEW'}", "disappeared.when", "of scope previous only")]
    [InlineData("scope: previous, key: nobody, assert: status = previous.status", "key", "a column of the protocol")]
    [InlineData("scope: row, assert: status = previous.status", "assert", "of scope previous only")]
    [InlineData("scope: row, assert: is_renewal, tolerate: {percent: 101}", "tolerate.percent", "0 to 100")]
    [InlineData("scope: row, assert: is_renewal, tolerate: {}", "tolerate", "one of them")]
    [InlineData("scope: crossFile, from: district, to: nisr/labour-force-survey.area, minMatch: 1", "to", "a column of nisr/labour-force-survey")]
    [InlineData("scope: crossFile, from: district, to: nisr/labour-force-survey.age, minMatch: 1", "to", "of the type String")]
    [InlineData("scope: crossFile, from: district, to: rra/payroll.district, minMatch: 1", "to", "there is no rra/payroll")]
    [InlineData("scope: crossFile, from: district, to: district, minMatch: 1", "to", "agency/dataset.column")]
    [InlineData("scope: crossFile, from: [district, sex], to: nisr/labour-force-survey.district, minMatch: 1", "to", "as many as under from")]
    [InlineData("scope: crossFile, from: district, to: nisr/labour-force-survey.district, minMatch: 95", "minMatch", "at most 1")]
    [InlineData("scope: external, series: nothing, measure: count(*), insideInterval: true", "series", "which has none")]
    [InlineData("scope: external, series: nothing, measure: count(*)", "", "one of them", 1)]
    [InlineData("scope: distribution, test: benford, column: nationality, threshold: 0.1, minRows: 9", "column", "a column of numbers")]
    [InlineData("scope: distribution, test: normal, column: birth_year, threshold: 0.1, minRows: 9", "test", "benford or")]
    [InlineData("scope: distribution, test: heaping, column: birth_year, threshold: 30, minRows: 9", "threshold", "between 0 and 1")]
    [InlineData("scope: ratio, column: nationality, within: [0.2, 6]", "column", "a column of numbers")]
    [InlineData("scope: nearDuplicate, columns: [sex, sex]", "columns", "each once")]
    [InlineData("scope: nearDuplicate, columns: [sex], across: [sex]", "across", "one of")]
    public void A_mistake_is_located(string implementation, string key, string expected, int others = 0)
    {
        var problems = _catalog.WithRule(implementation).Problems();
        var path = $"schema[0].quality[0].implementation{(key.Length == 0 ? "" : $".{key}")}";
        var problem = problems.FirstOrDefault(p => p.Path == path);
        Assert.True(problem is not null && problems.Count == others + 1, string.Join('\n', problems));
        Assert.Equal((RuleYaml.File, _catalog.LineOf(RuleYaml.File, "WP-X")), (problem.File, problem.Line));
        Assert.Contains(expected, problem.Expected, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{metric: rowCount, severity: error}", "", "mustBe, mustNotBe")]
    [InlineData("{metric: rowCount, mustBe: 1, mustBeLessThan: 2, severity: error}", "", "one of mustBe")]
    [InlineData("{metric: rowCount, mustBeBetween: [5, 2], severity: error}", ".mustBeBetween", "the smaller first")]
    [InlineData("{metric: rowCount, mustBe: 1, unit: percent, severity: error}", ".unit", "rows")]
    [InlineData("{metric: rowCount, mustBe: 1}", "", "required")]
    [InlineData("{metric: nullValues, mustBe: 1, severity: error}", ".metric", "rowCount or duplicateValues")]
    [InlineData("{id: WP-R-01, metric: rowCount, mustBe: 1, severity: error}", "", "no other rule")]
    public void A_mistake_in_a_metric_is_located(string check, string key, string expected)
    {
        var problem = Assert.Single(_catalog.WithCheck(check).Problems());
        Assert.Contains(expected, problem.Expected, StringComparison.Ordinal);
        Assert.StartsWith(key.Length == 0 ? "schema[0].quality[" : $"schema[0].quality[0]{key}", problem.Path, StringComparison.Ordinal);
    }

    void WriteSeries(string figures)
    {
        var path = _catalog.PathOf("references/stock.yaml");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, $"name: stock\ntitle: Foreign workers\nsource: A census\nunit: persons\nfigures:\n  {figures}\n");
    }
}

using Pipeline.Protocols;
using static Pipeline.Validation.Tests.DropRulesBench;

namespace Pipeline.Validation.Tests;

public class DropRulesMetricTests
{
    [Theory]
    [Trait("Check", "9")]
    [InlineData(4, true)]
    [InlineData(5, false)]
    [InlineData(7, false)]
    [InlineData(8, true)]
    public async Task A_number_of_rows_lies_within_its_bounds(int rows, bool isBroken)
    {
        var drop = await CheckAsync(Metric(Protocols.Metric.RowCount, [], new(ThresholdKind.MustBeBetween, 5, 7)), Rows(1, rows, i => Row(i)));
        Assert.Equal(isBroken, drop.IsBroken());
        Assert.Equal(isBroken ? Outcome.AcceptedWithWarnings : Outcome.Accepted, drop.Report.Outcome);
    }

    [Fact]
    public async Task What_is_told_names_what_was_found_expected_and_the_difference_in_both_languages()
    {
        var drop = await CheckAsync(Metric(Protocols.Metric.RowCount, [], new(ThresholdKind.MustBeBetween, 5, 7)), Rows(1, 4, i => Row(i)));
        var finding = drop.Only;
        Assert.Equal(("4", "5–7", "−1"), (finding.Value, finding.Expected.En, finding.Difference));
        Assert.Equal("It does not fit. Found 4, expected 5–7, difference −1.", finding.Message.En);
        Assert.Equal("Cela ne convient pas. Trouvé 4, attendu 5–7, écart −1.", finding.Message.Fr);
        Assert.Equal(("Mend it.", "Réparez."), (finding.Fix.En, finding.Fix.Fr));
        Assert.Equal([Id], drop.Report.DecidedBy);
        Assert.Equal(2, finding.Level);
    }

    [Fact]
    public async Task An_error_about_the_drop_quarantines_it_whole()
    {
        var rule = Metric(Protocols.Metric.RowCount, [], new(ThresholdKind.MustBeGreaterOrEqualTo, 3), severity: Severity.Error);
        var drop = await CheckAsync(rule, Rows(1, 2, i => Row(i)));
        Assert.Equal((Outcome.Quarantined, 0L), (drop.Report.Outcome, drop.Report.RowsWithErrors));
        Assert.Equal([Id], drop.Report.DecidedBy);
    }

    [Theory]
    [Trait("Check", "11")]
    [InlineData(CountUnit.Rows, 2, false)]
    [InlineData(CountUnit.Rows, 1, true)]
    [InlineData(CountUnit.Percent, 20, false)]
    [InlineData(CountUnit.Percent, 19.9, true)]
    public async Task Empty_cells_are_counted_in_rows_or_percent(CountUnit unit, double most, bool isBroken)
    {
        var rows = Rows(1, 8, i => Row(i)).Concat([Row(9, @class: ""), Row(10, @class: "NA")]);
        var drop = await CheckAsync(Metric(Protocols.Metric.NullValues, ["class"], new(ThresholdKind.MustBeLessOrEqualTo, (decimal)most), unit), rows);
        Assert.Equal(isBroken, drop.IsBroken());
    }

    [Fact]
    [Trait("Check", "11")]
    public async Task Texts_that_stand_for_a_missing_value_count_with_the_empty_ones()
    {
        var rows = new[] { Row(1, note: "unknown"), Row(2, note: ""), Row(3, note: "9"), Row(4, note: "Unknown") };
        Assert.False((await CheckAsync(Metric(Protocols.Metric.MissingValues, ["note"], new(ThresholdKind.MustBe, 3), texts: ["unknown", "9"]), rows)).IsBroken());
        Assert.True((await CheckAsync(Metric(Protocols.Metric.MissingValues, ["note"], new(ThresholdKind.MustBe, 1), texts: ["unknown", "9"]), rows)).IsBroken());
    }

    [Fact]
    public async Task Invalid_values_are_those_not_listed_not_of_the_pattern_or_refused_by_the_column()
    {
        var rows = new[] { Row(1, note: "a1", born: "1990"), Row(2, note: "b", born: "x"), Row(3, note: "", born: "1800"), Row(4, note: "c3") };
        await AssertCountAsync(2, Metric(Protocols.Metric.InvalidValues, ["note"], new(ThresholdKind.MustBe, 0), texts: ["a1"]));
        await AssertCountAsync(1, Metric(Protocols.Metric.InvalidValues, ["note"], new(ThresholdKind.MustBe, 0)) with { Pattern = "[a-z][0-9]" });
        await AssertCountAsync(2, Metric(Protocols.Metric.InvalidValues, ["born"], new(ThresholdKind.MustBe, 0)));

        async Task AssertCountAsync(int expected, DropRule rule) =>
            Assert.Equal($"{expected}", (await CheckAsync(rule, rows, errorRate: 1)).Find(Id).Value);
    }

    [Fact]
    public async Task Repeated_values_are_those_that_came_before_and_nulls_repeat_nothing()
    {
        var rows = new[]
        {
            Row(1, note: "a", @class: "H1"), Row(2, note: "a", @class: "H1"), Row(3, note: "a", @class: "H2"), Row(4, note: "a", @class: "H1"),
            Row(5, note: "", @class: "H1"), Row(6, note: "", @class: "H1"),
        };
        var drop = await CheckAsync(Metric(Protocols.Metric.DuplicateValues, ["note", "class"], new(ThresholdKind.MustBe, 0)), rows);
        Assert.Equal("2", drop.Find(Id).Value);
        var percent = await CheckAsync(Metric(Protocols.Metric.DuplicateValues, ["note", "class"], new(ThresholdKind.MustBeLessThan, 50), CountUnit.Percent), rows);
        Assert.Equal("50 %", percent.Find(Id).Value);
    }

    [Fact]
    public async Task A_rule_over_a_column_that_is_absent_is_not_evaluated()
    {
        var header = TestProtocol.Header.Replace(",note", "", StringComparison.Ordinal);
        var rows = Rows(1, 2, i => Row(i)[..^3]);
        var drop = await CheckAsync(Metric(Protocols.Metric.NullValues, ["note"], new(ThresholdKind.MustBe, 0)), rows, header: header);
        Assert.Equal("The file does not have the column note.", drop.WhyNot());
    }

    [Fact]
    public async Task Nothing_is_judged_of_a_file_that_cannot_be_read_to_its_end()
    {
        var drop = await CheckAsync(Metric(Protocols.Metric.RowCount, [], new(ThresholdKind.MustBe, 2)), [Row(1), Row(2) + "\0"]);
        Assert.Equal(Outcome.Rejected, drop.Report.Outcome);
        Assert.Equal("The file could not be read to its end.", drop.WhyNot());
    }

    static MetricRule Metric(
        Metric metric, string[] columns, Threshold threshold, CountUnit unit = CountUnit.Rows, string[]? texts = null, Severity severity = Severity.Warning) =>
        new(Terms(severity), metric, columns, threshold, unit, texts ?? []);
}

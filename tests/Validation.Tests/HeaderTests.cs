using Pipeline.Protocols;

namespace Pipeline.Validation.Tests;

public class HeaderTests
{
    static Task<Drop> OfAsync(string header, string row = TestProtocol.Row, ExtraColumns extra = ExtraColumns.Error) =>
        Drop.OfAsync($"{header}\n{row}\n", TestProtocol.Make(p => p with { Dialect = p.Dialect with { ExtraColumns = extra } }));

    [Fact]
    public async Task A_delimiter_that_was_not_agreed_is_fatal_and_named()
    {
        var drop = await OfAsync(TestProtocol.Header.Replace(',', '|'), TestProtocol.Row.Replace(',', '|'));
        Assert.Equal((Outcome.Rejected, "delimiter-mismatch"), (drop.Report.Outcome, drop.Only.Code));
        Assert.Equal("The file separates cells by '|', but the protocol says ',' or ';'.", drop.Only.Message.En);
    }

    [Fact]
    public async Task A_required_column_that_is_missing_is_fatal()
    {
        var drop = await OfAsync(TestProtocol.Header.Replace("country,", ""));
        Assert.Equal(Outcome.Rejected, drop.Report.Outcome);
        Assert.Equal(("missing-label", "The required column country is missing."), (drop.Only.Code, drop.Only.Message.En));
        Assert.Equal(["header.required"], drop.Report.DecidedBy);
        Assert.Contains(drop.Report.NotEvaluated, n => n.RuleId == "key.unique");
    }

    [Theory]
    [InlineData("Permit Number")]
    [InlineData("PERMIT_ID")]
    [InlineData("permit id")]
    [InlineData("\"permit-id\"")]
    public async Task Aliases_case_and_spaces_are_understood_and_noted(string label)
    {
        var drop = await OfAsync(TestProtocol.Header.Replace("permit_id", label));
        Assert.Equal(Outcome.Accepted, drop.Report.Outcome);
        Assert.Equal((Severity.Information, "permit_id", "A1"), (drop.Only.Severity, drop.Only.Column, drop.Only.Cell));
    }

    [Theory]
    [InlineData("Permit Number")]
    [InlineData("permit_id")]
    public async Task A_duplicate_column_is_fatal(string label)
    {
        var drop = await OfAsync($"{TestProtocol.Header},{label}", TestProtocol.Row + ",");
        Assert.Equal((Outcome.Rejected, "duplicate-label", "L1"), (drop.Report.Outcome, drop.Only.Code, drop.Only.Cell));
    }

    [Fact]
    public async Task A_column_without_a_name_is_fatal()
    {
        var drop = await OfAsync(TestProtocol.Header + ", ", TestProtocol.Row + ",");
        Assert.Equal((Outcome.Rejected, "blank-label"), (drop.Report.Outcome, drop.Only.Code));
    }

    [Theory]
    [InlineData(ExtraColumns.Error, Outcome.Quarantined)]
    [InlineData(ExtraColumns.Warn, Outcome.AcceptedWithWarnings)]
    [InlineData(ExtraColumns.Ignore, Outcome.Accepted)]
    public async Task An_unknown_column_is_judged_as_the_protocol_says(ExtraColumns extra, Outcome expected)
    {
        var drop = await OfAsync(TestProtocol.Header + ",phone", TestProtocol.Row + ",123", extra);
        Assert.Equal(expected, drop.Report.Outcome);
        Assert.Equal(1, drop.Report.RowsRead);
        if (extra != ExtraColumns.Ignore) Assert.Equal("The protocol has no column 'phone'.", drop.Only.Message.En);
    }

    [Fact]
    public async Task A_file_without_a_header_is_rejected_without_repeating_its_data()
    {
        var drop = await Drop.OfAsync(TestProtocol.Row + "\n" + TestProtocol.Row);
        Assert.Equal((Outcome.Rejected, "missing-label"), (drop.Report.Outcome, drop.Only.Code));
        Assert.DoesNotContain("P1234567", ReportText.Of(drop));
    }

    [Theory]
    [InlineData("\"permit_id,person_id\n")]
    [InlineData("\"permit_id")]
    public async Task A_header_that_never_ends_is_rejected(string start)
    {
        var drop = await Drop.OfAsync(start + string.Concat(Enumerable.Repeat("x,y\n", 10)));
        Assert.Equal((Outcome.Rejected, "unterminated-quote"), (drop.Report.Outcome, drop.Only.Code));
    }
}

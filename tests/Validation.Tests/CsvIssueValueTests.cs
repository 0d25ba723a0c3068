using Pipeline.Protocols;
using static Pipeline.Validation.Tests.CsvIssue;
using static Pipeline.Validation.Tests.Drop;

namespace Pipeline.Validation.Tests;

/// <summary>Ways in which CSV files are known to go wrong, through the whole validation: numbers, dates and codes, and what spreadsheets do to them.</summary>
public class CsvIssueValueTests
{
    static Column Date(string format = "yyyy-MM-dd") => new("x", [], LogicalType.Date, false, DateFormat: format);

    static Column Number => new("x", [], LogicalType.Number, false, Scale: 2);

    [Fact]
    public async Task Decimal_comma_and_point_in_one_column()
    {
        var drop = await OfColumnAsync(Number, "1.50", "2,75", "3.25");
        Is(Single(drop, "type-error"), "type-error", Severity.Error, 3, "B3", "x is not a number");
        Is(Single(drop, "mixed-decimals"), "mixed-decimals", Severity.Warning, null, null, "point and numbers with a comma");
    }

    [Theory]
    [InlineData("2,75")]
    [InlineData("1,234", "1.50")]
    [InlineData("1,234.50", "1.50")]
    public async Task One_style_or_one_that_may_be_thousands_is_not_called_a_mixture(params string[] cells)
    {
        var drop = await OfColumnAsync(Number, cells);
        Is(drop.Only, "type-error", Severity.Error, 2, "B2", "x is not a number");
        Assert.Contains("decimal separator", drop.Only.Fix.En);
    }

    [Theory]
    [InlineData("44927", "number of a day")]
    [InlineData("44927.5", "number of a day")]
    [InlineData("1-Mar", "name of a month")]
    [InlineData("Mar-01", "name of a month")]
    [InlineData("1-Mar-23", "name of a month")]
    [InlineData("2023/1/3", "date form of its own")]
    [InlineData("3/1/2023", "date form of its own")]
    [InlineData("03/01/23", "year of two digits")]
    [InlineData("########", "too narrow")]
    public async Task Excel_dates(string cell, string message)
    {
        var drop = await OfColumnAsync(Date(), "2026-01-01", cell);
        Is(drop.Only, "excel-mangled-value", Severity.Error, 3, "B3", message);
        Assert.Contains("Excel", drop.Only.Message.En + drop.Only.Fix.En);
        Assert.Equal("x.excel", drop.Only.RuleId);
    }

    [Fact]
    public async Task Dates_in_another_order_are_told_once()
    {
        var cells = Enumerable.Range(1, 30).Select(d => $"{d:D2}/10/2026").ToArray();
        var drop = await OfColumnAsync(Date(), [.. cells, "2026-10-01"]);
        Is(drop.Only, "type-error", Severity.Error, 2, null, "30 of 30 dates of x that could not be read are written dd/MM/yyyy; the protocol says yyyy-MM-dd");
        Assert.Equal((30L, 31L, 1L), (drop.Report.RowsWithErrors, drop.Report.RowsRead, drop.Report.Truncated.Total));
        Assert.Equal(30, drop.Report.Rules.Single(r => r.RuleId == "x.type").Failed);
    }

    [Fact]
    public async Task Days_of_at_most_twelve_leave_the_order_open()
    {
        var cells = Enumerable.Range(1, 12).Select(d => $"{d:D2}/10/2026").ToArray();
        var drop = await OfColumnAsync(Date(), cells);
        Assert.Contains("written dd/MM/yyyy or MM/dd/yyyy, which cannot be told because no day is above 12", drop.Only.Message.En);
    }

    [Fact]
    public async Task Dates_without_a_common_layout_are_told_one_by_one()
    {
        var drop = await OfColumnAsync(Date(), "31/10/2026", "10/31/2026", "never", "20261031");
        Assert.Equal([2L, 3L, 4L, 5L], drop.Findings.Select(f => f.Line!.Value).Order());
        Assert.Equal((4L, 4L), (drop.Report.Truncated.Total, drop.Report.Truncated.Stored));
    }

    [Fact]
    public async Task Month_first_shows_in_the_days_above_twelve()
    {
        var drop = await OfColumnAsync(Date("dd/MM/yyyy"), [.. Enumerable.Range(1, 31).Select(d => $"10/{d:D2}/2026")]);
        Assert.Contains("19 of 19 dates", drop.Only.Message.En);
        Assert.Contains("MM/dd/yyyy; the protocol says dd/MM/yyyy", drop.Only.Message.En);
        Assert.Equal(12, drop.Report.RowsAccepted);
    }

    [Theory]
    [InlineData("1.23E+11", "Excel rounded x")]
    [InlineData("1,23E+11", "Excel rounded x")]
    [InlineData("12345678", "short of one or two digits: Excel drops leading zeros")]
    [InlineData("1234567", "short of one or two digits")]
    [InlineData("#N/A", "error of a formula")]
    [InlineData("#####", "too narrow")]
    [InlineData("01-Mar", "Excel took x for a date")]
    [InlineData("Mar-01", "Excel took x for a date")]
    public async Task Excel_identifiers(string cell, string message)
    {
        var drop = await OfColumnAsync(TestProtocol.Text("x") with { Pattern = "^[0-9]{9}$" }, cell);
        Is(drop.Only, "excel-mangled-value", Severity.Error, 2, "B2", message);
        Assert.Contains("Excel", drop.Only.Message.En + drop.Only.Fix.En);
    }

    [Theory]
    [InlineData("123456", "^[0-9]{9}$")]
    [InlineData("12345678", "^[0-9]{9,10}$")]
    [InlineData("12345678", "^[1-9][0-9]{8}$")]
    [InlineData("1E5", "^[0-9]{9}$")]
    [InlineData("Market", "^[0-9]{9}$")]
    [InlineData("12-34", "^[0-9]{9}$")]
    [InlineData("#12", "^[0-9]{9}$")]
    public async Task What_Excel_has_not_done_is_not_laid_to_it(string cell, string pattern)
    {
        var drop = await OfColumnAsync(TestProtocol.Text("x") with { Pattern = pattern }, cell);
        Assert.Equal(("x.pattern", "constraint-error"), (drop.Only.RuleId, drop.Only.Code));
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+cmd")]
    [InlineData("-HYPERLINK(a)")]
    [InlineData("@SUM(A1)")]
    [InlineData("\tx")]
    [InlineData("\rx")]
    [InlineData("＝1")]
    [InlineData("＋1")]
    [InlineData("－1")]
    [InlineData("＠x")]
    public async Task Text_that_a_spreadsheet_would_run(string cell)
    {
        var drop = await OfColumnAsync(TestProtocol.Text("x"), cell);
        Is(Single(drop, "formula-prefix"), "formula-prefix", Severity.Warning, 2, "B2", "begins like a formula");
        Assert.Single(drop.Rows);
    }

    [Theory]
    [InlineData("-12.5", null)]
    [InlineData("+250 788 123 456", null)]
    [InlineData("a=b", null)]
    [InlineData("＂x", null)]
    [InlineData("=A", "^=[A-Z]$")]
    public async Task Numbers_and_agreed_forms_are_no_formulas(string cell, string? pattern) =>
        Assert.Empty((await OfColumnAsync(TestProtocol.Text("x") with { Pattern = pattern }, cell)).Findings);
}

using Pipeline.Protocols;

namespace Pipeline.Validation.Tests;

public class RecordTests
{
    const string Header = "a,b,c\n";

    static readonly Protocol Three = TestProtocol.ThreeTexts(maxFieldChars: 20);

    static Task<Drop> OfAsync(string rows) => Drop.OfAsync(Header + rows, Three);

    [Theory]
    [InlineData("1,2,3\n4,5,6\n", "1|2|3 4|5|6")]
    [InlineData("1,2,3\r\n4,5,6\r\n", "1|2|3 4|5|6")]
    [InlineData("1,2,3\r4,5,6\r", "1|2|3 4|5|6")]
    [InlineData("1,2,3\n4,5,6", "1|2|3 4|5|6")]
    [InlineData("\"1\",\"2\",\"3\"", "1|2|3")]
    [InlineData("\"a,b\",\"\"\"q\"\"\",\"x\r\ny\"", "a,b|\"q\"|x\r\ny")]
    [InlineData("\"\",,\"\"", "∅|∅|∅")]
    [InlineData("é,日本,😀", "é|日本|😀")]
    public async Task Rows_are_split_after_rfc_4180(string rows, string expected)
    {
        var drop = await OfAsync(rows);
        Assert.Empty(drop.Findings);
        Assert.Equal(expected, string.Join(' ', drop.Rows));
    }

    [Theory]
    [InlineData("1,2\n", "missing-cell", null, "The row has 2 cells and the header 3.")]
    [InlineData("1,2,3,4\n", "extra-cell", "D2", "The row has 4 cells and the header 3.")]
    [InlineData("1,b\"c,3\n", "stray-quote", "B2", "The cell has a quote in its midst.")]
    [InlineData("1,\"b\"c,3\n", "stray-quote", "B2", "The cell has a quote in its midst.")]
    [InlineData("1,2,123456789012345678901\n", "field-too-long", "C2", "The cell has more than 20 characters.")]
    public async Task A_row_that_does_not_fit_is_one_finding(string row, string code, string? cell, string message)
    {
        var drop = await OfAsync(row + "4,5,6\n");
        Assert.Equal((code, cell, message, 2L, 1L), (drop.Only.Code, drop.Only.Cell, drop.Only.Message.En, drop.Only.Line, drop.Only.Record));
        Assert.Equal("4|5|6", Assert.Single(drop.Rows));
    }

    [Fact]
    public async Task Length_is_counted_in_characters()
    {
        var drop = await OfAsync($"{new string('é', 20)},2,3\n");
        Assert.Empty(drop.Findings);
    }

    [Theory]
    [InlineData("1,\"2,3\n4,5,6\n7,8,9\n")]
    [InlineData("1,\"2,3\n4,\"5\",6\n7,8,9\n")]
    [InlineData("1,\"2,3\n4,\"\",6\n7,\"8\",9\n")]
    [InlineData("1,2,\"3\n4,5,6\n7,8,9\n")]
    [InlineData("1,2,\"3\n4,5,6\n7,8\",9\n4,5,6\n7,8,9\n")]
    public async Task A_quote_that_is_never_closed_costs_one_row(string rows)
    {
        var drop = await OfAsync(rows);
        Assert.Equal(("unterminated-quote", 2L, 1L), (drop.Findings[0].Code, drop.Findings[0].Line, drop.Findings[0].Record));
        Assert.Equal("7|8|9", drop.Rows[^1]);
        Assert.Contains("4|" + (rows.Contains("\"\"") ? "∅" : "5") + "|6", drop.Rows);
    }

    [Fact]
    public async Task A_quote_opened_on_a_later_line_of_its_row_is_reported_there()
    {
        var drop = await OfAsync("\"1\nx\",\"2\n4,5,6\n");
        Assert.Equal(("unterminated-quote", 3L), (drop.Only.Code, drop.Only.Line));
        Assert.Equal("4|5|6", Assert.Single(drop.Rows));
    }

    [Fact]
    public async Task Lines_passed_over_after_a_broken_quote_are_counted()
    {
        var drop = await OfAsync("1,\"2\nmore text\nand more\n4,5,6\n");
        Assert.Equal("A quote is opened on this line and never closed; 2 line(s) after it could not be read as rows.", drop.Only.Message.En);
        Assert.Equal((2L, 1L), (drop.Report.RowsRead, drop.Report.RowsWithErrors));
    }

    [Fact]
    public async Task A_bad_row_of_several_lines_keeps_its_own_fault()
    {
        var drop = await OfAsync("\"1\n\nx\",2,3,4\n5,6,7\n");
        Assert.Equal("extra-cell", drop.Only.Code);
        Assert.Equal("5|6|7", Assert.Single(drop.Rows));
    }

    [Fact]
    public async Task A_row_without_end_costs_one_row()
    {
        var drop = await OfAsync(new string('x', 200_000) + "\n4,5,6\n");
        Assert.Equal(("field-too-long", "row.length"), (drop.Only.Code, drop.Only.RuleId));
        Assert.Equal("4|5|6", Assert.Single(drop.Rows));
    }

    [Fact]
    public async Task Blank_lines_after_the_last_row_are_one_note()
    {
        var drop = await OfAsync("1,2,3\n\n,,\n\n");
        Assert.Equal((Outcome.Accepted, Severity.Information, 3L), (drop.Report.Outcome, drop.Only.Severity, drop.Only.Line));
        Assert.Equal("3 blank line(s) follow the last row.", drop.Only.Message.En);
        Assert.Equal(1, drop.Report.RowsRead);
    }

    [Fact]
    public async Task Blank_lines_between_rows_are_one_warning_for_each_run()
    {
        var drop = await OfAsync("1,2,3\n\n\n4,5,6\n,,\n7,8,9\n");
        Assert.Equal([3L, 6L], drop.Findings.Select(f => f.Line!.Value));
        Assert.All(drop.Findings, f => Assert.Equal(("blank-row", Severity.Warning), (f.Code, f.Severity)));
        Assert.Equal((3L, Outcome.AcceptedWithWarnings), (drop.Report.RowsRead, drop.Report.Outcome));
    }

    [Fact]
    public async Task Empty_cells_after_the_last_column_are_one_warning_for_the_file()
    {
        var drop = await OfAsync("1,2,3,,\n4,5,6,,\n");
        Assert.Equal(("file.trailing-delimiters", "2 row(s) have empty cells after the last column: lines 2, 3."), (drop.Only.RuleId, drop.Only.Message.En));
        Assert.Equal(["1|2|3", "4|5|6"], drop.Rows);
    }

    [Fact]
    public async Task Mixed_line_ends_are_one_warning()
    {
        var drop = await OfAsync("1,2,3\r\n4,5,6\n\"x\r\ny\",8,9\n");
        Assert.Equal("The file mixes line ends: 1 CRLF, 2 LF and 0 CR.", drop.Only.Message.En);
    }

    [Fact]
    public async Task Lines_count_newlines_in_quotes_and_cells_count_spreadsheet_rows()
    {
        var drop = await OfAsync("\"1\n\n\",2,3\n\n4,5,6,7\n");
        var finding = drop.Find("row.extra-cell");
        Assert.Equal((6L, 2L, "D4"), (finding.Line, finding.Record, finding.Cell));
    }
}

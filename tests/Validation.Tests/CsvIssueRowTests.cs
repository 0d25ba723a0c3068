using System.Text;
using Pipeline.Protocols;
using static Pipeline.Validation.Tests.CsvIssue;

namespace Pipeline.Validation.Tests;

/// <summary>Ways in which CSV files are known to go wrong, through the whole validation: how rows are cut into cells, and what stands between and below them.</summary>
public class CsvIssueRowTests
{
    [Fact]
    public async Task Another_delimiter()
    {
        var drop = await Drop.OfAsync(Good.Replace(',', '\t'));
        Is(drop.Only, "delimiter-mismatch", Severity.Fatal, 1, null, "separates cells by tab");
    }

    [Fact]
    public async Task Quotes_and_line_ends_within_them()
    {
        var drop = await Drop.OfAsync(Good + Permit(2).Replace("ok", "\"a \"\"b\"\", c\r\nd\""));
        Assert.Equal((Outcome.Accepted, 2L), (drop.Report.Outcome, drop.Report.RowsAccepted));
        Assert.EndsWith("a \"b\", c\r\nd", drop.Rows[1]);
    }

    [Fact]
    public async Task A_quote_that_is_never_closed()
    {
        var drop = await Drop.OfAsync(Good + Permit(2).Replace("KEN", "\"KEN") + Permit(3) + Permit(4));
        Is(drop.Only, "unterminated-quote", Severity.Error, 3, "C3", "never closed");
        Assert.Equal((4L, 3L), (drop.Report.RowsRead, drop.Report.RowsAccepted));
    }

    [Fact]
    public async Task A_quote_in_the_midst()
    {
        var drop = await Drop.OfAsync(Good + Permit(2).Replace("ok", "5\" pipe"));
        Is(drop.Only, "stray-quote", Severity.Error, 3, "K3", "quote in its midst");
    }

    [Fact]
    public async Task Ragged_rows()
    {
        var drop = await Drop.OfAsync(Good + Permit(2).Replace(",ok", "") + Permit(3).Replace("ok", "ok,more"));
        Is(drop.Findings[0], "missing-cell", Severity.Error, 3, null, "10 cells and the header 11");
        Is(drop.Findings[1], "extra-cell", Severity.Error, 4, "L4", "12 cells");
    }

    [Fact]
    public async Task Empty_cells_after_the_last()
    {
        var drop = await Drop.OfAsync(Good + Permit(2).Replace("ok", "ok,,") + Permit(3).Replace("ok", "ok,,"));
        Is(drop.Only, "extra-cell", Severity.Warning, 3, null, "2 row(s) have empty cells");
        Assert.Equal(3, drop.Report.RowsAccepted);
    }

    [Fact]
    public async Task Blank_lines()
    {
        var after = await Drop.OfAsync(Good + "\n,,,,,,,,,,\n\n");
        Is(after.Only, "blank-row", Severity.Information, 3, null, "3 blank line(s) follow");
        var within = await Drop.OfAsync(Good + "\n\n" + Permit(2));
        Is(within.Only, "blank-row", Severity.Warning, 3, null, "2 blank line(s) stand between");
    }

    [Theory]
    [InlineData("Total,,,,,,,1250.50,,,")]
    [InlineData(",Total général,,,,,,1250.50,,,")]
    [InlineData("Source: Directorate of Immigration")]
    [InlineData("Note : figures are provisional,,,,,,,,,,")]
    [InlineData("\"Igiteranyo\",,,,,,,1250.50,,,")]
    public async Task A_total_or_note_below_the_table(string footer)
    {
        foreach (var end in (string[])["", "\n"])
        {
            var drop = await Drop.OfAsync(Good + Permit(2) + Permit(3) + footer + end);
            Is(drop.Only, "footer-row", Severity.Error, 5, "A5", "a total or a note");
            Assert.Equal((4L, 3L, 1L), (drop.Report.RowsRead, drop.Report.RowsAccepted, drop.Report.RowsWithErrors));
        }
    }

    [Fact]
    public async Task A_row_that_only_begins_like_a_total_is_data()
    {
        var protocol = TestProtocol.ThreeTexts(100) with { Columns = [TestProtocol.Text("name", true), TestProtocol.Text("b", true)] };
        var drop = await Drop.OfAsync("name,b\nTotal Energies,x\nSource,y\nSumba,\n", protocol);
        Assert.Equal("constraint-error", drop.Only.Code);
        Assert.Equal(2, drop.Rows.Count);
    }

    [Fact]
    public async Task Mixed_line_ends()
    {
        var drop = await Drop.OfAsync(Good + Permit(2).TrimEnd() + "\r\n" + Permit(3).TrimEnd() + "\r");
        Is(drop.Only, "mixed-line-endings", Severity.Warning, null, null, "1 CRLF, 1 LF and 1 CR");
        Assert.Equal(Outcome.Accepted, (await Drop.OfAsync(Good.Replace('\n', '\r'))).Report.Outcome);
    }

    [Fact]
    public async Task Cells_and_rows_beyond_all_bounds()
    {
        var drop = await Drop.OfAsync(Good + Permit(2).Replace("ok", new('x', 101)) + Permit(3));
        Is(drop.Only, "field-too-long", Severity.Error, 3, "K3", "more than 100 characters");
        Assert.Equal(2, drop.Report.RowsAccepted);
        var row = await Drop.OfAsync(Good + Permit(2).Replace("ok", new('x', 70_000)) + Permit(3));
        Is(row.Only, "field-too-long", Severity.Error, 3, null, "bytes");
        Assert.Equal(2, row.Report.RowsAccepted);
    }

    [Fact]
    public async Task All_of_it_reads_the_same_whatever_the_buffer()
    {
        var protocol = TestProtocol.Make(p => p with
        {
            Dialect = p.Dialect with { Trailer = new(TrailerUse.Required) },
            Limits = p.Limits with { MaxErrorsStored = 40 },
            Columns = [.. p.Columns.Select(c => c.Name == "country" ? c with { DirectIdentifiers = DirectIdentifiers.Forbidden } : c)],
        });
        var text = new StringBuilder(HeaderLine);
        for (var i = 1; i <= 90; i++)
            text.Append((i % 9) switch
            {
                0 => HeaderLine,
                1 => Permit(i).Replace("2026-10-05", $"{i % 28 + 1:D2}/10/2026"),
                2 => "Total,,,,,,,1.5,,,\n",
                3 => Permit(i).Replace("1250.50", "1250,5").Replace("1250,5", "\"1250,5\""),
                4 => Permit(i).Replace("KEN", i == 40 ? "KEN\u00A0" : i == 49 ? "PC123456" : "########"),
                5 => $"TRAILER,{i}\n\n",
                6 => Permit(i).Replace(",ok", ",=ok"),
                7 => Permit(i).Replace("WP", "") + "\n",
                _ => Permit(i).Replace("2026-10-05", "44927"),
            });
        var content = Encoding.UTF8.GetBytes($"{text}TRAILER,80");
        var expected = ReportText.WithRejected(await Drop.OfAsync(content, protocol));
        Assert.Contains("trailer-within", expected);
        foreach (var size in (int[])[64, 97, 311, 1_000, 4_096])
            foreach (var threads in (int[])[1, 2, 7])
                Assert.Equal(expected, ReportText.WithRejected(await Drop.OfAsync(new MemoryStream(content), protocol, size, threads: threads)));
    }
}

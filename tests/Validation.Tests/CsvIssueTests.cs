using System.Text;
using Pipeline.Protocols;

namespace Pipeline.Validation.Tests;

/// <summary>Every way in which CSV files are known to go wrong, through the whole validation: what is said of each, and where.</summary>
public class CsvIssueTests
{
    const string Header = TestProtocol.Header + "\n";
    const string Row = TestProtocol.Row + "\n";
    const string Good = Header + Row;

    static string Permit(int number, string rest = "P1234567,KEN,F,1990,H1,2026-10-05,1250.50,0.5,true,ok") => $"WP{number:D10},{rest}\n";

    /// <summary>The only finding with the code.</summary>
    static Finding Single(Drop drop, string code) => Assert.Single(drop.Findings, f => f.Code == code);

    static void Is(Finding finding, string code, Severity severity, long? line, string? cell, string message)
    {
        Assert.Equal((code, severity, line, cell), (finding.Code, finding.Severity, finding.Line, finding.Cell));
        Assert.Contains(message, finding.Message);
        Assert.NotEmpty(finding.Fix);
    }

    static Task<Drop> OfColumnAsync(Column column, params string[] cells) =>
        Drop.OfAsync("id,x\n" + string.Concat(cells.Select((c, i) => $"{i},\"{c}\"\n")), TestProtocol.WithColumn(column) with { ErrorRate = 1 });

    static Column Date(string format = "yyyy-MM-dd") => new("x", [], LogicalType.Date, false, DateFormat: format);

    static Column Number => new("x", [], LogicalType.Number, false, Scale: 2);

    [Fact]
    public async Task Utf_8_byte_order_mark()
    {
        Is((await Drop.OfAsync("\uFEFF" + Good)).Only, "byte-order-mark", Severity.Information, null, null, "byte order mark");
        var inner = await Drop.OfAsync(Good + "\uFEFF" + Permit(2));
        Is(inner.Only, "byte-order-mark", Severity.Warning, 3, null, "put together from parts");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Utf_16(bool isBigEndian)
    {
        var encoding = new UnicodeEncoding(isBigEndian, byteOrderMark: true);
        var drop = await Drop.OfAsync([.. encoding.GetPreamble(), .. encoding.GetBytes(Good)]);
        Assert.Equal(1, drop.Report.RowsAccepted);
        Is(Single(drop, "encoding-error"), "encoding-error", Severity.Warning, null, null, "UTF-16");
    }

    [Fact]
    public async Task Windows_1252()
    {
        byte[] content = [.. Encoding.UTF8.GetBytes(Good), .. "WP0000000002,P1,KEN,F,1990,H1,2026-10-05,1,0.5,true,caf"u8, 0xE9, (byte)'\n'];
        var refused = await Drop.OfAsync(content);
        Assert.Equal((Outcome.Rejected, "encoding-error", Severity.Fatal, 3L), (refused.Report.Outcome, refused.Only.Code, refused.Only.Severity, refused.Only.Line));
        Assert.Contains("0xE9", refused.Only.Message);
        var agreed = TestProtocol.Make(p => p with { Dialect = p.Dialect with { Encodings = [TextEncoding.Utf8, TextEncoding.Windows1252] } });
        var read = await Drop.OfAsync(content, agreed);
        Is(read.Only, "encoding-error", Severity.Warning, 3, null, "1 letter(s)");
        Assert.EndsWith("café", read.Rows[1]);
    }

    [Fact]
    public async Task Text_encoded_twice()
    {
        var drop = await Drop.OfAsync(Good + Permit(2).Replace("ok", "cafÃ©"));
        Is(drop.Only, "mojibake", Severity.Warning, 3, null, "encoded twice");
    }

    [Theory]
    [InlineData("KEN\u00A0", "U+00A0 (no-break space)", "KEN (Kenya)")]
    [InlineData("K\u200BEN", "Character 2 is a U+200B", "KEN (Kenya)")]
    [InlineData("\u202FKenya", "U+202F", "KEN (Kenya)")]
    public async Task Invisible_characters_in_a_code(string cell, string named, string meant)
    {
        var drop = await OfColumnAsync(TestProtocol.Text("x", true) with { Codelist = "countries" }, cell);
        Is(drop.Only, "constraint-error", Severity.Error, 2, "B2", "x is not a code");
        Assert.Contains(named, drop.Only.Fix);
        Assert.Contains(meant, drop.Only.Fix);
    }

    [Fact]
    public async Task Letters_and_marks_apart()
    {
        var drop = await OfColumnAsync(TestProtocol.Text("x", true) with { ValidValues = ["Congé", "Retraite"] }, "Conge\u0301");
        Is(drop.Only, "constraint-error", Severity.Error, 2, "B2", "x is not one of");
        Assert.Contains("U+0301", drop.Only.Fix);
        Assert.EndsWith("Did you mean Congé?", drop.Only.Fix);
    }

    [Fact]
    public async Task Another_delimiter()
    {
        var drop = await Drop.OfAsync(Good.Replace(',', '\t'));
        Is(drop.Only, "delimiter-mismatch", Severity.Fatal, 1, null, "separates cells by tab");
    }

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
        Assert.Contains("decimal separator", drop.Only.Fix);
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
        Is(drop.Findings[0], "missing-cell", Severity.Error, 3, "K3", "10 cells and the header 11");
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
    public async Task Another_way_to_write_a_column()
    {
        var drop = await Drop.OfAsync(Good.Replace("permit_id", "Permit Number"));
        Is(drop.Only, "incorrect-label", Severity.Information, 1, "A1", "taken for permit_id");
    }

    [Theory]
    [InlineData("Work permits, October 2026\nDirectorate of Immigration\n\n", 4)]
    [InlineData("Permit,Person,,,,,Dates,Pay,,,\n", 2)]
    [InlineData("permit_id,country,,,,,,,,,\n", 2)]
    public async Task Something_above_the_header(string above, long line)
    {
        foreach (var chunk in (int[])[64, 1 << 20])
        {
            var drop = await Drop.OfAsync(above + Good, chunkBytes: chunk);
            Is(drop.Only, "header-error", Severity.Fatal, line, null, $"on line {line}");
            Assert.Contains($"{line - 1} line(s)", drop.Only.Fix);
        }
    }

    [Fact]
    public async Task Duplicate_and_blank_headers()
    {
        Is((await Drop.OfAsync(Header.Replace("note", "Sex") + Row)).Only, "duplicate-label", Severity.Fatal, 1, "K1", "Two columns");
        Is((await Drop.OfAsync(Header.Replace("note", " ") + Row)).Only, "blank-label", Severity.Fatal, 1, "K1", "no name");
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
    public async Task Control_characters()
    {
        Is((await Drop.OfAsync(Good + "WP\0\n")).Findings[^1], "nul-byte", Severity.Fatal, 3, null, "NUL");
        Is((await Drop.OfAsync(Good + "\u001A")).Only, "control-character", Severity.Warning, null, null, "end-of-file mark");
        Is((await Drop.OfAsync(Good + Permit(2).Replace("ok", "o\u0007k"))).Only, "control-character", Severity.Warning, 3, null, "1 control character(s)");
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
        Assert.Contains("Excel", drop.Only.Message + drop.Only.Fix);
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
        Assert.Contains("written dd/MM/yyyy or MM/dd/yyyy, which cannot be told because no day is above 12", drop.Only.Message);
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
        Assert.Contains("19 of 19 dates", drop.Only.Message);
        Assert.Contains("MM/dd/yyyy; the protocol says dd/MM/yyyy", drop.Only.Message);
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
        Assert.Contains("Excel", drop.Only.Message + drop.Only.Fix);
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

    [Fact]
    public async Task Gzip_and_zip()
    {
        var packed = await Drop.OfAsync(InputDrop.Gzip(Encoding.UTF8.GetBytes(Good)));
        Assert.Equal((Outcome.Accepted, "csv.gz"), (packed.Report.Outcome, packed.Report.Format));
        var zip = await Drop.OfAsync(InputDrop.Zip(("permits.csv", Encoding.UTF8.GetBytes(Good))));
        Assert.Equal((Outcome.Accepted, "csv.zip"), (zip.Report.Outcome, zip.Report.Format));
        var two = await Drop.OfAsync(InputDrop.Zip(("a.csv", Encoding.UTF8.GetBytes(Good)), ("b.csv", [])));
        Is(two.Only, "compression-error", Severity.Fatal, null, null, "2 entries");
        var nested = await Drop.OfAsync(InputDrop.Zip(("a.zip", InputDrop.Zip(("a.csv", Encoding.UTF8.GetBytes(Good))))));
        Is(nested.Only, "compression-error", Severity.Fatal, null, null, "not the rows themselves");
    }

    [Fact]
    public async Task A_zip_bomb()
    {
        var bomb = await Drop.OfAsync(InputDrop.Gzip(Encoding.UTF8.GetBytes(Header + new string(' ', 8 << 20))));
        Assert.Equal(Outcome.Rejected, bomb.Report.Outcome);
        Is(bomb.Findings[^1], "compression-error", Severity.Fatal, null, null, "more than 200 times its size");
    }

    public static TheoryData<string, byte[]> Disguises => new()
    {
        { "Excel workbook", InputDrop.Zip(("[Content_Types].xml", "<Types/>"u8.ToArray()), ("xl/workbook.xml", "<workbook/>"u8.ToArray())) },
        { "HTML", "<!DOCTYPE html><html><table>"u8.ToArray() },
        { "PDF", "%PDF-1.7\n"u8.ToArray() },
    };

    [Theory]
    [MemberData(nameof(Disguises))]
    public async Task Another_format_named_csv(string name, byte[] content)
    {
        var drop = await Drop.OfAsync(content);
        Assert.Equal(Outcome.Rejected, drop.Report.Outcome);
        Assert.Equal(("format-error", Severity.Fatal), (drop.Only.Code, drop.Only.Severity));
        Assert.True(drop.Only.Message.Contains(name) || drop.Only.Message.Contains("XLSX"), drop.Only.Message);
    }

    [Fact]
    public async Task Files_joined_with_their_headers()
    {
        var drop = await Drop.OfAsync(Good + Header + Permit(2) + Header.ToUpperInvariant() + Permit(3));
        Assert.Equal([3L, 5L], drop.Findings.Where(f => f.RuleId == "row.repeated-header").Select(f => f.Line!.Value));
        Is(drop.Find("row.repeated-header"), "repeated-header", Severity.Error, 3, "A3", "the header once more");
        Is(drop.Find("file.repeated-header"), "repeated-header", Severity.Warning, null, null, "2 more time(s)");
        Assert.Equal((5L, 3L), (drop.Report.RowsRead, drop.Report.RowsAccepted));
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
        var text = new StringBuilder(Header);
        for (var i = 1; i <= 90; i++)
            text.Append((i % 9) switch
            {
                0 => Header,
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

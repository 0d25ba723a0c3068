using System.Text;
using Pipeline.Protocols;

namespace Pipeline.Validation.Tests;

/// <summary>What odd files brought to light.</summary>
public class FuzzFoundTests
{
    static readonly (int ChunkBytes, int Threads)[] Settings = [(1 << 20, 1), (64, 2), (311, 7)];

    [Fact]
    public async Task A_json_line_with_a_cell_that_is_far_too_long_costs_that_row()
    {
        var long20 = string.Concat(Enumerable.Repeat("x,\\n\\\"", 100));
        var text = $"{{\"a\": \"1\", \"b\": \"2\", \"c\": \"3\"}}\n{{\"a\": \"4\", \"b\": \"{long20}\", \"c\": \"6\"}}\n{{\"a\": \"7\", \"b\": \"8\", \"c\": \"\"}}\n{{\"a\": 0, \"a\": 0}}\n";
        var three = TestProtocol.ThreeTexts(maxFieldChars: 20);
        var protocol = three with { Dialect = three.Dialect with { Formats = [new(FileKind.Jsonl, Packing.None)] } };
        foreach (var (chunkBytes, threads) in Settings)
        {
            var drop = await Drop.OfAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), protocol, chunkBytes, threads: threads);
            Assert.Equal(["1|2|3", "7|8|∅"], drop.Rows);
            Assert.Equal([("field-too-long", 2L, 2L), ("duplicate-label", 4L, 4L)], drop.Findings.Select(f => (f.Code, f.Line!.Value, f.Record!.Value)));
        }
    }

    [Fact]
    public async Task Remarks_on_the_text_are_complete_even_when_its_header_is_refused()
    {
        byte[] content = [.. "no,such,header\n"u8, .. Enumerable.Repeat((byte)'x', 10_000), .. "\x02\n\uFEFF\0"u8];
        foreach (var (chunkBytes, threads) in Settings)
        {
            var drop = await Drop.OfAsync(new MemoryStream(content), null, chunkBytes, threads: threads);
            Assert.Equal(["header.required", "file.inner-bom", "file.control-characters", "file.nul"], drop.Findings.Select(f => f.RuleId));
        }
    }

    [Fact]
    public async Task Remarks_stand_in_one_order_however_much_is_looked_through_at_a_time()
    {
        var content = Encoding.UTF8.GetBytes("a,b,c\n" + string.Concat(Enumerable.Repeat("1,2,3\n", 50)) + "Ã©,2,3\n" + string.Concat(Enumerable.Repeat("1,2,3\n", 50)) + "\x02,2,3\n");
        foreach (var (chunkBytes, threads) in Settings)
        {
            var drop = await Drop.OfAsync(new MemoryStream(content), TestProtocol.ThreeTexts(maxFieldChars: 20), chunkBytes, threads: threads);
            Assert.Equal(["file.mojibake", "file.control-characters"], drop.Findings.Select(f => f.RuleId));
        }
    }

    [Fact]
    public async Task Remarks_on_the_text_are_complete_even_when_it_has_too_many_rows()
    {
        var three = TestProtocol.ThreeTexts(maxFieldChars: 20);
        var text = "a,b,c\n" + string.Concat(Enumerable.Repeat("1,2,3\n", 2_000)) + "\x02";
        foreach (var (chunkBytes, threads) in Settings)
        {
            var drop = await Drop.OfAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), three with { Limits = three.Limits with { MaxRows = 10 } }, chunkBytes, threads: threads);
            Assert.Equal(["file.rows", "file.control-characters"], drop.Findings.Select(f => f.RuleId));
        }
    }

    [Fact]
    public async Task Rules_stand_in_the_order_in_which_rows_met_them()
    {
        const string Text = "{\"a\": \"1\"}\n{\"a\"}\n{\"a\": \"a text that is too long for it\"}\n\n{\"a\": []}\n{\"a\": \"1\"}\n";
        var three = TestProtocol.ThreeTexts(maxFieldChars: 20);
        var protocol = three with { Dialect = three.Dialect with { Formats = [new(FileKind.Jsonl, Packing.None)] } };
        foreach (var (chunkBytes, threads) in Settings)
        {
            var drop = await Drop.OfAsync(new MemoryStream(Encoding.UTF8.GetBytes(Text)), protocol, chunkBytes, threads: threads);
            Assert.Equal(["row.json", "row.field-length", "row.blank", "row.nested"], drop.Report.Rules.Where(r => r.Failed > 0).Select(r => r.RuleId));
            Assert.DoesNotContain(drop.Report.NotEvaluated, n => n.RuleId == "row.extra-cell");
        }
    }

    [Theory]
    [InlineData("a,b,c\"", "x")]
    [InlineData("a,b,c", "x")]
    [InlineData("a,b,c\"", "\0")]
    public async Task A_header_that_is_too_long_is_told_the_same_way_whatever_the_chunks(string start, string end)
    {
        var content = Encoding.UTF8.GetBytes(start + new string('x', 1 << 20) + "\n\"" + end);
        var expected = ReportText.WithRejected(await Drop.OfAsync(content, chunkBytes: 1 << 22));
        Assert.Contains("header.quotes", expected);
        foreach (var size in (int[])[1 << 16, 100_003, 1 << 20]) Assert.Equal(expected, ReportText.WithRejected(await Drop.OfAsync(content, chunkBytes: size)));
    }

    [Theory]
    [InlineData("1,\"2\nmore\nand more", 2)]
    [InlineData("1,\"2\nm,\"p\nq\",\"z\n4,5,6\n", 2)]
    public async Task Every_line_that_a_lost_quote_costs_is_counted(string rows, int lines)
    {
        var drop = await Drop.OfAsync("a,b,c\n" + rows, TestProtocol.ThreeTexts(maxFieldChars: 20));
        Assert.EndsWith($"; {lines} line(s) after it could not be read as rows.", drop.Only.Message.En);
    }

    [Fact]
    public async Task A_line_end_is_counted_once_when_a_lost_quote_has_its_row_read_again()
    {
        var drop = await Drop.OfAsync("a,b,c\n1,2,\"3\n4,5,6\n7,8\",9\r\n", TestProtocol.ThreeTexts(maxFieldChars: 20));
        Assert.Equal("The file mixes line ends: 1 CRLF, 1 LF and 0 CR.", drop.Find("file.line-ends").Message.En);
    }

    [Fact]
    public async Task A_place_after_an_inner_byte_order_mark_is_the_files_own_however_it_is_read()
    {
        var before = "a,b,c\n\uFEFF1,日本日本,é\n" + string.Concat(Enumerable.Repeat("1,日,é\n", 20));
        byte[] content = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(before), 0, 0];
        var three = TestProtocol.ThreeTexts(maxFieldChars: 20);
        var protocol = three with { Dialect = three.Dialect with { Encodings = [TextEncoding.Utf8, TextEncoding.Utf16] } };
        foreach (var (chunkBytes, threads) in Settings)
        {
            var drop = await Drop.OfAsync(new MemoryStream(content), protocol, chunkBytes, threads: threads);
            Assert.StartsWith($"Byte {content.Length - 2} on line 23 is NUL", drop.Findings.Single(f => f.RuleId == "file.nul").Message.En, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_encodings_name_does_not_depend_on_what_stands_behind_a_fatal_byte()
    {
        byte[] content = [.. "a,b,c\n1,H"u8, 0xE9, .. ",3\n"u8, .. Enumerable.Repeat("1,2,3\n"u8.ToArray(), 50).SelectMany(r => r), 0, .. Enumerable.Repeat((byte)'x', 100_000), 0x80];
        var three = TestProtocol.ThreeTexts(maxFieldChars: 20);
        var protocol = three with { Dialect = three.Dialect with { Encodings = [TextEncoding.Utf8, TextEncoding.Windows1252] } };
        foreach (var (chunkBytes, threads) in Settings)
        {
            var drop = await Drop.OfAsync(new MemoryStream(content), protocol, chunkBytes, threads: threads);
            Assert.Contains(drop.Findings, f => f.RuleId == "file.nul");
            Assert.Equal("windows-1252", drop.Report.Encoding);
        }
    }
}

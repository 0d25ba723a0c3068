using System.Text;
using Pipeline.Protocols;
using static Pipeline.Validation.Tests.CsvIssue;
using static Pipeline.Validation.Tests.Drop;

namespace Pipeline.Validation.Tests;

/// <summary>Ways in which CSV files are known to go wrong, through the whole validation: letters and other characters.</summary>
public class CsvIssueEncodingTests
{
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
        Assert.Contains("0xE9", refused.Only.Message.En);
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
        Assert.Contains(named, drop.Only.Fix.En);
        Assert.Contains(meant, drop.Only.Fix.En);
    }

    [Fact]
    public async Task Letters_and_marks_apart()
    {
        var drop = await OfColumnAsync(TestProtocol.Text("x", true) with { ValidValues = ["Congé", "Retraite"] }, "Conge\u0301");
        Is(drop.Only, "constraint-error", Severity.Error, 2, "B2", "x is not one of");
        Assert.Contains("U+0301", drop.Only.Fix.En);
        Assert.EndsWith("Did you mean Congé?", drop.Only.Fix.En);
    }

    [Fact]
    public async Task Control_characters()
    {
        Is((await Drop.OfAsync(Good + "WP\0\n")).Findings[^1], "nul-byte", Severity.Fatal, 3, null, "NUL");
        Is((await Drop.OfAsync(Good + "\u001A")).Only, "control-character", Severity.Warning, null, null, "end-of-file mark");
        Is((await Drop.OfAsync(Good + Permit(2).Replace("ok", "o\u0007k"))).Only, "control-character", Severity.Warning, 3, null, "1 control character(s)");
    }
}

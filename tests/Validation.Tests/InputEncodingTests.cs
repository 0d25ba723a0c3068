using System.Text;

namespace Pipeline.Validation.Tests;

public class InputEncodingTests
{
    const string Table = "permit_id,name\nWP1,Uwimana\n";

    static readonly InputTerms Utf8Only = InputDrop.Terms with { Encodings = ["utf-8"] };

    [Fact]
    public void Plain_utf8_passes_as_it_is()
    {
        var drop = InputDrop.Of(Table + "WP2,Hélène 日本 🙂\r\n");
        Assert.Equal(Table + "WP2,Hélène 日本 🙂\r\n", drop.Text);
        Assert.Equal(("utf-8", InputFormat.Csv, null, 0), (drop.Encoding, drop.Format, drop.Container, drop.Remarks.Count));
        Assert.Null(drop.Fatal);
        Assert.Equal(7, drop.Lines.LineOf(7, 3));
    }

    [Fact]
    public void Utf8_bom_at_the_start_is_passed_over_with_a_note()
    {
        var drop = InputDrop.Of("\uFEFF" + Table);
        Assert.Equal(Table, drop.Text);
        Assert.Equal((InputProblemKind.ByteOrderMark, Protocols.Severity.Information), (drop.Remark.Kind, drop.Remark.Severity));
    }

    [Fact]
    public void Utf8_bom_in_mid_file_is_removed_and_counted()
    {
        var drop = InputDrop.Of(Table + "\uFEFF" + Table + "\uFEFF\uFEFF" + "é" + "\uFEFF" + "x");
        Assert.Equal(Table + Table + "éx", drop.Text);
        Assert.Equal((InputProblemKind.InnerByteOrderMark, Protocols.Severity.Warning, 4L, 3L),
            (drop.Remark.Kind, drop.Remark.Severity, drop.Remark.Count, drop.Remark.Line!.Value));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    public void An_empty_file_is_fatal(string text) => Assert.Equal(InputProblemKind.Empty, InputDrop.Of(text).Fatal!.Kind);

    [Theory]
    [InlineData(false, true, "utf-16le")]
    [InlineData(true, true, "utf-16be")]
    [InlineData(false, false, "utf-16le")]
    [InlineData(true, false, "utf-16be")]
    public void Utf16_is_transcoded_with_or_without_bom(bool isBigEndian, bool hasMark, string name)
    {
        var encoding = new UnicodeEncoding(isBigEndian, hasMark);
        var drop = InputDrop.Of([.. encoding.GetPreamble(), .. encoding.GetBytes(Table + "WP2,Hélène 🙂")], Utf8Only);
        Assert.Equal(Table + "WP2,Hélène 🙂", drop.Text);
        Assert.Equal((name, InputProblemKind.ReadAsUtf16), (drop.Encoding, drop.Remark.Kind));
        Assert.Null(drop.Fatal);
    }

    [Theory]
    [InlineData(new byte[] { 0x00, 0xD8, 0x41, 0x00 }, "00D8")]
    [InlineData(new byte[] { 0x00, 0xDC, 0x41, 0x00 }, "00DC")]
    [InlineData(new byte[] { 0x3D, 0xD8 }, "3DD8")]
    [InlineData(new byte[] { 0x41 }, "41")]
    public void Half_a_character_of_utf16_is_fatal_with_its_offset(byte[] end, string hex)
    {
        byte[] start = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Table)];
        var drop = InputDrop.Of([.. start, .. end]);
        Assert.Equal((InputProblemKind.UnpairedSurrogate, start.Length, 3L, hex), (drop.Fatal!.Kind, drop.Fatal.Offset!.Value, drop.Fatal.Line, drop.Fatal.Bytes));
        Assert.Equal(Table, drop.Text);
    }

    [Fact]
    public void Windows1252_is_transcoded_when_listed_and_counted_from_its_first_line()
    {
        var drop = InputDrop.Of([.. Encoding.ASCII.GetBytes(Table), .. "WP2,H"u8, 0xE9, .. "l"u8, 0xE8, .. "ne "u8, 0x80, 0x99, (byte)'\n']);
        Assert.Equal(Table + "WP2,Hélène €™\n", drop.Text);
        Assert.Equal("windows-1252", drop.Encoding);
        Assert.Equal((InputProblemKind.ReadAsWindows1252, 4L, 3L), (drop.Remark.Kind, drop.Remark.Count, drop.Remark.Line!.Value));
        Assert.Contains("Windows-1252", drop.Remark.Message.En);
    }

    [Fact]
    public void Latin1_is_named_where_nothing_tells_it_from_windows1252()
    {
        var drop = InputDrop.Of([.. "a,b\nH"u8, 0xE9, .. "l"u8]);
        Assert.Equal(("a,b\nHél", "iso-8859-1"), (drop.Text, drop.Encoding));
        Assert.Contains("Latin-1", drop.Remark.Message.En);
    }

    [Fact]
    public void Windows1252_that_is_not_listed_is_fatal_with_offset_line_and_bytes()
    {
        var drop = InputDrop.Of([.. Encoding.ASCII.GetBytes(Table), .. "WP2,H"u8, 0xE9, .. "l\n"u8], Utf8Only);
        Assert.Equal((InputProblemKind.InvalidUtf8, Table.Length + 5, 3L, "E9"), (drop.Fatal!.Kind, drop.Fatal.Offset!.Value, drop.Fatal.Line, drop.Fatal.Bytes));
        Assert.Equal(Table + "WP2,H", drop.Text);
    }

    [Theory]
    [InlineData("é\n")]
    [InlineData("\uFEFF\n")]
    public void A_mix_of_utf8_and_windows1252_is_fatal_with_offset_line_and_bytes(string before)
    {
        var text = Encoding.UTF8.GetBytes(before);
        var drop = InputDrop.Of([.. text, .. "H"u8, 0xE2, 0x82, (byte)'l']);
        Assert.Equal((InputProblemKind.MixedEncoding, text.Length + 1, 2L, "E282"), (drop.Fatal!.Kind, drop.Fatal.Offset!.Value, drop.Fatal.Line, drop.Fatal.Bytes));
    }

    [Theory]
    [InlineData(0x81)]
    [InlineData(0x8D)]
    [InlineData(0x8F)]
    [InlineData(0x90)]
    [InlineData(0x9D)]
    public void A_byte_that_windows1252_does_not_know_is_fatal(byte value)
    {
        var drop = InputDrop.Of([.. "a\nb"u8, 0xE9, value, (byte)'c']);
        Assert.Equal((InputProblemKind.UndefinedByte, 4L, 2L), (drop.Fatal!.Kind, drop.Fatal.Offset!.Value, drop.Fatal.Line));
        Assert.Equal("a\nbé", drop.Text);
    }

    [Fact]
    public void A_character_cut_at_the_end_is_no_utf8()
    {
        var fatal = InputDrop.Of([.. "a\n"u8, 0xE2, 0x82], Utf8Only).Fatal!;
        Assert.Equal((InputProblemKind.InvalidUtf8, "E282"), (fatal.Kind, fatal.Bytes));
    }

    [Theory]
    [InlineData("Ã©", 1)]
    [InlineData("HÃ©lÃ¨ne â€™ Â° Ã€", 5)]
    [InlineData("SÃO PAULO, Âge, â, é, Ã", 0)]
    public void Mojibake_is_counted_with_its_first_line(string text, long count)
    {
        var drop = InputDrop.Of("a,b\n" + text + "\n");
        Assert.Equal("a,b\n" + text + "\n", drop.Text);
        Assert.Equal(count, drop.Remarks.Where(r => r.Kind == InputProblemKind.DoubleEncoding).Sum(r => r.Count));
        if (count > 0) Assert.Equal(2, drop.Remark.Line);
    }

    [Fact]
    public void A_nul_byte_is_fatal_with_its_line()
    {
        var drop = InputDrop.Of("a,b\r\né,2\rx\0y\n");
        Assert.Equal((InputProblemKind.NulByte, 11L, 3L, "00"), (drop.Fatal!.Kind, drop.Fatal.Offset!.Value, drop.Fatal.Line, drop.Fatal.Bytes));
        Assert.Equal("a,b\r\né,2\rx", drop.Text);
    }

    [Fact]
    public void An_end_of_file_mark_at_the_very_end_is_removed_and_noted()
    {
        var drop = InputDrop.Of(Table + "\x1A");
        Assert.Equal((Table, InputProblemKind.EndOfFileMark), (drop.Text, drop.Remark.Kind));
    }

    [Fact]
    public void Control_characters_are_counted_and_kept()
    {
        var drop = InputDrop.Of("a,b\n1,\x02\x1A\n\x7F\t");
        Assert.Equal("a,b\n1,\x02\x1A\n\x7F\t", drop.Text);
        Assert.Equal((InputProblemKind.ControlCharacter, 3L, 2L), (drop.Remark.Kind, drop.Remark.Count, drop.Remark.Line!.Value));
    }

    [Fact]
    public void More_bytes_than_agreed_are_fatal_and_those_agreed_are_shown()
    {
        Assert.Null(InputDrop.Of(Table, InputDrop.Terms with { MaxBytes = Table.Length }).Fatal);
        var drop = InputDrop.Of(Table + "é", InputDrop.Terms with { MaxBytes = Table.Length + 1 });
        Assert.Equal((InputProblemKind.TooLarge, Table), (drop.Fatal!.Kind, drop.Text));
    }

    [Fact]
    public async Task An_error_of_the_stream_comes_through_as_it_is()
    {
        var error = new IOException("the network went away");
        var stream = new EndlessStream { OnRead = reads => { if (reads == 9) throw error; } };
        Assert.Same(error, await Assert.ThrowsAsync<IOException>(() => InputDrop.OfAsync(stream)));
    }
}

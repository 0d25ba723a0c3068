using System.IO.Compression;
using System.Text;

namespace Pipeline.Validation.Tests;

public class InputWorkbookTests
{
    static readonly DateTime Day = new(2026, 3, 9, 0, 0, 0, DateTimeKind.Unspecified);

    static InputWorkbook Permits => new InputWorkbook().Row("permit_id", "Issued on", "wage");

    static InputDrop Open(InputWorkbook workbook) => InputDrop.Of(workbook.ToBytes());

    [Fact]
    public void Cells_become_text_exactly()
    {
        var drop = Open(new InputWorkbook().Row("a", "b", "c", "d")
            .Row("007, \"x\"\ny", 123456789012345, 0.1 + 0.2, -1.25e-7)
            .Row(true, false, Day, Day.AddHours(13.5))
            .Row("é<&>", 1250.5, 1e14, -5));
        Assert.Null(drop.Fatal);
        Assert.Equal("a,b,c,d\n\"007, \"\"x\"\"\ny\",123456789012345,0.3,-0.000000125\ntrue,false,2026-03-09,2026-03-09 13:30:00\né<&>,1250.5,100000000000000,-5\n", drop.Text);
        Assert.Equal((InputFormat.Xlsx, null, 0), (drop.Format, drop.Container, drop.Remarks.Count));
    }

    [Fact]
    public void Dates_are_written_as_the_protocol_writes_the_column() =>
        Assert.Equal("permit_id,Issued on,wage\nWP1,09/03/2026,1\n", Open(Permits.Row("WP1", Day, 1)).Text);

    [Fact]
    public void Rows_keep_their_place_and_blank_cells_at_the_right_are_left_out()
    {
        var drop = Open(Permits.Row("WP1").Skip(2).Row("WP2", null, null, "extra").Row(null, null, 3, "", ""));
        Assert.Equal(["permit_id,Issued on,wage", "WP1,,", "", "", "WP2,,,extra", ",,3"], drop.Rows);
        Assert.Equal(5, drop.Lines.LineOf(9, 5));
    }

    [Fact]
    public void Numbers_longer_than_excel_keeps_are_marked()
    {
        var drop = Open(Permits.Row(1234567890123456, null, 12.5).Row(1e20));
        Assert.Equal("1234567890123460,,12.5", drop.Rows[1]);
        Assert.Equal("100000000000000000000,,", drop.Rows[2]);
        Assert.Equal((InputProblemKind.MangledNumber, 2L, 2L), (drop.Remark.Kind, drop.Remark.Count, drop.Remark.Line!.Value));
    }

    [Fact]
    public void Shared_texts_and_dates_as_text_are_read()
    {
        var shared = "<sst><si><t>WP1</t></si><si><r><t>W</t></r><r><t>P2</t></r></si></sst>".Replace("<sst>", $"<sst xmlns=\"{InputWorkbook.Main}\">");
        var drop = Open(Permits.Xml("<c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"B2\" t=\"d\"><v>2026-03-09</v></c>").Xml("<c r=\"A3\" t=\"s\"><v>1</v></c>")
            .Part("xl/sharedStrings.xml", Encoding.UTF8.GetBytes(shared)));
        Assert.Null(drop.Fatal);
        Assert.Equal(["permit_id,Issued on,wage", "WP1,09/03/2026,", "WP2,,"], drop.Rows);
    }

    [Fact]
    public void Error_cells_stay_as_they_are() =>
        Assert.Equal(["permit_id,Issued on,wage", "#REF!,#N/A,1"],
            Open(Permits.Xml("<c r=\"A2\" t=\"e\"><v>#REF!</v></c><c r=\"B2\" t=\"e\"><v>#N/A</v></c><c r=\"C2\"><v>1</v></c>")).Rows);

    [Fact]
    public void Formulas_count_by_their_result_and_those_without_are_marked()
    {
        var drop = Open(Permits.Xml("<c r=\"A2\" t=\"str\"><f>B1</f><v>WP1</v></c><c r=\"C2\"><f>1+1</f><v>2</v></c>")
            .Xml("<c r=\"A3\"><f>B1</f></c><c r=\"C3\"><f>1+1</f><v></v></c>"));
        Assert.Equal(["permit_id,Issued on,wage", "WP1,,2"], drop.Rows[..2]);
        Assert.Equal((InputProblemKind.FormulaWithoutValue, 3L), (drop.Remark.Kind, drop.Remark.Line!.Value));
    }

    [Fact]
    public void A_sheet_of_many_blocks_is_read_whole()
    {
        var workbook = Permits.Part("xl/sharedStrings.xml", Encoding.UTF8.GetBytes($"<sst xmlns=\"{InputWorkbook.Main}\"><si><t>WP1</t></si></sst>"));
        for (var row = 2; row <= 20_000; row++)
            workbook.Xml($"<c r=\"A{row}\" t=\"s\"><v>0</v></c><c r=\"B{row}\" t=\"e\"><v>#DIV/0!</v></c><c r=\"C{row}\"><v>{row}</v></c>");
        var drop = Open(workbook);
        Assert.Null(drop.Fatal);
        Assert.Equal(20_000, drop.Rows.Length);
        Assert.All(drop.Rows.Skip(1).Index(), row => Assert.Equal($"WP1,#DIV/0!,{row.Index + 2}", row.Item));
    }

    [Fact]
    public void Merged_cells_are_marked()
    {
        var drop = Open(Permits.Row("WP1").Merge("A2:A3"));
        Assert.Equal((InputProblemKind.MergedCells, 1L, 2L), (drop.Remark.Kind, drop.Remark.Count, drop.Remark.Line!.Value));
    }

    [Fact]
    public void One_visible_sheet_with_data_is_read_wherever_it_stands()
    {
        Assert.Equal(["a,b"], Open(new InputWorkbook().Sheet("Notes", "hidden").Row("x").Sheet("Rows").Row("a", "b").Sheet("Blank")).Rows);
        var several = Open(Permits.Sheet("Lists").Row("x"));
        Assert.Equal(InputProblemKind.SeveralSheets, several.Fatal!.Kind);
        Assert.Contains("'Permits', 'Lists'", several.Fatal.Message.En);
        Assert.Equal(InputProblemKind.EmptyWorkbook, Open(new InputWorkbook().Sheet("Notes", "hidden").Row("x")).Fatal!.Kind);
    }

    [Fact]
    public void A_workbook_cut_anywhere_is_fatal()
    {
        var content = Permits.Row("WP1", Day, 1).ToBytes();
        for (var length = 4; length < content.Length; length += 7) Assert.Equal(InputProblemKind.DamagedArchive, InputDrop.Of(content[..length]).Fatal!.Kind);
    }

    [Theory]
    [InlineData("<c r=\"A2000000\"><v>1</v></c>")]
    [InlineData("<c r=\"ZZZZZ2\"><v>1</v></c>")]
    [InlineData("<c r=\"A2\"><v>1</c>")]
    [InlineData("<c r=\"A2\" t=\"s\"><v>99</v></c>")]
    public void A_damaged_sheet_is_fatal(string xml) => Assert.Equal(InputProblemKind.DamagedWorkbook, Open(Permits.Xml(xml)).Fatal!.Kind);

    [Fact]
    public void A_row_beyond_the_sheet_is_fatal() => Assert.Equal(InputProblemKind.DamagedWorkbook, Open(Permits.Skip(2_000_000_000).Row("x")).Fatal!.Kind);

    [Fact]
    public void A_bomb_in_a_workbook_is_stopped()
    {
        var zeros = new byte[8 << 20];
        Assert.Equal(InputProblemKind.InflateRatio, Open(Permits.Part("xl/media/image1.bin", zeros)).Fatal!.Kind);
        var large = Permits.Row(new string('x', 5000)).ToBytes();
        Assert.Equal(InputProblemKind.TooLarge, InputDrop.Of(large, InputDrop.Terms with { MaxBytes = large.Length }).Fatal!.Kind);
        var wide = Encoding.ASCII.GetBytes("<sst>" + new string('x', 2 << 20) + "</sst>");
        Assert.Equal(InputProblemKind.WorkbookTooLarge,
            InputDrop.Of(Permits.Part("xl/sharedStrings.xml", wide).ToBytes(), InputDrop.Terms with { MaxInflateRatio = 5000 }).Fatal!.Kind);
    }

    [Fact]
    public void A_workbook_whose_parts_do_not_fit_is_fatal()
    {
        var parts = InputDrop.Zip(CompressionLevel.Fastest, true, ("[Content_Types].xml", [.. "<a/>"u8]), ("xl/workbook.xml", [.. "<workbook/>"u8]));
        Assert.Contains(InputDrop.Of(parts).Fatal!.Kind, new[] { InputProblemKind.DamagedWorkbook, InputProblemKind.EmptyWorkbook });
    }
}

namespace Pipeline.Validation.Tests;

public class InputSignatureTests
{
    public static TheoryData<string, byte[]> Disguises => new()
    {
        { "XLS", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1] },
        { "PDF", [.. "%PDF-1.7\n"u8] },
        { "HTML", [.. "\n<!DOCTYPE html><html>"u8] },
        { "HTML", [0xFF, 0xFE, .. System.Text.Encoding.Unicode.GetBytes("<table><tr><td>1")] },
        { "XML", [.. "<?xml version=\"1.0\"?><rows/>"u8] },
        { "Excel 2003 XML", [.. "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>"u8] },
        { "RTF", [.. "{\\rtf1"u8] },
        { "PNG", [0x89, .. "PNG\r\n"u8] },
        { "JPEG", [0xFF, 0xD8, 0xFF, 0xE0] },
        { "program", [.. "MZ\x90\0"u8, 3, 0] },
        { "program", [0x7F, .. "ELF"u8] },
        { "RAR", [.. "Rar!\x1A\x07"u8] },
        { "7z", [.. "7z"u8, 0xBC, 0xAF, 0x27, 0x1C] },
        { "Parquet", [.. "PAR1"u8] },
        { "UTF-32", [0xFF, 0xFE, 0, 0, 0x41, 0, 0, 0] },
    };

    [Theory]
    [MemberData(nameof(Disguises))]
    public void What_is_no_table_is_named_with_a_way_to_mend_it(string name, byte[] content)
    {
        var drop = InputDrop.Of(content);
        Assert.Equal((InputProblemKind.ForeignFormat, ""), (drop.Fatal!.Kind, drop.Text));
        Assert.Contains(name, drop.Fatal.Message.En);
        Assert.NotEmpty(drop.Fatal.Fix.En);
    }

    [Fact]
    public void A_header_that_begins_like_a_program_is_text() => Assert.Null(InputDrop.Of("MZ,BM\n1,2\n").Fatal);

    [Theory]
    [InlineData("xl/workbook.bin", "XLSB")]
    [InlineData("word/document.xml", "DOCX")]
    [InlineData("mimetype", "OpenDocument")]
    public void Other_office_files_are_named(string part, string name) =>
        Assert.Contains(name, InputDrop.Of(InputDrop.Zip(("[Content_Types].xml", [1]), (part, [1]))).Fatal!.Message.En);

    [Theory]
    [InlineData("{\"permit_id\": 1}\n", "JSON Lines")]
    [InlineData("[{\"permit_id\": 1}]", "JSON")]
    [InlineData("workbook", "XLSX")]
    public void A_format_that_is_not_agreed_is_named(string text, string name)
    {
        var content = text == "workbook" ? new InputWorkbook().Row("a").ToBytes() : System.Text.Encoding.UTF8.GetBytes(text);
        var drop = InputDrop.Of(content, InputDrop.Terms with { Formats = ["csv"] });
        Assert.Equal(InputProblemKind.FormatNotAgreed, drop.Fatal!.Kind);
        Assert.Contains(name, drop.Fatal.Message.En);
    }

    [Theory]
    [InlineData("[{\"permit_id\": 1}]")]
    [InlineData("{\n  \"permit_id\": 1\n}")]
    [InlineData("{\"rows\": [\n{}]}")]
    public void A_json_document_is_told_from_json_lines(string text) => Assert.Equal(InputProblemKind.JsonDocument, InputDrop.Of(text).Fatal!.Kind);
}

using System.Text;
using Pipeline.Protocols;
using static Pipeline.Validation.Tests.CsvIssue;

namespace Pipeline.Validation.Tests;

/// <summary>Ways in which CSV files are known to go wrong, through the whole validation: archives, and files that are no CSV.</summary>
public class CsvIssuePackingTests
{
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
        var bomb = await Drop.OfAsync(InputDrop.Gzip(Encoding.UTF8.GetBytes(HeaderLine + new string(' ', 8 << 20))));
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
        Assert.True(drop.Only.Message.En.Contains(name) || drop.Only.Message.En.Contains("XLSX"), drop.Only.Message.En);
    }
}

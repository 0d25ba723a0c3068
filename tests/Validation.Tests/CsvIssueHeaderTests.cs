using Pipeline.Protocols;
using static Pipeline.Validation.Tests.CsvIssue;

namespace Pipeline.Validation.Tests;

/// <summary>Ways in which CSV files are known to go wrong, through the whole validation: the header.</summary>
public class CsvIssueHeaderTests
{
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
            Assert.Contains($"{line - 1} line(s)", drop.Only.Fix.En);
        }
    }

    [Fact]
    public async Task Duplicate_and_blank_headers()
    {
        Is((await Drop.OfAsync(HeaderLine.Replace("note", "Sex") + Row)).Only, "duplicate-label", Severity.Fatal, 1, "K1", "Two columns");
        Is((await Drop.OfAsync(HeaderLine.Replace("note", " ") + Row)).Only, "blank-label", Severity.Fatal, 1, "K1", "no name");
    }

    [Fact]
    public async Task Files_joined_with_their_headers()
    {
        var drop = await Drop.OfAsync(Good + HeaderLine + Permit(2) + HeaderLine.ToUpperInvariant() + Permit(3));
        Assert.Equal([3L, 5L], drop.Findings.Where(f => f.RuleId == "row.repeated-header").Select(f => f.Line!.Value));
        Is(drop.Find("row.repeated-header"), "repeated-header", Severity.Error, 3, "A3", "the header once more");
        Is(drop.Find("file.repeated-header"), "repeated-header", Severity.Warning, null, null, "2 more time(s)");
        Assert.Equal((5L, 3L), (drop.Report.RowsRead, drop.Report.RowsAccepted));
    }
}

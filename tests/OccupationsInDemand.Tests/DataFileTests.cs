using System.Text;

namespace Pipeline.OccupationsInDemand.Tests;

/// <summary>What a person supplies: the annex of a list.</summary>
public class DataFileTests
{
    static readonly DateOnly From = new(2013, 6, 1);

    [Fact]
    public void An_annex_is_taken_with_its_zeros_and_commas()
    {
        var (entries, faults) = Read("\uFEFFisco08,since,legal_ref,title\r\n2512,2013-06-01,\"Annex, line 2\",Software developers\r\n0110,2012-01-01,Annex line 1,\r\n");
        Assert.Empty(faults);
        Assert.Equal([new("0110", new(2012, 1, 1), "Annex line 1"), new("2512", From, "Annex, line 2")], entries);
    }

    [Fact]
    public void Every_fault_is_told_at_once_with_its_line_and_nothing_is_taken()
    {
        var (entries, faults) = Read("isco08,since,legal_ref\n110,2013-06-01,a\n2512,01/06/2013,a\n2512,2013-06-02,\n9999,2013-06-01,a,b\n2221,2013-06-01,a\n");
        Assert.Empty(entries);
        Assert.Equal(
            ["2 isco08 110", "3 since 01/06/2013", "4 isco08 2512", "4 since 2013-06-02", "4 legal_ref ", "5  "], faults.Select(f => $"{f.Line} {f.Column} {f.Value}"));
        Assert.Contains("dropped a zero", faults[0].Expected, StringComparison.Ordinal);
        Assert.Equal("there already, in line 3", faults[2].Problem);
        Assert.Equal("2013-06-01 or before", faults[3].Expected);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("isco08,since,legal_ref\n", "a header without lines")]
    [InlineData("isco08;since;legal_ref\n2512;2013-06-01;a\n", "a column that is missing")]
    [InlineData("isco08,since,legal_ref,wage\n2512,2013-06-01,a,5\n", "a column that is not known")]
    [InlineData("isco08,since,since,legal_ref\n", "a header with a column twice")]
    public void A_file_of_another_form_is_refused(string text, string problem) => Assert.Contains(Read(text).Faults, f => f.Problem == problem);

    [Fact]
    public void Bytes_that_are_no_text_are_refused() =>
        Assert.Equal("not UTF-8", Assert.Single(ListAnnex.Read([0x69, 0xFF, 0xFE], From, _ => true).Faults).Problem);

    static (IReadOnlyList<ListEntry> Entries, IReadOnlyList<CsvFault> Faults) Read(string text) =>
        ListAnnex.Read(Encoding.UTF8.GetBytes(text), From, code => code is "0110" or "2512" or "2221");
}

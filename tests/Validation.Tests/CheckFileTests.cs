using System.Text;
using Pipeline.Protocols;
using static Pipeline.Validation.Tests.Drop;

namespace Pipeline.Validation.Tests;

/// <summary>Each check on the file by itself: its code, how grave it is, and what is decided.</summary>
public class CheckFileTests
{
    const string Good = TestProtocol.Header + "\n" + TestProtocol.Row + "\n";

    static Protocol With(Trailer trailer) => TestProtocol.Make(p => p with { Dialect = p.Dialect with { Trailer = trailer } });

    [Fact]
    [Trait("Check", "2")]
    public async Task Check_2_size() => AssertFatal(
        await Drop.OfAsync(Good, TestProtocol.Make(p => p with { Limits = p.Limits with { MaxBytes = 20 } })), "byte-count");

    [Fact]
    [Trait("Check", "2")]
    public async Task Check_2_rows() => AssertFatal(
        await Drop.OfAsync(Good + TestProtocol.Row, TestProtocol.Make(p => p with { Limits = p.Limits with { MaxRows = 1 } })), "row-count");

    [Fact]
    [Trait("Check", "3")]
    public async Task Check_3_encoding() => AssertFatal(await Drop.OfAsync([.. Encoding.UTF8.GetBytes(Good), 0xC3]), "encoding-error");

    [Fact]
    [Trait("Check", "4")]
    public async Task Check_4_dialect() => AssertFatal(await Drop.OfAsync(Good.Replace(',', '|')), "delimiter-mismatch");

    [Fact]
    [Trait("Check", "5")]
    public async Task Check_5_a_column_is_missing() => AssertFatal(await Drop.OfAsync(Good.Replace("country,", "").Replace("KEN,", "")), "missing-label");

    [Fact]
    [Trait("Check", "5")]
    public async Task Check_5_columns_by_their_place()
    {
        var protocol = TestProtocol.ThreeTexts(100) is var p ? p with { Dialect = p.Dialect with { Match = ColumnMatch.ByPosition } } : p;
        Assert.Equal(Outcome.Accepted, (await Drop.OfAsync("a,b,c\n1,2,3\n", protocol)).Report.Outcome);
        var swapped = await Drop.OfAsync("b,a,c\n1,2,3\n", protocol);
        Assert.Equal(["B1", "A1"], swapped.Findings.Select(f => f.Cell));
        Assert.All(swapped.Findings, f => Assert.Equal(("incorrect-label", Severity.Fatal), (f.Code, f.Severity)));
        Assert.Equal("a is not column 1: this protocol tells columns by their place.", swapped.Findings[0].Message.En);
        AssertFatal(await Drop.OfAsync("a,b\n1,2\n", protocol), "missing-label");
    }

    [Theory]
    [Trait("Check", "9")]
    [InlineData("TRAILER,1", TrailerUse.Required, null)]
    [InlineData("TRAILER,1\n", TrailerUse.Required, null)]
    [InlineData("TRAILER,1,,,,,,,,,\n\n", TrailerUse.Optional, null)]
    [InlineData("", TrailerUse.Optional, null)]
    [InlineData("", TrailerUse.Required, "not the agreed trailer")]
    [InlineData("TRAILER,2\n", TrailerUse.Optional, "says 2 rows, but the file has 1")]
    [InlineData("TRAILER,many\n", TrailerUse.Required, "does not say how many")]
    [InlineData("TRAILER\n", TrailerUse.Required, "does not say how many")]
    public async Task Check_9_trailer(string end, TrailerUse use, string? message)
    {
        foreach (var chunk in (int[])[64, 100, 1 << 20])
        {
            var drop = await Drop.OfAsync(Good + end, With(new(use)), chunk);
            Assert.Equal((1L, 1L), (drop.Report.RowsRead, drop.Rows.Count));
            var found = drop.Findings.Where(f => f.Severity > Severity.Information).ToList();
            if (message is null) Assert.Empty(found);
            else
            {
                Assert.Equal(("row-count", Severity.Error, Outcome.Quarantined), (Assert.Single(found).Code, found[0].Severity, drop.Report.Outcome));
                Assert.Contains(message, found[0].Message.En);
            }
        }
    }

    [Fact]
    [Trait("Check", "9")]
    public async Task Check_9_rows_after_the_trailer()
    {
        foreach (var chunk in (int[])[64, 90, 150, 1 << 20])
        {
            var second = TestProtocol.Row.Replace("01,P", "02,P");
            var drop = await Drop.OfAsync($"{Good}TRAILER,1\n{second}\nTRAILER,2\n", With(new(TrailerUse.Required)), chunk);
            Assert.Equal(("file.trailer-within", 3L, Outcome.Quarantined), (drop.Only.RuleId, drop.Only.Line, drop.Report.Outcome));
            Assert.Equal((2L, 2), (drop.Report.RowsRead, drop.Rows.Count));
        }
    }

    [Fact]
    [Trait("Check", "9")]
    public async Task Check_9_without_agreement_a_trailer_is_a_row() =>
        Assert.Equal("missing-cell", (await Drop.OfAsync(Good + "TRAILER,1\n")).Only.Code);
}

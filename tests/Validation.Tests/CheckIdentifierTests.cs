using Pipeline.Protocols;
using static Pipeline.Validation.Tests.Drop;

namespace Pipeline.Validation.Tests;

/// <summary>The check that nobody is named directly by itself: its code, how grave it is, and what is decided.</summary>
public class CheckIdentifierTests
{
    static Column Anonymous(string? pattern = null) =>
        TestProtocol.Text("x") with { DirectIdentifiers = DirectIdentifiers.Forbidden, Pattern = pattern };

    [Theory]
    [Trait("Check", "21")]
    [InlineData("jean.uwimana@example.rw")]
    [InlineData("ask Jean (j_uwimana@mail.example.org) first")]
    [InlineData("+250788123456")]
    [InlineData("+250 788 123 456")]
    [InlineData("+44 (20) 7946-0958")]
    [InlineData("call 0788123456.")]
    [InlineData("0788 123 456")]
    [InlineData("250 728 123 456")]
    [InlineData("00250788123456")]
    [InlineData("PC123456")]
    [InlineData("passport A1234567, expired")]
    public async Task Check_21_whoever_is_named_directly_is_fatal_and_never_shown(string cell)
    {
        foreach (var pattern in (string?[])[null, "^[0-9a-f]{32}$"])
        {
            var drop = await OfColumnAsync(Anonymous(pattern), "", cell);
            AssertFatal(drop, "direct-identifier");
            Assert.Equal(("x.identifier", "B3", "•••"), (drop.Only.RuleId, drop.Only.Cell, drop.Only.Value));
            var text = ReportText.Of(drop);
            foreach (var part in cell.Split(' ').Where(p => p.Length > 4 && p.Any(char.IsDigit) || p.Contains('@'))) Assert.DoesNotContain(part, text);
        }
    }

    [Theory]
    [Trait("Check", "21")]
    [InlineData("2026-10-05")]
    [InlineData("05/10/2026 12:30")]
    [InlineData("07.10.2026 12:30")]
    [InlineData("07-10-2026 1230")]
    [InlineData("20261005")]
    [InlineData("1250000.50")]
    [InlineData("0788123456.50")]
    [InlineData("1 250 000 000")]
    [InlineData("+1250000")]
    [InlineData("-1250000000")]
    [InlineData("1.23E+10")]
    [InlineData("100123456")]
    [InlineData("1199080012345678")]
    [InlineData("WP0000000001")]
    [InlineData("EMP000123")]
    [InlineData("TP2026001")]
    [InlineData("ISCO-2310")]
    [InlineData("A123456-78")]
    [InlineData("REQ-AB123456")]
    [InlineData("RWF 1250000")]
    [InlineData("C++ developer, 10 years")]
    [InlineData("2 @ 15.50")]
    [InlineData("@kigali")]
    [InlineData("n/a@n/a")]
    [InlineData("d41d8cd98f00b204e9800998ecf8427e")]
    [InlineData("07881234567890")]
    public async Task Check_21_codes_dates_and_numbers_name_nobody(string cell) =>
        Assert.DoesNotContain((await OfColumnAsync(Anonymous(), cell)).Findings, f => f.Code == "direct-identifier");

    [Theory]
    [Trait("Check", "21")]
    [InlineData("^RQ[0-9]{8}$", "RQ1234567")]
    [InlineData("^[A-Z]{2}[0-9]{8}$", "AB123456")]
    public async Task Check_21_a_code_that_lost_a_digit_is_no_passport(string pattern, string cell)
    {
        var drop = await OfColumnAsync(Anonymous(pattern), cell);
        Assert.Equal(("x.pattern", cell), (drop.Only.RuleId, drop.Only.Value));
    }

    [Fact]
    [Trait("Check", "21")]
    public async Task Check_21_an_agreed_form_that_looks_like_a_passport_is_agreed() =>
        Assert.Empty((await OfColumnAsync(Anonymous("^[A-Z]{2}[0-9]{6}$"), "PC123456")).Findings);

    [Fact]
    [Trait("Check", "21")]
    public async Task Check_21_where_names_are_allowed_nothing_is_said() =>
        Assert.Empty((await OfColumnAsync(TestProtocol.Text("x"), "jean.uwimana@example.rw")).Findings);
}

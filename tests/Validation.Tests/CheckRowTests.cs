using Pipeline.Protocols;

namespace Pipeline.Validation.Tests;

/// <summary>Each check on rows and on what spreadsheets did to them by itself: its code, how grave it is, and what is decided.</summary>
public class CheckRowTests
{
    const string Good = TestProtocol.Header + "\n" + TestProtocol.Row + "\n";

    [Fact]
    [Trait("Check", "15")]
    public async Task Check_15_key()
    {
        var drop = await Drop.OfAsync(Good + TestProtocol.Row + "\n");
        Assert.Equal(("primary-key", Severity.Error), (drop.Only.Code, drop.Only.Severity));
    }

    [Fact]
    [Trait("Check", "20")]
    public async Task Check_20_excel_damage_is_named_without_showing_a_personal_value()
    {
        var drop = await Drop.OfRowsAsync(TestProtocol.Row, TestProtocol.Row.Replace("WP0000000001", "1.23457E+11"));
        Assert.Equal(("excel-mangled-value", Severity.Error, "permit_id.excel"), (drop.Only.Code, drop.Only.Severity, drop.Only.RuleId));
        Assert.Equal("Excel rounded permit_id: its last digits are lost.", drop.Only.Message.En);
        Assert.DoesNotContain("1.23457", ReportText.Of(drop));
    }
}

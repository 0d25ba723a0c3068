using Pipeline.Protocols;

namespace Pipeline.Validation.Tests;

public class CellTests
{
    static Task<Drop> OfAsync(Column column, string cell, char separator = '.') => Drop.OfAsync($"id,x\n1,\"{cell}\"\n", Of(column, separator));

    static Protocol Of(Column column, char separator) =>
        TestProtocol.WithColumn(column) is var p ? p with { Dialect = p.Dialect with { Decimal = separator } } : p;

    static async Task AssertBrokenAsync(Column column, string cell, string kind, char separator = '.')
    {
        var drop = await OfAsync(column, cell, separator);
        Assert.Equal(($"x.{kind}", "B2", "x"), (drop.Only.RuleId, drop.Only.Cell, drop.Only.Column));
        Assert.Equal(kind == "type" ? "type-error" : "constraint-error", drop.Only.Code);
        Assert.Empty(drop.Rows);
    }

    static async Task AssertReadAsync(Column column, string cell, string expected, char separator = '.')
    {
        var drop = await OfAsync(column, cell, separator);
        Assert.Empty(drop.Findings);
        Assert.Equal($"1|{expected}", Assert.Single(drop.Rows));
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("-17", "-17")]
    [InlineData("007", "7")]
    [InlineData("999999999999999999", "999999999999999999")]
    public Task Integers_are_read(string cell, string expected) => AssertReadAsync(new("x", [], LogicalType.Integer, true), cell, expected);

    [Theory]
    [InlineData("1.0")]
    [InlineData("1e3")]
    [InlineData("+1")]
    [InlineData("-")]
    [InlineData(" 1")]
    [InlineData("1 000")]
    [InlineData("1000000000000000000")]
    public Task Other_texts_are_no_integers(string cell) => AssertBrokenAsync(new("x", [], LogicalType.Integer, true), cell, "type");

    [Theory]
    [InlineData("1", '.', "1.00")]
    [InlineData("-1.5", '.', "-1.50")]
    [InlineData("1,25", ',', "1.25")]
    [InlineData("1.2500", '.', "1.25")]
    [InlineData("-0.01", '.', "-0.01")]
    [InlineData("9999999999999999.99", '.', "9999999999999999.99")]
    public Task Decimals_are_read_at_their_scale(string cell, char separator, string expected) =>
        AssertReadAsync(new("x", [], LogicalType.Number, true, Scale: 2), cell, expected, separator);

    [Theory]
    [InlineData("1.255", '.')]
    [InlineData("1,25", '.')]
    [InlineData("1.25", ',')]
    [InlineData("1.", '.')]
    [InlineData(".5", '.')]
    [InlineData("1.2.3", '.')]
    [InlineData("10000000000000000.00", '.')]
    public Task Other_texts_are_no_decimals(string cell, char separator) =>
        AssertBrokenAsync(new("x", [], LogicalType.Number, true, Scale: 2), cell, "type", separator);

    [Theory]
    [InlineData("0.1", '.', "0.1")]
    [InlineData("-3,75", ',', "-3.75")]
    [InlineData("0.12345678901234567890123", '.', "0.12345678901234568")]
    [InlineData("123456789012345678901234567890", '.', "1.2345678901234568E+29")]
    public Task Doubles_are_read(string cell, char separator, string expected) =>
        AssertReadAsync(new("x", [], LogicalType.Number, true), cell, expected, separator);

    [Theory]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("1e5")]
    [InlineData("0.")]
    [InlineData("--1")]
    public Task Other_texts_are_no_doubles(string cell) => AssertBrokenAsync(new("x", [], LogicalType.Number, true), cell, "type");

    [Theory]
    [InlineData("yyyy-MM-dd", "2024-02-29")]
    [InlineData("dd/MM/yyyy", "29/02/2024")]
    [InlineData("yyyyMMdd", "20240229")]
    public Task Dates_are_read_in_their_layout(string format, string cell) =>
        AssertReadAsync(new("x", [], LogicalType.Date, true, DateFormat: format), cell, "2024-02-29");

    [Theory]
    [InlineData("yyyy-MM-dd", "2023-02-29")]
    [InlineData("yyyy-MM-dd", "2023-13-01")]
    [InlineData("yyyy-MM-dd", "2023-00-10")]
    [InlineData("yyyy-MM-dd", "0000-01-01")]
    [InlineData("yyyy-MM-dd", "2023/01/01")]
    [InlineData("yyyy-MM-dd", "2023-1-01")]
    [InlineData("yyyy-MM-dd", "x023-01-01")]
    [InlineData("yyyy-MM-dd", "20x3-01-01")]
    [InlineData("yyyy-MM-dd", "2023-01-3x")]
    [InlineData("dd/MM/yyyy", "02-29-2024")]
    [InlineData("dd/MM/yyyy", "31/04/2024")]
    [InlineData("yyyyMMdd", "20240431")]
    [InlineData("yyyyMMdd", "2024-04-1")]
    public Task Other_texts_are_no_dates(string format, string cell) => AssertBrokenAsync(new("x", [], LogicalType.Date, true, DateFormat: format), cell, "type");

    [Fact]
    public void Every_day_of_four_centuries_is_read()
    {
        var parser = new DateParser("dd/MM/yyyy");
        for (var day = new DateOnly(1800, 1, 1); day.Year < 2200; day = day.AddDays(1))
        {
            var text = System.Text.Encoding.UTF8.GetBytes(day.ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture));
            Assert.True(parser.TryParse(text, out var value) && value == day.DayNumber, $"{day}");
        }
    }

    [Theory]
    [InlineData("true", "True")]
    [InlineData("FALSE", "False")]
    [InlineData("1", "True")]
    [InlineData("0", "False")]
    public Task Booleans_are_read(string cell, string expected) => AssertReadAsync(new("x", [], LogicalType.Boolean, true), cell, expected);

    [Theory]
    [InlineData("yes")]
    [InlineData("2")]
    [InlineData("truee")]
    public Task Other_texts_are_no_booleans(string cell) => AssertBrokenAsync(new("x", [], LogicalType.Boolean, true), cell, "type");

    [Theory]
    [InlineData("")]
    [InlineData("NA")]
    public Task A_required_cell_must_have_a_value(string cell) => AssertBrokenAsync(TestProtocol.Text("x", true), cell, "required");

    [Theory]
    [InlineData("1")]
    [InlineData("日本語語語語")]
    public Task Lengths_are_bounded_in_characters(string cell) => AssertBrokenAsync(TestProtocol.Text("x", true) with { MinLength = 2, MaxLength = 5 }, cell, "length");

    [Fact]
    public Task Lengths_within_bounds_pass() => AssertReadAsync(TestProtocol.Text("x", true) with { MinLength = 5, MaxLength = 5 }, "日本語12", "日本語12");

    [Theory]
    [InlineData("9", "minimum")]
    [InlineData("21", "maximum")]
    [InlineData("9.99", "minimum")]
    [InlineData("x", "type")]
    public async Task Ranges_are_checked_after_the_type(string cell, string kind)
    {
        await AssertBrokenAsync(new("x", [], LogicalType.Number, true, Scale: 2, Minimum: 10, Maximum: 20), cell, kind);
        await AssertBrokenAsync(new("x", [], LogicalType.Number, true, Minimum: 10, Maximum: 20), cell, kind);
    }

    [Fact]
    public async Task Ends_of_a_range_belong_to_it()
    {
        foreach (var cell in (string[])["10.00", "20"])
            Assert.Empty((await OfAsync(new("x", [], LogicalType.Number, true, Scale: 2, Minimum: 10, Maximum: 20), cell)).Findings);
        var dates = new Column("x", [], LogicalType.Date, true, DateFormat: "yyyy-MM-dd", Minimum: new DateOnly(2026, 1, 1).DayNumber);
        Assert.Empty((await OfAsync(dates, "2026-01-01")).Findings);
        Assert.Equal("at least 2026-01-01", (await OfAsync(dates, "2025-12-31")).Only.Expected.En);
    }

    [Fact]
    public async Task A_codelist_is_the_version_in_force_at_the_end_of_the_period()
    {
        var column = TestProtocol.Text("x", true) with { Codelist = "countries" };
        await AssertReadAsync(column, "RWA", "RWA");
        await AssertBrokenAsync(column, "ZAR", "codelist");
        Assert.Equal([new CodelistVersion("countries", "1.0.0")], (await OfAsync(column, "RWA")).Report.Codelists);
    }

    [Theory]
    [InlineData("rwa", "Did you mean RWA (Rwanda)?")]
    [InlineData("Kenya", "Did you mean KEN (Kenya)?")]
    [InlineData("UG", "Did you mean UGA (Uganda)?")]
    [InlineData("UK", "Did you mean GBR (United Kingdom)?")]
    [InlineData("RAW", "Did you mean RWA (Rwanda)?")]
    [InlineData("United Kingdm", "Did you mean GBR (United Kingdom)?")]
    [InlineData("110", "It was probably 0110: write the cell so, in a column whose cells are formatted as text.")]
    [InlineData("XYZ", "Use a code of countries 1.0.0 exactly as listed, with capitals and leading zeros: 0110, GBR, KEN, RWA, UGA.")]
    public async Task A_wrong_code_comes_with_the_one_that_was_meant(string cell, string fix)
    {
        var drop = await OfAsync(TestProtocol.Text("x", true) with { Codelist = "countries" }, cell);
        Assert.Equal(fix, drop.Only.Fix.En);
    }

    [Fact]
    public async Task A_personal_code_is_not_guessed_at()
    {
        var drop = await OfAsync(TestProtocol.Text("x", true) with { Codelist = "countries", Classification = Classification.Personal }, "rwa");
        Assert.DoesNotContain("Did you mean", drop.Only.Fix.En);
        Assert.Equal("•••", drop.Only.Value);
    }

    [Fact]
    public Task A_text_must_be_among_the_valid_values() => AssertBrokenAsync(TestProtocol.Text("x", true) with { ValidValues = ["NEW", "REN"] }, "OLD", "values");

    [Theory]
    [InlineData("44927", "2023-01-01")]
    [InlineData("31/12/2025", "Write it 2025-12-31.")]
    [InlineData("########", "too narrow")]
    public async Task Spreadsheet_damage_to_dates_is_recognised(string cell, string hint)
    {
        var drop = await OfAsync(new("x", [], LogicalType.Date, true, DateFormat: "yyyy-MM-dd"), cell);
        Assert.Contains(hint, drop.Only.Fix.En);
    }

    [Theory]
    [InlineData("1.23E+11", "digits are lost")]
    [InlineData("1,5", "decimal separator")]
    [InlineData("1 ", "spaces")]
    public async Task Spreadsheet_damage_to_numbers_is_recognised(string cell, string hint)
    {
        var drop = await OfAsync(new("x", [], LogicalType.Number, true), cell);
        Assert.Contains(hint, drop.Only.Fix.En);
    }
}

namespace Pipeline.Validation.Tests;

public class FormTests
{
    [Theory]
    [InlineData("^([0-9]{16}|[A-Z]{3}-[A-Z][0-9]{7})$", "16 digits, or 3 capitals, a hyphen, a capital and 7 digits", "16 chiffres, ou 3 majuscules, un trait d'union, une majuscule et 7 chiffres")]
    [InlineData("^WP[0-9]{10}$", "WP and 10 digits", "WP et 10 chiffres")]
    [InlineData("^[1-5][1-8][0-9]{4}$", "a digit from 1 to 5, a digit from 1 to 8 and 4 digits", "un chiffre de 1 à 5, un chiffre de 1 à 8 et 4 chiffres")]
    [InlineData("^20[0-9]{2}-(0[1-9]|1[0-2])$", "20, 2 digits, a hyphen and a month from 01 to 12", "20, 2 chiffres, un trait d'union et un mois de 01 à 12")]
    [InlineData("^[A-Z]{3,6}-[1-9]$", "3 to 6 capitals, a hyphen and a digit from 1 to 9", "3 à 6 majuscules, un trait d'union et un chiffre de 1 à 9")]
    [InlineData("^([0-9]{1,2}|X)$", "1 or 2 digits, or X", "1 ou 2 chiffres, ou X")]
    [InlineData("^[A-Z][0-9]?$", "a capital and perhaps a digit", "une majuscule et éventuellement un chiffre")]
    [InlineData("^[a-z_]+$", "one or more small letters or underscores", "un ou plusieurs minuscules ou tirets bas")]
    public void A_pattern_of_characters_one_after_another_is_said_in_words(string pattern, string en, string fr) =>
        Assert.Equal((en, fr), (FormWords.Of(pattern)!.En, FormWords.Of(pattern)!.Fr));

    [Theory]
    [InlineData("^(a|b)c$")]
    [InlineData("^.*$")]
    [InlineData("^[AEIOU]x$")]
    [InlineData("^a|b$")]
    public void A_pattern_of_another_kind_is_left_as_it_is(string pattern) => Assert.Null(FormWords.Of(pattern));

    [Theory]
    [InlineData("11997800123456712", "has 17 characters, 16 are wanted")]
    [InlineData("COD-R95574455", "has 13 characters, 12 are wanted")]
    [InlineData("COD-R9557x45", "has a small letter where a digit is wanted")]
    [InlineData("COD-19557445", "has a digit where a capital is wanted")]
    [InlineData("119978001234567 ", "has a space where a digit is wanted")]
    [InlineData("1199780012345671", null)]
    public void What_is_wrong_with_a_form_is_said_without_the_value(string value, string? remark) =>
        Assert.Equal(remark, FormRemark.OfPattern("^([0-9]{16}|[A-Z]{3}-[A-Z][0-9]{7})$")(value)?.En);

    [Fact]
    public void A_range_of_lengths_is_named() => Assert.Equal(
        ("has 7 characters, 3 to 5 are wanted", "a 7 caractères, il en faut 3 à 5"), (FormRemark.OfPattern("^[A-Z]{3,5}$")("ABCDEFG")!.En, FormRemark.OfPattern("^[A-Z]{3,5}$")("ABCDEFG")!.Fr!));

    [Theory]
    [InlineData("NLDX", "has 4 characters, 3 are wanted")]
    [InlineData("NLX", null)]
    public void Codes_of_one_length_want_that_length(string value, string? remark) =>
        Assert.Equal(remark, FormRemark.OfLengths(["NLD", "BEL"])(value)?.En);

    [Theory]
    [InlineData("100000.111", 2, "has 3 decimals, 2 at most are wanted")]
    [InlineData("1.5", 0, "has 1 decimal, none is wanted")]
    [InlineData("12o", 2, "has a letter where a number is wanted")]
    [InlineData("1.11", 2, null)]
    public void Decimals_and_letters_of_a_number_are_named(string value, int scale, string? remark) =>
        Assert.Equal(remark, FormRemark.OfNumber(value, '.', scale)?.En);

    [Fact]
    public async Task A_masked_value_comes_with_what_is_wrong_with_its_form()
    {
        var drop = await Drop.OfRowsAsync(TestProtocol.Row, TestProtocol.Row.Replace("WP0000000001", "WP00000000002", StringComparison.Ordinal));
        Assert.Equal(("W************", "has 13 characters, 12 are wanted"), (drop.Only.Value, drop.Only.Remark!.En));
    }

    [Fact]
    public async Task A_row_with_a_cell_too_few_points_at_no_cell_and_says_which_it_lacks_where_that_can_be_told()
    {
        var country = await Drop.OfRowsAsync(TestProtocol.Row, "WP0000000002,P1234567,F,1990,H1,2026-10-05,1250.50,0.5,true,ok");
        Assert.Equal((null, "The cell of country (column C) is probably the one that is missing."), (country.Only.Cell, country.Only.Remark?.En));
        // The note takes any text, so that either of the last two may be missing.
        Assert.Null((await Drop.OfRowsAsync(TestProtocol.Row, "WP0000000002,P1234567,KEN,F,1990,H1,2026-10-05,1250.50,0.5,true")).Only.Remark);
        Assert.Null((await Drop.OfRowsAsync(TestProtocol.Row, "WP0000000002,P1234567,KEN,F,1990,H1,2026-10-05,1250.50,true,7,,,x")).Only.Remark);
    }

    [Fact]
    public async Task Rows_with_empty_cells_after_the_last_column_are_all_named_however_they_are_cut()
    {
        var rows = Enumerable.Range(1, 24).Select(i => TestProtocol.Row.Replace("WP0000000001", $"WP{i:0000000000}", StringComparison.Ordinal) + (i % 2 == 0 ? ",," : ""));
        foreach (var chunk in (int[])[64, 1 << 20])
        {
            var only = (await Drop.OfAsync(TestProtocol.Header + "\n" + string.Join('\n', rows) + "\n", chunkBytes: chunk)).Only;
            Assert.Equal((3L, "12 row(s) have empty cells after the last column: lines 3, 5, 7, 9, 11, 13, 15, 17, 19, 21 and 2 more."), (only.Line, only.Message.En));
        }
    }

    [Fact]
    public async Task Columns_with_findings_come_with_their_codes()
    {
        var report = (await Drop.OfRowsAsync(TestProtocol.Row.Replace(",KEN,", ",XXX,", StringComparison.Ordinal).Replace("1250.50", "x", StringComparison.Ordinal))).Report;
        Assert.Equal([("country", false, 5), ("wage", true, 0)], report.Columns.Select(c => (c.Name, c.MayBeEmpty, c.CodeCount)));
        Assert.Equal(new CodeMeaning("KEN", "Kenya"), report.Columns[0].Codes[2]);
    }
}

using Pipeline.Indicators.Codes;
using Pipeline.Indicators.References;

namespace Pipeline.Indicators.Tests;

public class HarmonisationTests
{
    const string Split = "from_scheme,from_code,to_scheme,to_code,share\n# a comment\ncisco,2222,isco08,2221,0.25\ncisco,2222,isco08,3221,0.75\ncisco,9999,isco08,9510,1\n";

    [Theory]
    [InlineData("2142", "2142", HarmonisationRule.Exact)]
    [InlineData("2455", "24", HarmonisationRule.LongestPrefix)]
    [InlineData("2213", "221", HarmonisationRule.LongestPrefix)]
    [InlineData("9511", "951", HarmonisationRule.LongestPrefix)]
    [InlineData(" 0110 ", "0110", HarmonisationRule.LongestPrefix)]
    [InlineData("x", "_T", HarmonisationRule.Unknown)]
    public void Codes_are_counted_in_the_longest_group_they_begin_with(string code, string group, HarmonisationRule rule)
    {
        var found = new CodeHarmoniser(Sample.Tree, Crosswalk.None).Find(code);
        Assert.Equal(group, Sample.Tree.Nodes[found.Whole].Code);
        if (code.Trim() == code) Assert.Equal(rule, found.Rule);
    }

    [Fact]
    public void Crosswalk_splits_a_code_and_conserves_totals()
    {
        var partial = Sample.Partial([Sample.Person("A", "1", 100, "2222"), Sample.Person("A", "2", 40, "2221")], crosswalk: Crosswalk.Parse("crosswalk.csv", Split));
        Assert.Equal(140, partial.Records.Sum(r => r.Weight), 12);
        Assert.Equal(2, partial.Records.Sum(r => r.Share), 12);
        Assert.Equal(65, partial.Records.Where(r => r.Node == Sample.Tree.Find("2221")).Sum(r => r.Weight), 12);
        Assert.Equal(75, partial.Records.Where(r => r.Node == Sample.Tree.Find("3221")).Sum(r => r.Weight), 12);
    }

    [Fact]
    public void What_cannot_be_split_is_counted_where_all_parts_are()
    {
        var codes = new CodeHarmoniser(Sample.Tree, Crosswalk.Parse("crosswalk.csv", Split));
        Assert.Equal(0, codes.Find("2222").Whole);
        Assert.Equal("9510", Sample.Tree.Nodes[codes.Find("9999").Whole].Code);
    }

    [Fact]
    public void Every_change_is_in_the_log_with_its_rule_and_rows()
    {
        var codes = new CodeHarmoniser(Sample.Tree, Crosswalk.Parse("crosswalk.csv", Split));
        foreach (var code in (string[])["2455", "2142", "2455", "2222"]) codes.Find(code);
        codes.Find("2142", isUncertain: true);
        codes.Find("21", isUncertain: true);
        Assert.Equal(
        [
            new("2142", "21", HarmonisationRule.LowConfidence, 1, 1), new("2222", "2221", HarmonisationRule.Crosswalk, 0.25, 1),
            new("2222", "3221", HarmonisationRule.Crosswalk, 0.75, 1), new("2455", "24", HarmonisationRule.LongestPrefix, 1, 2),
        ], codes.Changes);
    }

    [Fact]
    public async Task Log_survives_writing_and_reading()
    {
        ChangeLogRow[] rows = [new("vacancies", "vacancies/2026-10/mifotra", "2455", "24", HarmonisationRule.LongestPrefix, 1, 3)];
        using var file = new MemoryStream();
        await ChangeLogTable.WriteAsync(file, "r", rows, default);
        Assert.Equal(rows, await ChangeLogTable.ReadAsync(file, default));
    }

    [Theory]
    [InlineData("from_scheme,from_code,to_scheme,to_code,share\ncisco,2222,isco08,2221,0.5\n", "code 2222 sum to 0.5")]
    [InlineData("from_scheme,from_code,to_scheme,to_code,share\ncisco,2222,isco88,2221,1\n", "crosswalk.csv, line 2, column to_scheme: 'isco88'")]
    [InlineData("from_scheme,from_code,to_scheme,to_code,share\ncisco,2222,isco08,2221,one\n", "line 2, column share: 'one'")]
    [InlineData("code,to\n", "the header was expected: from_scheme")]
    [InlineData("from_scheme,from_code,to_scheme,to_code,share\ncisco,2222\n", "line 2: 2 cells were found, 5")]
    public void Faulty_reference_files_are_refused_by_place_and_value(string text, string message) =>
        Assert.Contains(message, Assert.Throws<InvalidDataException>(() => Crosswalk.Parse("crosswalk.csv", text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Absent_reference_files_are_none_and_present_ones_name_the_run()
    {
        Assert.Null(ReferenceData.None.Prices);
        Assert.Null(ReferenceData.None.Fields);
        var given = ReferenceData.Of(new Dictionary<string, string>
        {
            ["cpi.csv"] = "month,index\n2026-07,100\n2026-08,103\n2026-09,106\n2026-10,110\n",
            ["strategic.csv"] = "isco08,strategy,valid_from,valid_to,source\n2142,NST2,2024-07-01,,p. 3\n2142,ICT,2020-01-01,2025-06-30,p. 9\n",
            ["field-occupation.csv"] = "isced_f,isco08,share\n0613,2512,0.6\n061,2511,0.5\n",
        });
        Assert.NotEqual(ReferenceData.None.Sha256, given.Sha256);
        Assert.Equal(103, given.Prices!.At(2026 * 4 + 2));
        Assert.Null(given.Prices.At(2026 * 4 + 3));
        Assert.Equal(["ICT", "NST2"], given.Strategies.Of("2142", new(2025, 6, 30)).Select(s => s.Strategy));
        Assert.Equal([(Sample.Tree.Find("2512"), 0.6)], given.Fields!.Occupations("0613", Sample.Tree));
        Assert.Equal([(Sample.Tree.Find("2511"), 0.5)], given.Fields.Occupations("0612", Sample.Tree));
        Assert.Empty(given.Fields.Occupations("0711", Sample.Tree));
    }
}

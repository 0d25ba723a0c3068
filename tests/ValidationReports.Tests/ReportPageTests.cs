using System.Net;
using System.Text.RegularExpressions;
using Pipeline.Testing;

namespace Pipeline.ValidationReports.Tests;

public partial class ReportPageTests
{
    [Theory]
    [InlineData("dgie/work-permits", "2026-10")]
    [InlineData("nisr/labour-force-survey", "2026-Q3")]
    public async Task Every_fault_of_a_sample_is_on_the_page_with_its_place_and_how_to_mend_it(string dataset, string period)
    {
        var file = await CheckedFile.OfSampleAsync(dataset, period);
        var places = Section(file.Page(), "places");
        Assert.NotEmpty(file.Findings);
        Assert.All(file.Findings, f =>
        {
            Assert.Contains($"data-label=\"Line\">{f.Line}<", places, StringComparison.Ordinal);
            if (f.Cell is { } cell) Assert.Contains($">{cell}<", places, StringComparison.Ordinal);
            Assert.Contains(f.Fix, WebUtility.HtmlDecode(places), StringComparison.Ordinal);
        });
        Assert.Contains($"{file.Findings.Count} findings: all there are.", places, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Language.English)]
    [InlineData(Language.French)]
    public async Task The_page_runs_and_loads_nothing_and_names_its_language(Language language)
    {
        var page = (await CheckedFile.OfSampleAsync("dgie/work-permits", "2026-10")).Page(language);
        Assert.StartsWith($"<!doctype html><html lang=\"{ReportWords.In(language).Tag}\">", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch("(?i)(src=|url\\(|@import|<link|style=| on[a-z]+=)", page);
    }

    [Fact]
    public async Task Tags_are_closed_in_the_order_they_were_opened()
    {
        var page = (await CheckedFile.OfSampleAsync("nisr/labour-force-survey", "2026-Q3")).Page(Language.French);
        var open = new Stack<string>();
        foreach (Match tag in Tag.Matches(page))
        {
            var name = tag.Groups[2].Value;
            if (tag.Groups[1].Length > 0) Assert.Equal(open.Pop(), name);
            else if (name is not ("meta" or "br" or "rect")) open.Push(name);
        }
        Assert.Empty(open);
    }

    [Fact]
    public async Task A_value_that_looks_like_markup_stays_text()
    {
        var page = (await CheckedFile.OfPermitsAsync(Permits.File(1, 3).Replace("KEN,F", "<b>&,F", StringComparison.Ordinal))).Page();
        Assert.Contains("<code>&lt;b&gt;&amp;</code>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Equal_wrong_values_are_one_line_with_their_count_first_lines_and_a_guess()
    {
        var rows = Permits.File(1, 1_300).Split("\r\n");
        for (var i = 1; i <= 1_204; i++) rows[i] = rows[i].Replace(",KEN,", ",UK,", StringComparison.Ordinal);
        var summary = Section((await CheckedFile.OfPermitsAsync(string.Join("\r\n", rows))).Page(), "mend");
        Assert.Contains("<code>UK</code></td><td class=\"n\" data-label=\"How many\">1,204</td>", summary, StringComparison.Ordinal);
        Assert.Contains("2, 3, 4 and 1,201 more", summary, StringComparison.Ordinal);
        Assert.Contains("Did you mean GBR", summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_that_is_cut_says_so_with_exact_numbers()
    {
        var few = CheckedFile.WorkPermits with { DropRules = [], Limits = CheckedFile.WorkPermits.Limits with { MaxErrorsStored = 10 } };
        var file = await CheckedFile.OfPermitsAsync(Permits.File(1, 2_500, "XXX"), few);
        var page = file.Page();
        Assert.Equal(10, file.Findings.Count);
        var total = file.Report.Truncated.Total;
        Assert.True(total >= 2_500);
        Assert.Contains(FormattableString.Invariant($"3 of {total:N0} findings: the first of each rule."), Section(page, "places"), StringComparison.Ordinal);
        Assert.Contains(
            FormattableString.Invariant($"{total:N0} findings in all, counted exactly. The list holds the first 10; {total - 10:N0} more are only counted."),
            Section(page, "list"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rules_that_were_put_to_nothing_are_named_with_the_reason_and_not_as_passed()
    {
        var page = (await CheckedFile.OfPermitsAsync(Permits.File(1, 20).Replace("permit_class", "klass", StringComparison.Ordinal))).Page();
        Assert.Contains("<code>WP-R-05</code></td><td data-label=\"Why not\">The file could not be read.</td>", Section(page, "unchecked"), StringComparison.Ordinal);
        Assert.DoesNotContain("WP-R-05", Section(page, "checked"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_that_could_not_be_split_is_said_to_be_unchecked()
    {
        const string Unchecked = "The cells of such a row could not be told apart and were not checked";
        Assert.Contains(Unchecked, (await CheckedFile.OfPermitsAsync(Permits.File(1, 5).Replace(",NEW\r\n", "\r\n", StringComparison.Ordinal))).Page(), StringComparison.Ordinal);
        Assert.DoesNotContain(Unchecked, (await CheckedFile.OfPermitsAsync(Permits.File(1, 5, "XXX"))).Page(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clean_file_has_nothing_to_mend()
    {
        var page = (await CheckedFile.OfPermitsAsync(Permits.File(1, 20))).Page();
        Assert.Contains("All 20 rows would be accepted.", page, StringComparison.Ordinal);
        Assert.Contains("No rule found anything.", Section(page, "mend"), StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"places\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Personal_values_are_not_on_the_page()
    {
        var page = (await CheckedFile.OfPermitsAsync(Permits.File(1, 5).Replace("WP0000000003", "SECRET-PERMIT", StringComparison.Ordinal).Replace("KEN-A0000004", "SECRETPERSON", StringComparison.Ordinal))).Page();
        Assert.Contains("S************", page, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET", page, StringComparison.Ordinal);
        Assert.DoesNotContain("WP00000000", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Numbers_and_words_are_those_of_the_language()
    {
        var page = (await CheckedFile.OfPermitsAsync(Permits.File(1, 1_300, "XXX"))).Page(Language.French);
        Assert.Contains("1\u202F300 sur 1\u202F300 lignes de données ont des erreurs ; le protocole en admet 0,5 pour cent.", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Contains("<span lang=\"en\">nationality is not a code of iso3166", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_with_warnings_stand_out_from_those_without_any()
    {
        var overview = Section((await CheckedFile.OfPermitsAsync(Permits.File(1, 30, "RWA") + Permits.File(31, 70)[(Permits.Header.Length + 2)..])).Page(), "overview");
        Assert.Contains("70 rows without errors or warnings, 30 rows with warnings only, 0 rows with errors", overview, StringComparison.Ordinal);
        Assert.Contains("<rect class=\"f-warn\" x=\"294\" width=\"126\" height=\"18\"/>", overview, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Findings_are_in_french_where_the_protocol_has_the_words()
    {
        var permits = CheckedFile.WorkPermits;
        var french = permits with { RowRules = [.. permits.RowRules.Select(r => r with { MessageFr = $"Constat {r.Id}.", FixFr = $"Corrigez {r.Id}." })] };
        var file = await CheckedFile.OfPermitsAsync(Permits.File(1, 3, "RWA"), french);
        var rule = file.Findings[0].RuleId;
        Assert.Contains($"Constat {rule}.", Section(file.Page(Language.French), "mend"), StringComparison.Ordinal);
        Assert.Contains($"Corrigez {rule}.", Section(file.Page(Language.French), "places"), StringComparison.Ordinal);
        Assert.DoesNotContain("Constat", file.Page(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_difference_stands_beside_what_was_found_and_expected()
    {
        var places = Section((await CheckedFile.OfPermitsAsync(Permits.File(1, 3).Replace(",NEW\r\n", "\r\n", StringComparison.Ordinal))).Page(), "places");
        Assert.Contains("data-label=\"Difference\">-1</td>", places, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_with_the_same_key_are_named_together()
    {
        var text = Permits.File(1, 3) + string.Concat(Enumerable.Repeat(Permits.Row(2) + "\r\n", 12));
        var english = Section((await CheckedFile.OfPermitsAsync(text)).Page(), "mend");
        Assert.Contains("<code>W***********</code>: lines 3, 5, 6, 7, 8, 9, 10, 11, 12, 13 and 3 others</li>", english, StringComparison.Ordinal);
        Assert.Contains("et 3 autres</li>", Section((await CheckedFile.OfPermitsAsync(text)).Page(Language.French), "mend"), StringComparison.Ordinal);
    }

    static string Section(string page, string id)
    {
        var start = page.IndexOf($"<section id=\"{id}\">", StringComparison.Ordinal);
        Assert.True(start >= 0, $"There is no section {id}.");
        return page[start..page.IndexOf("</section>", start, StringComparison.Ordinal)];
    }

    [GeneratedRegex("<(/?)([a-z0-9]+)[^>]*>")]
    static partial Regex Tag { get; }
}

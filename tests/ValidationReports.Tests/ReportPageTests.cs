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
            Assert.Contains(f.Fix.En, WebUtility.HtmlDecode(places), StringComparison.Ordinal);
        });
        Assert.Contains($"{file.Findings.Count} entries: all there are.", places, StringComparison.Ordinal);
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
        Assert.Contains("<code>UK</code> <small>has 2 characters, 3 are wanted</small></td><td class=\"n\" data-label=\"How many\">1,204</td>", summary, StringComparison.Ordinal);
        Assert.Contains("data-label=\"Lines of the file\">2-1205<", summary, StringComparison.Ordinal);
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
        Assert.Contains(FormattableString.Invariant($"The first 10 of {total:N0} entries."), Section(page, "places"), StringComparison.Ordinal);
        Assert.Contains(
            FormattableString.Invariant($"The list has the first 10 entries; {total - 10:N0} more are only counted."),
            Section(page, "list"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rules_that_were_put_to_nothing_are_named_with_the_reason_and_not_as_passed()
    {
        var page = (await CheckedFile.OfPermitsAsync(Permits.File(1, 20).Replace("permit_class", "klass", StringComparison.Ordinal))).Page();
        Assert.Matches("checks: The file could not be read\\.</summary><p>[^/]*(<code>[^<]+</code> )*<code>WP-R-05</code>", Section(page, "unchecked"));
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
        Assert.Contains("1\u202F300 sur 1\u202F300 lignes de données ont des erreurs ; le protocole en admet 0,5 pour cent (6 lignes de données sur 1\u202F300).", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Contains("nationality n'est pas un code de iso3166", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_in_french_has_no_text_of_the_checks_in_english()
    {
        string[] texts =
        [
            Permits.File(1, 40, "RWA") + Permits.File(41, 20, "XXX")[(Permits.Header.Length + 2)..],
            Permits.File(1, 3).Replace(",NEW\r\n", "\r\n", StringComparison.Ordinal) + "\n\n",
            Permits.File(1, 3).Replace("nationality", "nation", StringComparison.Ordinal),
            Permits.File(1, 3) + "\u0001\"x",
            "%PDF-1.7",
            "",
        ];
        foreach (var text in texts)
        {
            var page = (await CheckedFile.OfPermitsAsync(text)).Page(Language.French);
            Assert.DoesNotContain("<span lang=\"en\"", page, StringComparison.Ordinal);
            Assert.Contains("<h1>", page, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("dgie/work-permits", "2026-10")]
    [InlineData("nisr/labour-force-survey", "2026-Q3")]
    [InlineData("rssb/payroll", "2026-10")]
    [InlineData("hec/graduates", "2025")]
    public async Task A_page_of_a_faulty_sample_is_in_french_throughout(string dataset, string period)
    {
        var file = await CheckedFile.OfSampleAsync(dataset, period);
        Assert.DoesNotContain("<span lang=\"en\"", file.Page(Language.French), StringComparison.Ordinal);
        Assert.NotEmpty(file.Report.NotEvaluated);
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
        var french = permits with { RowRules = [.. permits.RowRules.Select(r => r with { Message = r.Message with { Fr = $"Constat {r.Id}." }, Fix = r.Fix with { Fr = $"Corrigez {r.Id}." } })] };
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
        Assert.Contains("<small>Difference -1</small>", places, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_with_the_same_key_are_named_together()
    {
        var text = Permits.File(1, 3) + string.Concat(Enumerable.Repeat(Permits.Row(2) + "\r\n", 12));
        var english = Section((await CheckedFile.OfPermitsAsync(text)).Page(), "mend");
        Assert.Contains("lines 3, 5, 6, 7, 8, 9, 10, 11, 12, 13 and 3 others: <code>W***********</code></li>", english, StringComparison.Ordinal);
        Assert.Contains("et 3 autres&#160;: <code>", Section((await CheckedFile.OfPermitsAsync(text)).Page(Language.French), "mend"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_over_several_columns_names_the_cell_to_fill_first_and_hides_those_that_are_in_order()
    {
        var page = (await CheckedFile.OfSampleAsync("moh/facility-requests", "2026-Q3")).Page();
        Assert.Contains("<strong>language_2</strong> (column AC): A numbered column is filled although the one before is empty.", Section(page, "mend"), StringComparison.Ordinal);
        Assert.Matches(@"<li>AC(\d+) <strong>language_2</strong> is empty</li><li>AD\1 language_3 = <code>sw</code></li></ul><details><summary>4 cells more", page);
        Assert.Contains("language_2: 1", Section(page, "overview"), StringComparison.Ordinal);
        Assert.Contains("several columns together: ", Section(page, "overview"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_cell_and_one_that_a_rule_wants_filled_come_with_the_codes_and_their_meaning()
    {
        var page = (await CheckedFile.OfSampleAsync("moh/missions", "2026-Q3")).Page();
        Assert.Contains("<strong>cancel_reason</strong> (column F): A cancelled mission has no reason.<small>Codes for cancel_reason: <code>consent</code> (Consent withdrawn), ", page, StringComparison.Ordinal);
        var permits = (await CheckedFile.OfPermitsAsync(Permits.File(1, 3).Replace(",KEN,", ",,", StringComparison.Ordinal))).Page();
        Assert.Contains("Codes for nationality: <a href=\"#codes-nationality\">", permits, StringComparison.Ordinal);
        Assert.Contains("<details id=\"codes-nationality\">", permits, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_line_of_a_problem_is_found_however_many_wrong_values_there_are()
    {
        var rows = Permits.File(1, 60).Split("\r\n");
        for (var i = 1; i <= 40; i++) rows[i] = rows[i].Replace(",KEN,", $",Q{i:00},", StringComparison.Ordinal);
        var mend = Section((await CheckedFile.OfPermitsAsync(string.Join("\r\n", rows))).Page(), "mend");
        Assert.Contains("other values</td><td class=\"n\" data-label=\"How many\">25</td><td class=\"l\" data-label=\"Lines of the file\">17-41<", mend, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dates_that_are_all_in_another_layout_are_one_entry()
    {
        var rows = Permits.File(1, 40).Replace("2016-01-05", "05/01/2016", StringComparison.Ordinal);
        var mend = Section((await CheckedFile.OfPermitsAsync(rows)).Page(), "mend");
        Assert.Contains("40 of 40 dates of issued_on", mend, StringComparison.Ordinal);
        Assert.Contains("data-label=\"How many\">40</td>", mend, StringComparison.Ordinal);
        Assert.DoesNotContain("05/01/2016", mend, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_to_mend_is_first_told_how_to_open_it_and_a_clean_one_is_not()
    {
        Assert.Contains("Data &gt; From Text/CSV", Section((await CheckedFile.OfPermitsAsync(Permits.File(1, 2, "XXX"))).Page(), "before"), StringComparison.Ordinal);
        Assert.DoesNotContain("From Text/CSV", (await CheckedFile.OfPermitsAsync(Permits.File(1, 20))).Page(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_that_lacks_its_last_cell_says_so()
    {
        var file = await CheckedFile.OfSampleAsync("dgie/border-crossings", "2026-10");
        Assert.Contains("<small>The last cell, permit_id (column M), is probably the one that is missing.</small>", Section(file.Page(), "places"), StringComparison.Ordinal);
        Assert.Contains("<small>C&#39;est sans doute la dernière cellule, permit_id (colonne M), qui manque.</small>", Section(file.Page(Language.French), "mend").Replace("&#232;", "è", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_accepted_without_a_row_says_so_in_its_headline()
    {
        var rows = Permits.File(1, 400).Replace("KEN-A0000188,100000001,KEN", "KEN-A0000188,100000001,XXX", StringComparison.Ordinal);
        Assert.Contains("<strong class=\"tone\">Accepted without 1 row</strong>", (await CheckedFile.OfPermitsAsync(rows)).Page(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_to_remove_come_after_cells_to_mend()
    {
        var mend = Section((await CheckedFile.OfSampleAsync("dgie/border-crossings", "2026-10")).Page(), "mend");
        Assert.True(mend.IndexOf("Two rows have the same", StringComparison.Ordinal) > mend.LastIndexOf("<span class=\"tone\">Error</span> <strong>person_id", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("dgie/border-crossings", "2026-10")]
    [InlineData("dgie/returns", "2026-10")]
    [InlineData("mifotra/vacancies", "2026-10")]
    public async Task The_numbers_of_the_page_agree_and_nothing_refers_to_what_is_not_there(string dataset, string period)
    {
        var file = await CheckedFile.OfSampleAsync(dataset, period);
        var words = ReportWords.In(Language.English);
        var rows = SummaryRow.Of(file.Report, FoundPlaces.Of(file.Findings), words);
        foreach (var rule in rows.GroupBy(r => r.Rule)) Assert.Equal(rule.Key.Failed, rule.Sum(r => r.Count));
        Assert.Equal(file.Report.Rules.Count(r => r.Failed > 0), rows.DistinctBy(r => r.Rule).Count());
        Assert.DoesNotContain("see below", file.Page(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_lists_are_named_as_their_links_say()
    {
        var file = await CheckedFile.OfSampleAsync("dgie/work-permits", "2026-10");
        var list = Section(file.Page(Language.English, c => c with { ErrorsCsv = "my%20errors.csv", AnnotatedCopy = "copy.csv" }), "list");
        Assert.Contains($"<a href=\"my%20errors.csv\">my errors.csv</a>: every place in a table of its own, to open beside your file. The list has {file.Findings.Count} entries", list, StringComparison.Ordinal);
        Assert.Contains("<a href=\"copy.csv\">copy.csv</a>: a copy of your file", list, StringComparison.Ordinal);
        Assert.DoesNotContain("dropcheck", list, StringComparison.Ordinal);
    }

    static string Section(string page, string id)
    {
        var start = page.IndexOf($"<section id=\"{id}\"", StringComparison.Ordinal);
        Assert.True(start >= 0, $"There is no section {id}.");
        return page[start..page.IndexOf("</section>", start, StringComparison.Ordinal)];
    }

    [GeneratedRegex("<(/?)([a-z0-9]+)[^>]*>")]
    static partial Regex Tag { get; }
}

using System.Net;
using System.Text.RegularExpressions;
using Pipeline.Protocols;
using Pipeline.Reference;
using Pipeline.Testing;
using Pipeline.ValidationReports;

namespace Pipeline.Coordination.Tests;

/// <summary>The page of the one answer: what it says, and that nothing delivered can become markup.</summary>
public sealed partial class PageTests
{
    static readonly PeriodSpan Span = new(ReferencePeriod.Parse("2026-10"), ReferencePeriod.Parse("2027-10"));

    static readonly ProtocolCatalog Catalog = ProtocolCatalog.Load(Repository.PathOf("protocols"));

    /// <summary>A year of the shipped datasets in which everything happens that can.</summary>
    static IReadOnlyList<CalendarEntry> Entries { get; } = [.. ReportingCalendar.On(new(2027, 10, 8), Expectation.Of(Catalog), Deliveries()).Where(e => Span.Holds(e.Period))];

    static IEnumerable<Delivered> Deliveries()
    {
        var number = 0;
        foreach (var expectation in Expectation.Of(Catalog))
            foreach (var period in expectation.PeriodsUntil(new(2027, 10, 8), []))
            {
                var kind = number++ % 11;
                if (kind == 3) continue;
                var (day, agency, dataset) = (expectation.Service.DueOn(period).AddDays(kind == 5 ? 12 : -2), expectation.Agency, expectation.Dataset);
                DateTimeOffset at = new(day, new(9, 0), TimeSpan.Zero);
                var outcome = kind == 7 ? "Quarantined" : "Accepted";
                yield return new(agency, dataset, period, SubmissionId.For(agency, $"{dataset}/{period}", "1"), at, at, "Validated", outcome, "1.0.0", 1000, kind switch { 7 => 0, 9 => 30, _ => 1000 }, IsNil: kind == 10);
                if (kind == 8) yield return new(agency, dataset, period, SubmissionId.For(agency, $"{dataset}/{period}", "2"), at.AddDays(1), at.AddDays(1), "Validated", "Quarantined", "1.0.0", 1000, 0);
            }
    }

    static string Render(Language language)
    {
        NotAcceptedDrop Drop(CalendarEntry e) => new(
            $"{e.Dataset}", $"{e.Period}", $"{e.TurnedDown!.Submission}", e.TurnedDown.Outcome!, e.TurnedDown.ReceivedAt, e.DueOn, e.FirstAccepted is not null,
            "/api/submissions/x", "/api/submissions/x/report",
            [new("person_id.required", 1204, "person_id is <empty>.", "person_id est <vide>."), new("permit_class.codelist", 17, "permit_class is not in the list.", null)]);
        IReadOnlyList<CalendarLine> Lines(IEnumerable<CalendarEntry> of, Func<CalendarEntry, bool> which) => [.. of.Where(which).Select(CalendarLine.Of)];
        List<AgencyView> agencies =
        [
            .. Entries.GroupBy(e => $"{e.Agency}").Select(g => new AgencyView(
                g.Key, Lines(g, e => e.State == CalendarState.Missing), Lines(g, e => e is { FirstAccepted: not null, DaysPastDue: > 0 }),
                Lines(g, e => e.State is CalendarState.ReminderDue or CalendarState.Due), [.. g.Where(e => e.TurnedDown is not null).Select(Drop)],
                Lines(g, e => e.VolumeDrop is not null), [])),
        ];
        var view = new CoordinationView(new(2027, 10, 8), "2026-10", "2027-10", null, ViewTotals.Of(agencies), agencies);
        return CoordinationPage.Render(view, Span, Entries, ScorecardRow.Of(Entries, ScoreWeights.ReadDefault()), PageWords.In(language));
    }

    [Theory]
    [InlineData(Language.English, "lang=\"en\"", "Delivered, not accepted", "person_id is <empty>.", "1,204 times", "late 12\u00A0d")]
    [InlineData(Language.French, "lang=\"fr\"", "Livré, non accepté", "person_id est <vide>.", "1\u202F204 fois", "en retard 12\u00A0j")]
    public void The_page_tells_all_in_the_language_asked_for(Language language, params string[] texts)
    {
        var html = Render(language);
        if (Environment.GetEnvironmentVariable("PAGE_FOLDER") is { } folder) File.WriteAllText(Path.Combine(folder, $"coordination-{language}.html"), html);
        var read = WebUtility.HtmlDecode(html);
        Assert.All(texts, text => Assert.Contains(text, read, StringComparison.Ordinal));
        Assert.DoesNotMatch("<(empty|vide)>", html);
    }

    [Fact]
    public void The_page_runs_and_loads_nothing() => Assert.DoesNotMatch(Loading(), Render(Language.English));

    [Fact]
    public void Every_row_of_the_heatmap_is_as_wide_as_its_head()
    {
        var heat = HeatTable().Match(Render(Language.English)).Value;
        var months = Regex.Count(heat[..heat.IndexOf("</thead>", StringComparison.Ordinal)], "<th ") - 1;
        Assert.Equal(13, months);
        var rows = heat[heat.IndexOf("<tbody>", StringComparison.Ordinal)..].Split("<tr>", StringSplitOptions.RemoveEmptyEntries)[1..];
        Assert.Equal(Expectation.Of(Catalog).Count, rows.Length);
        Assert.All(rows, row => Assert.Equal(months, Colspan().Matches(row).Sum(m => int.Parse(m.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture))));
    }

    [Fact]
    public void Every_state_has_a_sign_and_a_word_of_its_own() => Assert.All([PageWords.In(Language.English), PageWords.In(Language.French)], words =>
    {
        var states = Enum.GetValues<CalendarState>();
        Assert.Equal(states.Length, states.Select(s => CellLook.Of(s).Sign).Distinct().Count());
        Assert.Equal(states.Length, states.Select(s => words.States[s]).Distinct().Count());
    });

    [GeneratedRegex("<script|<link|<img|@import|url\\(|src=", RegexOptions.IgnoreCase)]
    private static partial Regex Loading();

    [GeneratedRegex("<table class=\"heat\">.*?</table>", RegexOptions.Singleline)]
    private static partial Regex HeatTable();

    [GeneratedRegex("colspan=\"(\\d+)\"")]
    private static partial Regex Colspan();
}

using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Pipeline.Indicators.Shortage;
using Pipeline.Indicators.Tables;
using Pipeline.ValidationReports;

namespace Pipeline.OccupationsInDemand.Tests;

/// <summary>The explanation and the ranking as pages to read and print.</summary>
public sealed partial class PageTests
{
    public static TheoryData<Language> Languages => [Language.English, Language.French];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_chart_is_named_described_and_drawn_from_finite_numbers(Language language)
    {
        var charts = Charts(ExplanationPage.Render(Samples.Explanation, InDemandWords.In(language)));
        Assert.Equal(["parts", "rank", "past"], charts.Select(c => c.Attribute("aria-labelledby")!.Value.Split('-')[0]));
        foreach (var chart in charts)
        {
            Assert.Equal(("img", $"{chart.Elements().First().Attribute("id")!.Value} {chart.Elements().ElementAt(1).Attribute("id")!.Value}"), (chart.Attribute("role")!.Value, chart.Attribute("aria-labelledby")!.Value));
            Assert.All(chart.Elements().Take(2), e => Assert.NotEmpty(e.Value));
            var width = double.Parse(chart.Attribute("viewBox")!.Value.Split(' ')[2], System.Globalization.CultureInfo.InvariantCulture);
            foreach (var at in chart.Descendants().Attributes().Where(a => a.Name.LocalName is "x" or "x1" or "x2" or "cx" or "width"))
                Assert.InRange(double.Parse(at.Value, System.Globalization.CultureInfo.InvariantCulture), 0, width);
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Ranking_says_what_is_not_known_of_the_list(Language language)
    {
        var words = InDemandWords.In(language);
        var unknown = Samples.Ranking with { ListState = nameof(ListKnowledge.AnnexNotSupplied) };
        Assert.Contains(words.ListStates[unknown.ListState], System.Net.WebUtility.HtmlDecode(RankingPage.Render(unknown, words)), StringComparison.Ordinal);
        var known = Samples.Ranking with { ListState = nameof(ListKnowledge.InForce), List = "Order 1 holds." };
        var page = System.Net.WebUtility.HtmlDecode(RankingPage.Render(known, words));
        Assert.DoesNotContain(words.ListStates[unknown.ListState], page, StringComparison.Ordinal);
        Assert.Contains(known.List, page, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void What_a_chart_shows_stands_in_words_or_a_table_too(Language language)
    {
        var words = InDemandWords.In(language);
        var page = ExplanationPage.Render(Samples.Explanation, words);
        var text = Charts(page).Aggregate(page, (rest, chart) => rest.Replace(Raw(page, chart), "", StringComparison.Ordinal));
        text = System.Net.WebUtility.HtmlDecode(text);
        foreach (var indicator in Samples.Explanation.Indicators.Where(i => i.Contribution is not null)) Assert.Contains($">{words.Signed(indicator.Contribution)}<", text, StringComparison.Ordinal);
        foreach (var past in Samples.Explanation.Past) Assert.Contains($"{past.Period} {words.Number(past.Score)}", text, StringComparison.Ordinal);
        Assert.Contains(words.Fill(words.RankChartSays, 1, 5, 1, 4), text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_page_runs_and_loads_nothing_and_encodes_what_it_is_told(Language language)
    {
        var words = InDemandWords.In(language);
        foreach (var page in (string[])[ExplanationPage.Render(Samples.Explanation with { Title = "<script>alert(1)</script>" }, words), RankingPage.Render(Samples.Ranking, words)])
        {
            Assert.DoesNotMatch("<script|<link|<img|src=|url\\(|@import|\\son[a-z]+=", page);
            Assert.StartsWith($"<!doctype html><html lang=\"{words.Tag}\">", page, StringComparison.Ordinal);
            Assert.DoesNotContain("{0}", page, StringComparison.Ordinal);
            Assert.Equal(Regex.Count(page, "<section"), Regex.Count(page, "</section>"));
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_word_of_outputs_has_a_word_in_the_language(Language language)
    {
        var words = InDemandWords.In(language);
        Assert.Empty(Enum.GetValues<Indicator>().Select(Words.Indicator.Of).Except(words.Indicators.Keys));
        Assert.Empty(Enum.GetValues<ShortageClass>().Select(Words.Class.Of).Except(words.Classes.Keys));
        Assert.Empty(Enum.GetValues<ListAction>().Select(Words.Action.Of).Except(words.Actions.Keys));
        Assert.Empty(Enum.GetValues<MissingReason>().Where(r => r != MissingReason.None).Select(Words.Missing.Of).Except(words.Missing.Keys));
        Assert.Empty(Enum.GetNames<ReviewState>().Except(words.States.Keys));
        Assert.Empty(Enum.GetNames<DecisionOutcome>().Except(words.Outcomes.Keys));
    }

    [Fact]
    public void Where_nothing_is_known_the_page_says_so_and_draws_nothing()
    {
        var nothing = Samples.Explanation with { Period = null, Run = null, Score = null, Indicators = [], Sensitivity = [], Profiles = [], Past = [], Proposals = [] };
        var page = ExplanationPage.Render(nothing, InDemandWords.In(Language.English));
        Assert.Contains("No run has rated occupations yet.", page, StringComparison.Ordinal);
        Assert.Contains("its annex has not been supplied", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<svg", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Contributions_add_up_to_the_score() =>
        Assert.Equal(1.110583, Samples.Explanation.Indicators.Sum(i => i.Contribution ?? 0), 6);

    [Fact]
    public void The_explanation_as_lines_holds_every_fact_of_its_json()
    {
        var values = ExplanationLines.Of(Samples.Explanation).Select(l => l.Value).ToHashSet();
        var json = JsonDocument.Parse(JsonSerializer.Serialize(Samples.Explanation, Documents.Json)).RootElement;
        Assert.Empty(Numbers(json).Except(values));
    }

    static IEnumerable<string> Numbers(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Numbers(p.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Numbers),
        JsonValueKind.Number => [element.GetRawText()],
        _ => [],
    };

    static List<XElement> Charts(string page) => [.. Chart().Matches(page).Select(m => XElement.Parse(m.Value))];

    static string Raw(string page, XElement chart) =>
        Chart().Matches(page).Select(m => m.Value).First(m => m.Contains(chart.Attribute("aria-labelledby")!.Value, StringComparison.Ordinal));

    [GeneratedRegex("<svg.*?</svg>", RegexOptions.Singleline)]
    private static partial Regex Chart();
}

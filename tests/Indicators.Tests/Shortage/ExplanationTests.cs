using System.Reflection;
using System.Text.RegularExpressions;
using Pipeline.Indicators.Shortage;

namespace Pipeline.Indicators.Tests.Shortage;

public partial class ExplanationTests
{
    static readonly CompositeRow Certain = Example.Result.Composites.Of("2512") with
    {
        Se = 0.35,
        CiLow = 0.42,
        CiHigh = 1.8,
        PPositive = 0.998,
        RankLow = 1,
        RankHigh = 4,
        Class = ShortageClass.Shortage,
    };

    [Fact]
    public void First_occupation_is_explained_in_figures_with_units()
    {
        var explanation = Explanation.Of(Facts("2512", "Software developers", Certain), Phrases.English);
        Assert.Equal(
            [
                "Software developers (2512): rank 1 of 5, shortage. The score is +1.11: the weighted mean of how many standard deviations each indicator lies above"
                    + " the occupation in the middle; a shortage begins at 0.50. 4 of 7 indicators say shortage by themselves (z of at least 0.50).",
                "11.2% of jobs are vacant, against 0.5% in the whole economy. This adds 0.48 to the score (z +3.00, 16% of the weight).",
                "There are 6.8 valid work permits for every 100 employed, against 0.2 in the whole economy."
                    + " This adds 0.30 to the score (z +3.00, 10% of the weight).",
                "Employment changed by +16.0% a year (of the mean of start and end), against +5.0% in the whole economy."
                    + " This adds 0.24 to the score (z +1.47, 16% of the weight).",
                "Median real hourly pay changed by +11.2% a year, against +3.6% in the whole economy."
                    + " This adds 0.23 to the score (z +1.06, 22% of the weight).",
                "The unemployment rate by previous occupation is 4.6%, against 9.8% in the whole economy."
                    + " This adds 0.04 to the score (z +0.26, 16% of the weight).",
                "The share of under-qualified workers changed by -0.2 percentage points a year, against +0.3 in the whole economy."
                    + " This takes 0.18 off the score (z -1.80, 10% of the weight).",
                "Mean weekly hours changed by +0.9% a year, against +0.6% in the whole economy."
                    + " This leaves the score as it is (z 0.00, 10% of the weight).",
                "The standard error of the score is 0.35; the 95% interval runs from +0.42 to +1.80."
                    + " In 99.8% of the repeated samples the score is above 0.",
                "Given the sampling errors of all occupations together, the rank is 1–4 of 5.",
                "Without work permits, which being on the list itself makes easier to get, the score is +0.90.",
                "None of the 11 other choices of weights, indicators, scale and years brings the score across a threshold; under them the rank is 1.",
                "In 100% of 1,000 sets of weights drawn around those used, the occupation is among the first 20.",
            ],
            explanation.Lines);
    }

    [Fact]
    public void The_same_in_French()
    {
        var lines = Explanation.Of(Facts("2512", "Concepteurs de logiciels", Certain), Phrases.French).Lines.ToList();
        Assert.StartsWith("Concepteurs de logiciels (2512) : rang 1 sur 5, pénurie. Le score est de +1,11 :", lines[0]);
        Assert.Equal("11,2 % des postes sont vacants, contre 0,5 % dans l’ensemble de l’économie. Cela ajoute 0,48 au score (z +3,00, 16 % du poids).", lines[1]);
        Assert.Equal("Dans 100 % de 1\u00A0000 jeux de poids tirés autour de ceux retenus, la profession est parmi les 20 premières.", lines[^1]);
        Assert.Equal(Explanation.Of(Facts("2512", "", Certain), Phrases.English).Lines.Count(), lines.Count);
    }

    [Theory]
    [InlineData("2142")]
    [InlineData("2221")]
    [InlineData("7411")]
    [InlineData("3313")]
    public void Contributions_sum_to_the_score(string code)
    {
        var row = Example.Result.Composites.Of(code);
        var explanation = Explanation.Of(Facts(code, code, row), Phrases.English);
        Assert.Equal(row.Score!.Value, explanation.Up.Concat(explanation.Down).Sum(r => r.Contribution), 12);
        Assert.All(explanation.Up, r => Assert.True(r.Contribution > 0));
        Assert.Equal(explanation.Down.OrderBy(r => r.Contribution), explanation.Down);
    }

    [Fact]
    public void Missing_indicator_is_named_with_the_reason()
    {
        var explanation = Explanation.Of(Facts("7411", "Electricians", Example.Result.Composites.Of("7411")), Phrases.English);
        Assert.Equal(["No figure for pay: nobody of this occupation is in the data."], explanation.Missing);
        Assert.Equal([Phrases.English.NoCertainty], explanation.Certainty);
    }

    [Fact]
    public void Choice_that_changes_the_verdict_is_named()
    {
        var explanation = Explanation.Of(Facts("2142", "Civil engineers", Example.Result.Composites.Of("2142")), Phrases.English);
        Assert.Contains("Without work permits the score is +0.39: neither shortage nor surplus.", explanation.Changes);
        Assert.DoesNotContain(explanation.Changes, line => line.StartsWith("None of", StringComparison.Ordinal));
    }

    [Fact]
    public void Possible_shortage_says_what_it_lacks()
    {
        var row = Certain with { Class = ShortageClass.Potential, PPositive = 0.8, VoteShare = 0.3, ScoreNoPermit = 0.2 };
        Assert.Equal(
            [
                "It is not called a shortage because the score would have to be above 0 in 90% of the repeated samples.",
                "It is not called a shortage because 50% of the indicators would have to say so by themselves.",
                "It is not called a shortage because it rests on work permits: without them the score is +0.20, and 0.25 is needed.",
            ],
            Explanation.Of(Facts("2512", "", row), Phrases.English).Certainty.Skip(2));
    }

    [Fact]
    public void Without_a_score_there_is_no_verdict()
    {
        var row = Certain with
        {
            Score = null,
            Rank = null,
            Coverage = 0.3,
            Indicators = 2,
            Class = ShortageClass.Insufficient,
            Missing = MissingReason.LowCoverage,
        };
        var explanation = Explanation.Of(Facts("2512", "Software developers", row), Phrases.English);
        Assert.Equal(
            "Software developers (2512): no verdict, too little data."
                + " 2 indicators are there with 30% of the weight; 4 with 60% are needed, and data of the occupation itself.",
            explanation.Verdict);
        Assert.Empty(explanation.Certainty);
        Assert.Empty(explanation.Changes);
    }

    [Theory]
    [InlineData(3, 0.0, MissingReason.TooFew, "The figure is that of group 251, because too little is known of the occupation itself.")]
    [InlineData(2, 0.0, MissingReason.None, "The figure is that of group 25, because the sample does not tell the occupation apart from it.")]
    [InlineData(0, 0.0, MissingReason.None, "The figure is that of the whole economy: the groups above do not differ from it by more than sampling error.")]
    [InlineData(4, 0.73, MissingReason.None, "73% of the figure is the occupation's own, the rest is borrowed from group 251 because of sampling error.")]
    public void Borrowed_figure_says_where_it_is_from(int level, double gamma, MissingReason missing, string expected)
    {
        var wage = Example.Result.SubIndices.Single(r => r is { Isco08: "2512", Indicator: Indicator.Wage }) with
        {
            X = 0.2,
            RShrunk = 0.05,
            EstimatedAtLevel = level,
            Gamma = gamma,
            Missing = missing,
        };
        var text = Assert.Single(Explanation.Of(Facts("2512", "", Certain) with { SubIndices = [wage] }, Phrases.English).Up).Text;
        Assert.Contains(expected, text);
        // exp(0.035749 + 0.05) - 1
        Assert.StartsWith("Median real hourly pay changed by +9.0% a year", text);
    }

    [Fact]
    public void Small_count_is_not_told()
    {
        var permits = Example.Result.SubIndices.Single(r => r is { Isco08: "2512", Indicator: Indicator.Permit });
        var few = permits with { X = null, R = null, RShrunk = null, Z = 2.9 };
        var text = Assert.Single(Explanation.Of(Facts("2512", "", Certain) with { SubIndices = [few] }, Phrases.English).Up).Text;
        Assert.StartsWith("The count behind work permits is too small to be told. This adds", text);
    }

    [Fact]
    public void Both_languages_say_everything_with_the_same_parts()
    {
        foreach (var words in new[] { Phrases.English, Phrases.French })
        {
            Assert.Equal(Enum.GetValues<Indicator>(), words.Values.Keys);
            Assert.Equal(Enum.GetValues<Indicator>(), words.Names.Keys);
            Assert.Equal(Enum.GetValues<ShortageClass>(), words.Classes.Keys);
            Assert.Equal(Enum.GetValues<MissingReason>(), words.Reasons.Keys);
        }
        Assert.Equal(Phrases.English.Scenarios.Keys, Phrases.French.Scenarios.Keys);
        foreach (var property in typeof(Phrases).GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(p => p.PropertyType == typeof(string)))
            Assert.Equal(Places((string)property.GetValue(Phrases.English)!), Places((string)property.GetValue(Phrases.French)!));
    }

    static IEnumerable<string> Places(string format) => Place().Matches(format).Select(m => m.Value).Distinct().Order();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();

    static ExplanationFacts Facts(string code, string title, CompositeRow row) => new(
        title, row, 5, [.. Example.Result.SubIndices.Where(r => r.Isco08 == code)],
        [.. Example.Result.Sensitivity.Where(r => r.Isco08 == code)], Example.OwnValues);
}

using System.Text.Json;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Pipeline.Coordination;
using Pipeline.IndicatorReadings;
using Pipeline.Indicators;
using Pipeline.Indicators.Shortage;
using static Pipeline.OccupationsInDemand.Tests.InDemandStorage;

namespace Pipeline.OccupationsInDemand.Tests;

/// <summary>What must not be published leaves in no form: every hidden number is one that stands nowhere else, and is looked for.</summary>
public sealed partial class SuppressionTests
{
    /// <summary>A number whose digits occur nowhere by chance, also after rounding to two decimals.</summary>
    const double Secret = 77.7777;

    [Fact]
    public void A_suppressed_indicator_has_no_number_of_its_own() => Prop.ForAll(Indicators, row =>
    {
        var told = Suppression.Of(row);
        double?[] own = [told.X, told.R, told.Sigma2, told.Se, told.N];
        double?[] borrowed = [told.XTotal, told.RShrunk, told.Gamma, told.Z, told.EstimatedAtLevel];
        return row.Quality != Quality.Suppressed ? told == row
            : own.All(v => v is null) && (Suppression.IsBorrowed(row) || borrowed.All(v => v is null)) && told.Missing == row.Missing;
    }).Check(Laws.Cases());

    [Fact]
    public async Task Suppressed_numbers_leave_in_no_form()
    {
        var storage = await StartAsync();
        SubIndexRow own = new(Quarter, "2512", Indicator.Permit, Secret, Secret, Secret, Secret, 1, Secret, 4, Secret, false, MissingReason.TooFew, 7777, Secret, Quality.Suppressed);
        SubIndexRow borrowed = new(Quarter, "2512", Indicator.Wage, Secret, 0.25, Secret, 0.125, 0, Secret, 2, 0.5, false, MissingReason.TooFew, 7777, Secret, Quality.Suppressed);
        await storage.RunAsync("run1", [Propose("2221", ListAction.Add), Propose("2512", ListAction.Watch)], [Score("2221", 1), Hidden(Score("2512", 2))], [own, borrowed],
            [new(Quarter, Scenario.EqualWeights, "2512", Secret, 7777, 7777, Secret), new(Quarter, Scenario.EqualWeights, "2221", 1.25, 1, 0)]);
        Assert.Null((await storage.Reviews.OpenAsync(Quarter, Statistician, default)).Refusal);

        var (explanation, ranking) = (await storage.Explanations.ExplainAsync("2512", "Developers", default), (await storage.Explanations.RankAsync(storage.Titles.Find, default))!);
        var proposals = await storage.Reader.ListAsync(Quarter, default);
        var fixedEvidence = await storage.Texts.ReadAsync<RoundEvidence>(ReviewDesk.Folder, Quarter, (await storage.Reader.RoundsAsync(default))[0].EvidenceSha256, default);
        List<string> sent =
        [
            .. new object[] { explanation, ranking, proposals.Select(p => ProposalView.Of(p, _ => null)), proposals.Select(p => ProposalLine.Of(p, _ => null)), fixedEvidence }
                .Select(o => JsonSerializer.Serialize(o, Documents.Json)),
            CsvTable.Write(ExplanationLines.Of(explanation)), CsvTable.Write(ranking.Occupations), CsvTable.Write(proposals.Select(p => ProposalLine.Of(p, _ => null))),
            ExplanationPage.Render(explanation, InDemandWords.In(ValidationReports.Language.English)), RankingPage.Render(ranking, InDemandWords.In(ValidationReports.Language.French)),
        ];
        // Hashes are digits too.
        Assert.All(sent, text => Assert.DoesNotContain("777", Hash().Replace(text, ""), StringComparison.Ordinal));
        Assert.Equal((null, 0.5, 2), (explanation.Indicators.Single(i => i.Indicator == "PERMIT").Z, explanation.Indicators.Single(i => i.Indicator == "WAGE").Z,
            explanation.Indicators.Single(i => i.Indicator == "WAGE").EstimatedAtLevel));
        Assert.Contains("1.25", JsonSerializer.Serialize(await storage.Explanations.ExplainAsync("2221", "Nurses", default), Documents.Json), StringComparison.Ordinal);
    }

    [GeneratedRegex("[0-9a-f]{64}")]
    private static partial Regex Hash();

    static CompositeRow Hidden(CompositeRow row) => row with
    {
        Score = Secret,
        Coverage = Secret,
        Indicators = 7777,
        Votes = 7777,
        VoteShare = Secret,
        Rank = 7777,
        AverageRank = Secret,
        Percentile = Secret,
        Se = Secret,
        CiLow = Secret,
        CiHigh = Secret,
        PPositive = Secret,
        RankLow = 7777,
        RankHigh = 7777,
        ScoreNoPermit = Secret,
        Quality = Quality.Suppressed,
    };

    static Arbitrary<SubIndexRow> Indicators =>
        (from quality in Gen.Elements(Enum.GetValues<Quality>())
         from level in Gen.Choose(0, 4)
         from gamma in Gen.Elements<double?>(null, 0, 0.5, 1)
         from number in Gen.Choose(-100, 100)
         select new SubIndexRow(Quarter, "2512", Indicator.Wage, number, number, number, number, gamma, number, level, number, false, MissingReason.TooFew, Math.Abs(number), number, quality))
        .ToArbitrary();
}

using Pipeline.LabourMarketTest.Applications;
using Pipeline.LabourMarketTest.Assessing;
using static Pipeline.LabourMarketTest.Tests.Boundary;

namespace Pipeline.LabourMarketTest.Tests;

/// <summary>Each floor of pay just below, at and just above its bound, and where it comes from.</summary>
public sealed class PayBoundaryTests
{
    [Theory]
    [InlineData(849_999, false)]
    [InlineData(850_000, true)]
    [InlineData(850_001, true)]
    public void Pay_reaches_the_floor(int pay, bool pass) => Assert.Equal(PassIf(pass),
        Find("PayAtLeast", """{"of":"OccupationMedian","step":"Wage","fallbackLevels":[4,3,2,1],"minObs":30}""", With((Post p) => p with { MonthlyPay = pay })).Verdict);

    [Theory]
    [InlineData(1_249_999, false)]
    [InlineData(1_250_000, true)]
    [InlineData(1_250_001, true)]
    public void Pay_reaches_a_multiple_of_the_national_median(int pay, bool pass) => Assert.Equal(PassIf(pass),
        Find("PayAtLeast", """{"of":"NationalMedian","step":"Wage","multiplier":5}""", With((Post p) => p with { MonthlyPay = pay })).Verdict);

    [Theory]
    [InlineData("Kigali", 359_999, Verdict.Fail)]
    [InlineData("Kigali", 360_000, Verdict.Pass)]
    [InlineData("Kigali", 360_001, Verdict.Pass)]
    [InlineData("West", 360_001, Verdict.Unknown)]
    public void Pay_reaches_a_multiple_of_the_region_s_median(string region, int pay, Verdict verdict) => Assert.Equal(verdict,
        Find("PayAtLeast", """{"of":"RegionMedian","step":"Wage","multiplier":1.2}""", With((Post p) => p with { MonthlyPay = pay, Region = region })).Verdict);

    [Theory]
    [InlineData("2512", 3, "850000")]
    [InlineData("2221", 1, "500000")]
    public void The_floor_falls_back_until_there_are_enough_observations(string occupation, int level, string floor)
    {
        var finding = Find("PayAtLeast", """{"of":"OccupationMedian","step":"Wage","fallbackLevels":[4,3,2,1],"minObs":30}""", With((Post p) => p with { Occupation = occupation }));
        Assert.Equal((level, floor), (finding.Level, finding.Threshold.ToString()));
    }

    [Theory]
    [InlineData(40, 3)]
    [InlineData(41, 3)]
    [InlineData(42, 2)]
    public void A_cell_needs_its_least_observations(int minObs, int level) => Assert.Equal(level,
        Find("PayAtLeast", $$"""{"of":"OccupationMedian","step":"Wage","fallbackLevels":[4,3,2,1],"minObs":{{minObs}} }""", World.Open).Level);

    [Theory]
    [InlineData("SubmittedAt", "100")]
    [InlineData("DecidedAt", "200")]
    public void The_day_whose_law_counts_is_the_rule_set_s_to_say(string caseDate, string floor)
    {
        var json = World.Document(World.Rule("PayAtLeast", """
            {"of":"Amount","step":"Wage","currency":"RWF","amounts":[{"prefix":"","amount":100,"period":"Month","from":"2020-01-01","to":"2025-06-30"},
             {"prefix":"","amount":200,"period":"Month","from":"2025-07-01"}]}
            """)).Replace("\"caseDateField\":\"SubmittedAt\"", $"\"caseDateField\":\"{caseDate}\"", StringComparison.Ordinal);
        var assessor = new Assessor(Rules.RuleSetReader.Read("t", System.Text.Encoding.UTF8.GetBytes(json)), null, World.Inputs);
        Assert.Equal(floor, assessor.Assess(World.Open, World.Decided).Results[0].Finding.Threshold.ToString());
    }

    [Fact]
    public void Without_a_cell_there_is_no_floor_and_no_guess()
    {
        const string Median = """{"of":"OccupationMedian","step":"Wage","fallbackLevels":[4,3,2,1],"minObs":30}""";
        Assert.Equal(Gap.NoReference, Find("PayAtLeast", Median, With((Post p) => p with { Occupation = "9112" })).Gap);
        Assert.Equal(Gap.NoReference, Find("PayAtLeast", Median, World.Open, World.Inputs with { Wages = null }).Gap);
        Assert.Equal("/post/currency", Find("PayAtLeast", Median, With((Post p) => p with { Currency = "USD" })).InputPath);
    }

    [Theory]
    [InlineData("2512", 2833, false)]
    [InlineData("2512", 2834, true)]
    [InlineData("5321", 2249, false)]
    [InlineData("5321", 2250, true)]
    public void A_dated_amount_for_a_prefix_goes_before_the_general_one(string occupation, int pay, bool pass) => Assert.Equal(PassIf(pass),
        Find("PayAtLeast", """
            {"of":"Amount","step":"Wage","currency":"EUR","amounts":[{"prefix":"","amount":34000,"period":"Year","from":"2024-01-17"},
             {"prefix":"532","amount":27000,"period":"Year","from":"2024-01-17"},{"prefix":"5321","amount":1,"period":"Year","from":"2030-01-01"}]}
            """, With((Post p) => p with { Occupation = occupation, MonthlyPay = pay, Currency = "EUR" })).Verdict);
}

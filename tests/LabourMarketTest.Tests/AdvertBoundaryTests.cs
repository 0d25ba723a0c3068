using Pipeline.LabourMarketTest.Applications;
using static Pipeline.LabourMarketTest.Tests.Boundary;

namespace Pipeline.LabourMarketTest.Tests;

/// <summary>Each rule about adverts just below, at and just above its bound.</summary>
public sealed class AdvertBoundaryTests
{
    const string Duration = """{"channel":"PublicEmploymentService","minDays":28,"continuity":"Consecutive","window":{"days":90}}""";

    [Theory]
    [InlineData(27, false)]
    [InlineData(28, true)]
    [InlineData(29, true)]
    public void Days_of_an_advert_that_ends_on_the_day_of_filing(int days, bool pass)
    {
        var finding = Find("AdvertDuration", Duration, With(World.Pes(World.Filed.AddDays(1 - days), World.Filed)));
        Assert.Equal((PassIf(pass), $"{days}"), (finding.Verdict, finding.Observed.ToString()));
    }

    [Theory]
    [InlineData(27, false)]
    [InlineData(28, true)]
    [InlineData(29, true)]
    public void Days_over_29_february_of_a_leap_year(int days, bool pass)
    {
        var start = new DateOnly(2024, 2, 10);
        var application = With(World.Pes(start, start.AddDays(days - 1))) with { SubmittedAt = new(2024, 3, 15) };
        Assert.Equal(PassIf(pass), Find("AdvertDuration", Duration, application).Verdict);
    }

    [Theory]
    [InlineData(89, true)]
    [InlineData(90, true)]
    [InlineData(91, false)]
    public void Days_older_than_the_window_do_not_count(int age, bool pass)
    {
        var start = World.Filed.AddDays(-age);
        Assert.Equal(PassIf(pass), Find("AdvertDuration", Duration, With(World.Pes(start, start.AddDays(27)))).Verdict);
    }

    [Fact]
    public void Overlapping_and_adjoining_adverts_are_one_and_days_after_filing_do_not_count()
    {
        var finding = Find("AdvertDuration", Duration,
            With(World.Pes(new(2025, 6, 10), new(2025, 8, 1)), World.Pes(new(2025, 5, 24), new(2025, 6, 1)), World.Pes(new(2025, 5, 28), new(2025, 6, 9))));
        Assert.Equal((Verdict.Pass, "28"), (finding.Verdict, finding.Observed.ToString()));
    }

    [Fact]
    public void An_ongoing_advert_counts_to_the_day_of_filing()
    {
        Assert.Equal(Verdict.Pass, Find("AdvertDuration", Duration, With(World.Pes(new(2025, 5, 1), null) with { Ongoing = true })).Verdict);
        var unsaid = Find("AdvertDuration", Duration, With(World.Pes(new(2025, 5, 1), null)));
        Assert.Equal((Verdict.Unknown, "/adverts/0/to", Gap.Missing), (unsaid.Verdict, unsaid.InputPath, unsaid.Gap));
    }

    [Fact]
    public void An_advert_that_ends_before_it_begins_is_a_contradiction()
    {
        var finding = Find("AdvertDuration", Duration, With(World.Pes(new(2025, 5, 10), new(2025, 5, 1))));
        Assert.Equal((Gap.Contradictory, "/adverts/0/to"), (finding.Gap, finding.InputPath));
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(3, true)]
    public void Several_channels_each_need_their_days(int channels, bool pass)
    {
        Advert[] adverts = [.. Enumerable.Range(0, channels).Select(i => new Advert($"C{i}", new(2025, 5, 1), new(2025, 5, 28))), new("D", new(2025, 5, 1), new(2025, 5, 2))];
        const string Two = """{"notChannels":["JobBank"],"channelsNeeded":2,"minDays":28,"continuity":"Consecutive","window":{"months":3}}""";
        Assert.Equal(PassIf(pass), Find("AdvertDuration", Two, With(adverts)).Verdict);
        Assert.Equal(PassIf(pass), Find("AdvertChannels", """{"minCount":3,"window":{"months":3}}""", With(adverts)).Verdict);
    }

    [Theory]
    [InlineData("2025-07-09", false)]
    [InlineData("2025-07-10", true)]
    [InlineData("2025-07-11", true)]
    public void An_advert_runs_until_the_decision(string to, bool pass) =>
        Assert.Equal(PassIf(pass), Find("AdvertOngoing", """{"minCount":1}""", With(World.Pes(new(2025, 5, 1), DateOnly.ParseExact(to, "yyyy-MM-dd")))).Verdict);

    [Theory]
    [InlineData("2025-04-30", true)]
    [InlineData("2025-05-01", false)]
    [InlineData("2025-05-02", false)]
    public void An_advert_begins_after_the_redundancy(string last, bool pass) => Assert.Equal(PassIf(pass),
        Find("AdvertAfterRedundancy", "{}", With((Employer e) => e with { Redundancies = true, LastRedundancy = DateOnly.ParseExact(last, "yyyy-MM-dd") })).Verdict);

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    public void Matched_candidates_are_all_invited(int invited, bool pass) => Assert.Equal(PassIf(pass), Find("MatchesInvited", """{"channel":"PublicEmploymentService"}""",
        With(World.Pes(new(2025, 5, 1), new(2025, 5, 28)) with { MatchesOffered = 5, MatchesInvited = invited })).Verdict);

    [Fact]
    public void An_advert_says_what_it_must()
    {
        const string Fields = """{"fields":["pay","hours"]}""";
        Assert.Equal(Verdict.Pass, Find("AdvertFields", Fields, World.Open).Verdict);
        var finding = Find("AdvertFields", Fields, With(World.Pes(new(2025, 5, 1), new(2025, 5, 28)) with { Fields = ["pay"] }));
        Assert.Equal((Verdict.Fail, "hours"), (finding.Verdict, finding.Threshold.ToString()));
    }
}

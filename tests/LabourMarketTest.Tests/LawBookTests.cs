using Pipeline.LabourMarketTest.Law;
using Pipeline.Reference;

namespace Pipeline.LabourMarketTest.Tests;

public sealed class LawBookTests
{
    [Theory]
    [InlineData("RWA", "2007-06-30", false)]
    [InlineData("RWA", "2007-07-01", true)]
    [InlineData("SSD", "2016-09-04", false)]
    [InlineData("SSD", "2016-09-05", true)]
    [InlineData("COD", "2022-07-10", false)]
    [InlineData("COD", "2022-07-11", true)]
    [InlineData("IND", "2025-01-01", false)]
    public void Membership_begins_on_its_day(string state, string day, bool member) =>
        Assert.Equal(member, World.Law.PartnerStates.IsPartnerState(state, DateOnly.ParseExact(day, "yyyy-MM-dd")));

    [Theory]
    [InlineData("RWA", "2512", ScheduleStanding.Open)]
    [InlineData("RWA", "7212", ScheduleStanding.NotScheduled)]
    [InlineData("RWA", "2342", ScheduleStanding.Open)]
    [InlineData("UGA", "2342", ScheduleStanding.AmbiguousCrosswalk)]
    [InlineData("SOM", "2512", ScheduleStanding.NoCommitmentOnRecord)]
    [InlineData("KEN", "9999", ScheduleStanding.NoCrosswalk)]
    public void The_schedule_answers_through_the_crosswalk(string host, string occupation, ScheduleStanding standing) =>
        Assert.Equal(standing, World.Law.Schedule.Standing(host, Isco08.Parse(occupation), World.Filed));

    [Fact]
    public void Nothing_is_open_before_the_protocol() =>
        Assert.Equal(ScheduleStanding.NotScheduled, World.Law.Schedule.Standing("RWA", Isco08.Parse("2512"), new(2010, 6, 30)));

    [Fact]
    public void The_longest_prefix_decides()
    {
        Commitment Line(string version, string prefix, bool open) => new("RWA", version, prefix, open, null, new(2010, 7, 1), null, null, SourceStatus.Proposed, "test", false);
        var schedule = new CommitmentSchedule([Line("88", "2", true), Line("88", "2131", false), Line("88", "213", true)], World.Law.Crosswalk);
        Assert.Equal(ScheduleStanding.AmbiguousCrosswalk, schedule.Standing("RWA", Isco08.Parse("2513"), World.Filed));
        Assert.Equal(ScheduleStanding.Open, schedule.Standing("RWA", Isco08.Parse("2514"), World.Filed));
    }

    [Theory]
    [InlineData("VET", "UGA", "2016-01-01", true)]
    [InlineData("VET", "UGA", "2015-12-31", false)]
    [InlineData("VET", "TZA", "2025-01-01", false)]
    [InlineData("NUR", "UGA", "2025-01-01", false)]
    public void Recognition_is_by_profession_pair_and_day(string profession, string home, string day, bool inForce) =>
        Assert.Equal(inForce, World.Law.Recognitions.InForce(profession, home, "RWA", DateOnly.ParseExact(day, "yyyy-MM-dd")) is not null);

    [Fact]
    public void Permit_classes_are_found_by_code_and_an_unlisted_one_is_not()
    {
        Assert.Equal(36, World.Law.PermitClasses.Find("H1", World.Filed)!.MaxMonths);
        Assert.Null(World.Law.PermitClasses.Find("V4", World.Filed));
        Assert.Null(World.Law.PermitClasses.Find("H1", new(2018, 1, 1)));
    }

    [Fact]
    public void What_is_confirmed_was_published() => Assert.All(
        World.Law.PartnerStates.All.Select(p => (p.Status, p.IsConfirmed))
            .Concat(World.Law.Schedule.Lines.Select(l => (l.Status, l.IsConfirmed))).Concat(World.Law.PermitClasses.All.Select(c => (c.Status, c.IsConfirmed)))
            .Concat(World.Law.Recognitions.All.Select(r => (r.Status, r.IsConfirmed))),
        p => Assert.True(!p.IsConfirmed || p.Status == SourceStatus.Published));
}

using FsCheck;
using FsCheck.Fluent;
using Pipeline.Intake.Tests;
using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Custody.Tests;

/// <summary>Over any dates: nothing within its retention goes, everything beyond it does, unless a hold stands.</summary>
public class RetentionRuleTests
{
    static readonly Protocol Returns = Storage.Catalog.Find(AgencyId.Parse("dgie"), DatasetId.Parse("returns"))!;

    static Gen<ReferencePeriod> Periods =>
        from frequency in Gen.Elements("", "-S1", "-Q3", "-02", "-12")
        from year in Gen.Choose(1990, 2100)
        select ReferencePeriod.Parse($"{year}{frequency}");

    static Gen<DateOnly> Days => Gen.Choose(new DateOnly(1990, 1, 1).DayNumber, new DateOnly(2190, 12, 31).DayNumber).Select(DateOnly.FromDayNumber);

    static RetentionEntry Entry(ReferencePeriod period, int months, int? originals, DateOnly today, Hold? hold = null)
    {
        var protocol = Returns with { RetentionMonths = months, Agreement = Returns.Agreement with { OriginalsRetentionMonths = originals } };
        var submission = new KeptSubmission(SubmissionId.For(protocol.Agency, $"{period}", "1"), protocol.Dataset, period, 1);
        return Assert.Single(RetentionPlan.Of([submission], [], new([protocol], []), hold is null ? [] : [hold], today).Entries);
    }

    [Fact]
    public void What_is_within_its_retention_never_goes_and_what_is_beyond_it_does() => Prop.ForAll(
        Periods.ToArbitrary(), Gen.Choose(1, 240).ToArbitrary(), Days.ToArbitrary(), (period, months, today) =>
        {
            var scope = Entry(period, months, originals: null, today).ScopeOn(today);
            return scope == (today > period.End.AddMonths(months) ? PurgeScope.All : PurgeScope.Nothing);
        }).Check(Laws.Cases(2000));

    [Fact]
    public void Originals_go_sooner_only_where_that_is_agreed() => Prop.ForAll(
        Periods.ToArbitrary(), Gen.Choose(2, 240).Two().ToArbitrary(), Days.ToArbitrary(), (period, both, today) =>
        {
            var (months, originals) = both;
            var scope = Entry(period, months, originals, today).ScopeOn(today);
            if (today > period.End.AddMonths(months)) return scope == PurgeScope.All;
            return scope == (originals < months && today > period.End.AddMonths(originals) ? PurgeScope.Originals : PurgeScope.Nothing);
        }).Check(Laws.Cases(2000));

    [Fact]
    public void The_last_day_and_the_day_after_it_are_told_apart() => Prop.ForAll(Periods.ToArbitrary(), Gen.Choose(1, 240).ToArbitrary(), (period, months) =>
    {
        var last = period.End.AddMonths(months);
        return Entry(period, months, null, last).ScopeOn(last) == PurgeScope.Nothing && Entry(period, months, null, last).ScopeOn(last.AddDays(1)) == PurgeScope.All;
    }).Check(Laws.Cases(500));

    [Fact]
    public void A_hold_keeps_everything_to_its_last_day() => Prop.ForAll(Periods.ToArbitrary(), Days.ToArbitrary(), Days.ToArbitrary(), (period, today, until) =>
    {
        var hold = new Hold("1", Returns.Agency, null, null, HoldKind.Legal, "RC-1", "abc", until);
        return Entry(period, 1, null, today, hold).ScopeOn(today) == (today <= until || today <= period.End.AddMonths(1) ? PurgeScope.Nothing : PurgeScope.All);
    }).Check(Laws.Cases(2000));

    [Theory]
    [InlineData("dgie", null, null, true)]
    [InlineData("dgie", "returns", null, true)]
    [InlineData("dgie", "returns", "2026-10", true)]
    [InlineData("dgie", "returns", "2026-09", false)]
    [InlineData("dgie", "work-permits", null, false)]
    [InlineData("moh", null, null, false)]
    public void A_hold_covers_what_it_names(string agency, string? dataset, string? period, bool covers)
    {
        var hold = new Hold(
            "1", AgencyId.Parse(agency), dataset is null ? null : DatasetId.Parse(dataset), period is null ? null : ReferencePeriod.Parse(period),
            HoldKind.Incident, "INC-1", "abc", new(2030, 1, 1));
        Assert.Equal(covers, hold.Covers(AgencyId.Parse("dgie"), DatasetId.Parse("returns"), ReferencePeriod.Parse("2026-10"), new(2029, 1, 1)));
    }

    [Fact]
    public void What_no_agreement_covers_is_left_to_a_person()
    {
        var (named, unnamed) = (SubmissionId.For(AgencyId.Parse("dgie"), "a", "1"), SubmissionId.For(AgencyId.Unknown, "b", "1"));
        var plan = RetentionPlan.Of(
            [new(named, DatasetId.Parse("returns"), ReferencePeriod.Parse("1999"), 1)], [unnamed], new([], []), [], new(2100, 1, 1));
        Assert.Empty(plan.Entries);
        Assert.Equal([$"{named}", $"{unnamed}"], plan.Undecided.Select(u => $"{u}").Order(StringComparer.Ordinal));
    }
}

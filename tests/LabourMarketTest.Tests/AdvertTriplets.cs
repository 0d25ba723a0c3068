using Pipeline.LabourMarketTest.Applications;
using Pipeline.LabourMarketTest.Questions;
using static Pipeline.LabourMarketTest.Tests.Boundary;
using static Pipeline.LabourMarketTest.Tests.Triplets;

namespace Pipeline.LabourMarketTest.Tests;

/// <summary>The tries of rules about adverts.</summary>
static class AdvertTriplets
{
    /// <summary>Days up to the day of filing; one channel too few; and as many days that are too old.</summary>
    public static IEnumerable<Try> Of(AdvertDuration t)
    {
        Application Shown(int channels, DateOnly last, int days) => With([.. Enumerable.Range(0, channels).Select(i => new Advert(t.Channel ?? $"Channel{i}", last.AddDays(1 - days), last))]);
        foreach (var by in (int[])[-1, 0, 1]) yield return In($"days {by:+0;-0;0}", Shown(t.ChannelsNeeded, World.Filed, t.MinDays + by), PassIf(by >= 0));
        yield return In("a channel too few", Shown(t.ChannelsNeeded - 1, World.Filed, t.MinDays), Verdict.Fail);
        yield return In("too long ago", Shown(t.ChannelsNeeded, t.Window.Start(World.Filed).AddDays(t.MinDays - 2), t.MinDays), Verdict.Fail);
        yield return In("just in the window", Shown(t.ChannelsNeeded, t.Window.Start(World.Filed).AddDays(t.MinDays - 1), t.MinDays), Verdict.Pass);
        var first = t.MinDays / 2;
        Advert[] halves = [.. Enumerable.Range(0, t.ChannelsNeeded).SelectMany(i => (Advert[])
        [
            new(t.Channel ?? $"Channel{i}", World.Filed.AddDays(-t.MinDays), World.Filed.AddDays(first - t.MinDays - 1)), new(t.Channel ?? $"Channel{i}", World.Filed.AddDays(first - t.MinDays + 1), World.Filed),
        ])];
        yield return In("with a day between", With(halves), PassIf(t.Continuity == Continuity.Cumulative));
        if (t.NotChannels is [var other, ..]) yield return In("the other channel", With([.. Enumerable.Range(0, t.ChannelsNeeded).Select(_ => new Advert(other, World.Filed.AddDays(1 - t.MinDays), World.Filed))]), Verdict.Fail);
    }

    public static IEnumerable<Try> Of(AdvertChannels t)
    {
        Application Used(int count, bool national = true) => With([.. Enumerable.Range(0, count).Select(i => new Advert(t.Kinds is { } kinds ? kinds[i % kinds.Count] : $"Channel{i}", World.Filed.AddDays(-20), World.Filed, null, national))]);
        foreach (var by in (int[])[-1, 0, 1]) yield return In($"channels {by:+0;-0;0}", Used(t.MinCount + by), PassIf(by >= 0));
        yield return In("one channel again and again", With([.. Enumerable.Repeat(Used(1).Adverts![0], t.MinCount + 1)]), PassIf(t.MinCount == 1));
        if (t.National) yield return In("none of them national", Used(t.MinCount, false), Verdict.Fail);
        if (t.Kinds is not null) yield return In("of another kind", With([.. Enumerable.Range(0, t.MinCount).Select(i => new Advert($"Channel{i}", World.Filed.AddDays(-20), World.Filed))]), Verdict.Fail);
    }

    public static IEnumerable<Try> Of(AdvertOngoing t)
    {
        foreach (var by in (int[])[-1, 0, 1])
        {
            yield return In($"adverts {by:+0;-0;0}", With([.. Enumerable.Range(0, t.MinCount + by).Select(i => new Advert($"Channel{i}", World.Filed, World.Decided))]), PassIf(by >= 0));
            yield return In($"last day {by:+0;-0;0}", With([.. Enumerable.Range(0, t.MinCount).Select(i => new Advert($"Channel{i}", World.Filed, World.Decided.AddDays(by)))]), PassIf(by >= 0));
        }
    }

    public static IEnumerable<Try> AfterRedundancy() => ((int[])[-1, 0, 1]).Select(by =>
        In($"redundancy {by:+0;-0;0}", With((Employer e) => e with { Redundancies = true, LastRedundancy = World.Open.Adverts!.Min(a => a.From)!.Value.AddDays(by) }), PassIf(by < 0)));

    public static IEnumerable<Try> Of(AdvertFields t)
    {
        Application Says(IEnumerable<string>? fields) => With(World.Open.Adverts![0] with { Fields = fields is null ? null : [.. fields] });
        return
        [
            .. t.Fields.Select(missing => In($"without {missing}", Says(t.Fields.Where(f => f != missing)), Verdict.Fail)), In("all", Says(t.Fields), Verdict.Pass),
            In("one more", Says(t.Fields.Append("motto")), Verdict.Pass), In("not said", Says(null), Verdict.Unknown),
        ];
    }

    public static IEnumerable<Try> Of(MatchesInvited t)
    {
        Application Asked(int invited) => With(new Advert(t.Channel, World.Filed.AddDays(-30), World.Filed, MatchesOffered: 5, MatchesInvited: invited));
        return [In("4 of 5", Asked(4), Verdict.Fail), In("5 of 5", Asked(5), Verdict.Pass), In("6 of 5", Asked(6), Verdict.Unknown)];
    }
}

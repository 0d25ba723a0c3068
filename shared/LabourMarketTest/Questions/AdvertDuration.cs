using Pipeline.LabourMarketTest.Assessing;

namespace Pipeline.LabourMarketTest.Questions;

public enum Continuity
{
    /// <summary>The days must follow one upon the other.</summary>
    Consecutive,

    /// <summary>Days before and after a break add up.</summary>
    Cumulative,
}

/// <summary>
/// A channel showed the post for long enough before filing. Days are inclusive, and overlapping or adjoining adverts of a channel are one
/// (the union of their days). Without a channel, at least <paramref name="ChannelsNeeded"/> other channels than
/// <paramref name="NotChannels"/> must each have done so.
/// </summary>
sealed record AdvertDuration(int MinDays, Continuity Continuity, AdvertWindow Window, string? Channel = null, IReadOnlyList<string>? NotChannels = null,
    int ChannelsNeeded = 1) : RuleTest
{
    const int OnStack = 64;

    internal override Step At => Step.Adverts;

    internal override IEnumerable<SchemeParameter> Covers =>
        [SchemeParameter.Channels, SchemeParameter.MinDays, SchemeParameter.Continuity, SchemeParameter.Window];

    public override Finding Evaluate(Case @case)
    {
        if (@case.Application.SubmittedAt is not { } filed) return Finding.Missing("/submittedAt");
        if (@case.Application.Adverts is not { } adverts) return Finding.Missing("/adverts", Measure.Of((decimal)MinDays));
        Finding? gap = null;
        Span<AdvertDays> days = adverts.Count <= OnStack ? stackalloc AdvertDays[adverts.Count] : new AdvertDays[adverts.Count];
        Span<int> best = stackalloc int[ChannelsNeeded];
        for (var i = 0; i < adverts.Count; i++)
        {
            if (adverts[i].Channel is not { } channel)
            {
                gap ??= Finding.Missing($"/adverts/{i}/channel", Measure.Of((decimal)MinDays));
                continue;
            }
            if (!Counts(channel) || IsEarlier(adverts, i)) continue;
            Keep(best, LongestOf(@case, channel, days, Window.Start(filed), filed, ref gap));
        }
        var observed = best[^1];
        return observed >= MinDays || gap is null
            ? Finding.Of(observed >= MinDays, "/adverts", Measure.Of((decimal)observed), Measure.Of((decimal)MinDays))
            : gap.Value;
    }

    internal override string? Problem() => MinDays < 1 ? "minDays must be at least 1."
        : Channel is not null && NotChannels is not null ? "channel and notChannels exclude each other."
        : ChannelsNeeded is < 1 or > 8 || (Channel is not null && ChannelsNeeded != 1) ? "channelsNeeded must be 1 to 8, and 1 for a named channel."
        : Window.Problem();

    bool Counts(string channel) => Channel is null ? NotChannels?.Contains(channel) != true : Channel == channel;

    static bool IsEarlier(IReadOnlyList<Applications.Advert> adverts, int index)
    {
        for (var i = 0; i < index; i++)
            if (adverts[i].Channel == adverts[index].Channel) return true;
        return false;
    }

    int LongestOf(Case @case, string channel, Span<AdvertDays> days, DateOnly start, DateOnly filed, ref Finding? gap)
    {
        var count = 0;
        var adverts = @case.Application.Adverts!;
        for (var i = 0; i < adverts.Count; i++)
        {
            if (adverts[i].Channel != channel) continue;
            var own = AdvertDays.Of(adverts[i], i, start, filed, out var unsaid);
            gap ??= unsaid;
            if (own.Exists) days[count++] = own;
        }
        return Union(days[..count]);
    }

    /// <summary>Days of the union: all of them, or the longest run.</summary>
    int Union(Span<AdvertDays> days)
    {
        if (days.IsEmpty) return 0;
        days.Sort(static (a, b) => a.From.CompareTo(b.From));
        int total = 0, longest = 0;
        var (from, to) = (days[0].From, days[0].To);
        foreach (var next in days[1..])
        {
            if (next.From.DayNumber <= to.DayNumber + 1)
            {
                if (next.To > to) to = next.To;
                continue;
            }
            Close();
            (from, to) = (next.From, next.To);
        }
        Close();
        return Continuity == Continuity.Consecutive ? longest : total;

        void Close()
        {
            var run = to.DayNumber - from.DayNumber + 1;
            total += run;
            longest = Math.Max(longest, run);
        }
    }

    /// <summary>Keeps the longest durations, longest first, so that the last is what the least of the needed channels has.</summary>
    static void Keep(Span<int> best, int days)
    {
        for (var i = 0; i < best.Length; i++)
            if (days > best[i]) (best[i], days) = (days, best[i]);
    }
}

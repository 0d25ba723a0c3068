using Pipeline.Reference;

namespace Pipeline.SampleGenerator;

/// <summary>What a request says that its mission must agree with.</summary>
sealed record HealthRequest(
    string Id, HealthSpecialty Specialty, string Mode, string Status, DateOnly From, DateOnly To, int MinDays, int MaxDays, DateOnly? Submitted,
    DateOnly? Approved, DateOnly? Closed);

/// <summary>What a mission says that its request and its expert must agree with.</summary>
/// <param name="Days">Working days planned.</param>
sealed record HealthMission(
    string Id, string Request, string Expert, string Mode, string Status, DateOnly From, DateOnly To, int Days, DateOnly Submitted, DateOnly Approved,
    DateOnly Proposed, DateOnly? Accepted);

/// <summary>
/// The diaspora health programme as the samples of experts, requests and missions share it: a period decides everything, whatever the seed, so
/// that drops made apart agree. Mission n answers request 2n and takes expert 2n, or, for every seventh, the expert of an earlier mission. A drop
/// of n missions therefore needs 2n experts and 2n requests beside it.
/// </summary>
sealed class HealthProgramme(ReferencePeriod period)
{
    static readonly Weighted<(string Code, double Weight)> Modes = new([("onsite", 55), ("online", 20), ("both", 25)], m => m.Weight);

    static readonly Weighted<(string Code, double Weight)> Open =
        new([("Draft", 12), ("Submitted", 25), ("Approved", 43), ("Withdrawn", 8), ("Expired", 12)], s => s.Weight);

    static readonly Weighted<(string Code, double Weight)> Begun =
        new([("Completed", 50), ("Running", 18), ("Confirmed", 8), ("Accepted", 7), ("Proposed", 9), ("Cancelled", 8)], s => s.Weight);

    static readonly Weighted<(string Code, double Weight)> Second = new([("Confirmed", 4), ("Accepted", 3), ("Proposed", 3)], s => s.Weight);

    static readonly int MissionCycle = HealthSpecialty.CycleLength / 2;

    public static string ExpertId(long index) => $"DX{index + 1:00000000}";

    /// <summary>The missions of an expert, in order of time: none, one or two.</summary>
    public IEnumerable<HealthMission> MissionsOf(long expert)
    {
        if (expert % 2 != 0) yield break;
        if (!IsSecond(expert / 2)) yield return Mission(expert / 2);
        if (IsSecond(expert / 2 + MissionCycle)) yield return Mission(expert / 2 + MissionCycle);
    }

    /// <summary>How an expert would work.</summary>
    public string ModesOf(long expert) => Modes.Draw(For('X', expert)).Code;

    public HealthMission Mission(long index)
    {
        var random = For('M', index);
        var expert = IsSecond(index) ? 2 * (index - MissionCycle) : 2 * index;
        var mode = ModesOf(expert);
        var status = IsSecond(index) ? Second.Draw(random).Code : IsSecond(index + MissionCycle) ? "Completed" : Begun.Draw(random).Code;
        var (from, to) = Planned(random, status, mode == "online" ? 10 + random.Next(50) : 28 + random.Next(92));
        // Found in time: whoever begins later than the period has accepted within it.
        var submitted = (from < period.End ? from : period.End).AddDays(-100 - random.Next(60));
        var approved = submitted.AddDays(10 + random.Next(31));
        var proposed = approved.AddDays(3 + random.Next(23));
        DateOnly? accepted = status == "Proposed" || (status == "Cancelled" && random.Happens(0.4)) ? null : proposed.AddDays(2 + random.Next(14));
        var days = (to.DayNumber - from.DayNumber + 1) * 5 / 7;
        return new(
            $"MS{index + 1:00000000}", RequestId(2 * index), ExpertId(expert), mode, status, from, to, days, submitted, approved, proposed, accepted);
    }

    public HealthRequest Request(long index) => index % 2 == 0 ? Matched(index, Mission(index / 2)) : Unmatched(index);

    static bool IsSecond(long mission) => mission >= MissionCycle && mission % 7 == 0;

    static string RequestId(long index) => $"FR{index + 1:00000000}";

    (DateOnly From, DateOnly To) Planned(Random random, string status, int length)
    {
        var from = status switch
        {
            "Completed" => random.Day(period.Start, period.End).AddDays(1 - length),
            "Running" => random.Day(period.Start.AddDays(-20), period.End.AddDays(-3)),
            "Cancelled" => random.Day(period.Start, period.End),
            _ => period.End.AddDays(5 + random.Next(85)),
        };
        var to = from.AddDays(length - 1);
        return (from, status == "Running" && to <= period.End ? period.End.AddDays(3) : to);
    }

    HealthRequest Matched(long index, HealthMission mission)
    {
        var random = For('R', index);
        // Open again once its mission is cancelled.
        var status = mission.Status switch { "Proposed" or "Accepted" => "Matched", "Cancelled" => "Approved", _ => "Filled" };
        return new(
            RequestId(index), HealthSpecialty.At(index), mission.Mode, status, mission.From.AddDays(-random.Next(10)), mission.To.AddDays(random.Next(20)),
            Math.Max(1, mission.Days * 6 / 10), mission.Days + random.Next(15), mission.Submitted, mission.Approved, null);
    }

    HealthRequest Unmatched(long index)
    {
        var random = For('R', index);
        var status = Open.Draw(random).Code;
        var days = 10 + random.Next(60);
        DateOnly? submitted = status switch
        {
            "Draft" => null,
            "Submitted" => random.Day(period.End.AddDays(-60), period.End),
            "Approved" => random.Day(period.End.AddDays(-120), period.End.AddDays(-40)),
            _ => random.Day(period.Start.AddDays(-150), period.Start.AddDays(-60)),
        };
        var from = status == "Expired" ? period.Start.AddDays(-random.Next(20)) : period.End.AddDays(20 + random.Next(120));
        var to = status == "Expired" ? random.Day(period.Start.AddDays(10), period.End.AddDays(-2)) : from.AddDays(days * 3);
        DateOnly? closed = status switch { "Expired" => to.AddDays(1), "Withdrawn" => random.Day(period.Start, period.End), _ => null };
        var undecided = status is "Draft" or "Submitted" || (status == "Withdrawn" && random.Happens(0.5));
        var approved = undecided ? null : submitted?.AddDays(10 + random.Next(26));
        return new(
            RequestId(index), HealthSpecialty.At(index), Modes.Draw(random).Code, status, from, to, Math.Max(1, days / 2), days, submitted, approved, closed);
    }

    // A stream of its own for each thing: what one drop draws must not move what another does. The mixing is SplitMix64's.
    Random For(char kind, long index)
    {
        var x = unchecked((ulong)index * 0x9E3779B97F4A7C15 + (ulong)period.Start.DayNumber * 0xD1B54A32D192ED03 + kind);
        x = unchecked((x ^ (x >> 30)) * 0xBF58476D1CE4E5B9);
        x = unchecked((x ^ (x >> 27)) * 0x94D049BB133111EB);
        return new(unchecked((int)(x ^ (x >> 31))));
    }
}

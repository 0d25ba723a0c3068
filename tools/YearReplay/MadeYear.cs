using Pipeline.Coordination;
using Pipeline.Reference;

namespace Pipeline.YearReplay;

/// <summary>Made-up deliveries of all datasets: on time, late, missing, revised, turned down and then accepted, nothing to report, few rows.</summary>
public static class MadeYear
{
    /// <summary>What would have come by a day. The same arguments give the same deliveries.</summary>
    public static IReadOnlyList<Delivered> Make(IEnumerable<Expectation> expectations, DateOnly until, int seed)
    {
        var random = new Random(seed);
        return [.. expectations.SelectMany(e => e.PeriodsUntil(until, []).SelectMany(p => new Drop(e, p, random).Deliveries()))];
    }

    /// <summary>The deliveries of one period.</summary>
    sealed class Drop(Expectation expectation, ReferencePeriod period, Random random)
    {
        int _number;

        public IEnumerable<Delivered> Deliveries() => random.Next(100) switch
        {
            < 50 => [Accepted(At(-random.Next(0, 9)))],
            < 62 => [Accepted(At(random.Next(1, 45)))],
            < 67 => [],
            < 71 => [TurnedDown(At(-1))],
            < 79 => Revised(At(-random.Next(1, 6))),
            < 90 => Corrected(At(-random.Next(-10, 8))),
            < 95 => [Accepted(At(-random.Next(-3, 6)), rows: 0)],
            _ => [Accepted(At(-2), rows: random.Next(1, 300))],
        };

        IEnumerable<Delivered> Revised(DateTimeOffset first) => [Accepted(first), Accepted(first.AddDays(random.Next(1, 60))), TurnedDown(first.AddDays(61))];

        IEnumerable<Delivered> Corrected(DateTimeOffset first)
        {
            var tries = random.Next(1, 4);
            return [.. Enumerable.Range(0, tries).Select(i => TurnedDown(first.AddHours(20 * i))), Accepted(first.AddHours(20 * tries))];
        }

        /// <summary>Any second of the day so many days after the due one, in UTC: some are of the next day in Rwanda.</summary>
        DateTimeOffset At(int daysAfterDue) =>
            new DateTimeOffset(expectation.Service.DueOn(period).AddDays(daysAfterDue), default, TimeSpan.Zero).AddSeconds(random.Next(24 * 60 * 60));

        Delivered Accepted(DateTimeOffset at, long? rows = null)
        {
            var read = rows ?? random.Next(900, 1_400);
            var left = read > 0 ? random.Next(0, 4) : 0;
            return Make(at, left > 0 ? "AcceptedWithWarnings" : "Accepted", read, Math.Max(0, read - left)) with { IsNil = rows == 0, Errors = left };
        }

        Delivered TurnedDown(DateTimeOffset at) => Make(at, random.Next(5) == 0 ? "Rejected" : "Quarantined", random.Next(900, 1_400), 0) with { Errors = random.Next(1, 200) };

        Delivered Make(DateTimeOffset at, string outcome, long read, long accepted)
        {
            var path = $"{expectation.Agency}/{expectation.Dataset}/{period}/made-{_number++}.csv";
            return new(
                expectation.Agency, expectation.Dataset, period, SubmissionId.For(expectation.Agency, path, "made"), at, at.AddSeconds(random.Next(2, 90)), "Validated", outcome,
                "1.0.0", read, accepted, 0, 0, 0);
        }
    }
}

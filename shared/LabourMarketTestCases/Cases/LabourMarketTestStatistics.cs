using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using Pipeline.LabourMarketTest;

namespace Pipeline.LabourMarketTestCases;

/// <summary>Decisions of one month that have everything but their number in common. Each decision counts in one row, under the reason that made the recommendation.</summary>
/// <param name="Month">Of the decision, such as 2026-11.</param>
/// <param name="Outcome">Decided, not recommended.</param>
/// <param name="ReasonCode">The decisive reason of the recommendation, or the officer's own where they decided otherwise.</param>
/// <param name="OccupationGroup">Minor group of ISCO-08 (three digits); null when the occupation was not given.</param>
/// <param name="Cases">Decisions.</param>
/// <param name="Days">Calendar days from the complete application to the decision, over all of them; a decision on an incomplete one counts from the day it was lodged.</param>
/// <param name="Overrides">Decisions other than recommended.</param>
/// <param name="Referred">Decisions on cases without a recommendation to agree with; no override.</param>
/// <param name="Late">Decisions after the statutory clock.</param>
public sealed record LabourMarketTestRow(string Month, Track Track, Outcome Outcome, string ReasonCode, string? OccupationGroup, int Cases, int Days, int Overrides, int Referred, int Late)
{
    /// <summary>Of one decision in the EAC track, whether the occupation is in the schedule of commitments; null where that is open, was not asked, or of several decisions.</summary>
    [JsonIgnore]
    public bool? IsScheduled { get; init; }
}

/// <summary>The decisions of a span of months. The figures are unprotected: small cells are for whoever publishes them to protect.</summary>
/// <param name="OverrideRate">Overrides among the decisions that had a recommendation to agree with; null when there are none.</param>
public sealed record LabourMarketTestFigures(IReadOnlyList<LabourMarketTestRow> Rows, decimal? OverrideRate);

/// <summary>Counts decisions on labour market tests.</summary>
public sealed class LabourMarketTestStatistics(CaseRows rows)
{
    const int MinorGroup = 3;
    const string ScheduleUnclear = "SCHEDULE_UNCLEAR", Scheduled = "E4", Regional = "E5", Other = "E6";

    /// <param name="from">First day of decision.</param>
    /// <param name="to">Last day of decision.</param>
    /// <returns>Sorted by month, track, outcome, reason and group.</returns>
    public async Task<LabourMarketTestFigures> ReadAsync(DateOnly from, DateOnly to, CancellationToken ct)
    {
        var decided = new List<LabourMarketTestRow>();
        await foreach (var one in DecisionsAsync(from, to, ct)) decided.Add(one);
        var table = decided.GroupBy(r => r with { IsScheduled = null, Days = 0, Overrides = 0, Referred = 0, Late = 0 })
            .Select(g => g.Key with { Cases = g.Count(), Days = g.Sum(r => r.Days), Overrides = g.Sum(r => r.Overrides), Referred = g.Sum(r => r.Referred), Late = g.Sum(r => r.Late) })
            .OrderBy(r => r.Month, StringComparer.Ordinal).ThenBy(r => r.Track).ThenBy(r => r.Outcome).ThenBy(r => r.ReasonCode, StringComparer.Ordinal)
            .ThenBy(r => r.OccupationGroup, StringComparer.Ordinal).ToList();
        var agreeable = decided.Count - decided.Sum(r => r.Referred);
        return new(table, agreeable == 0 ? null : decimal.Round((decimal)decided.Sum(r => r.Overrides) / agreeable, 6));
    }

    /// <summary>A row for each decision, in no order.</summary>
    /// <inheritdoc cref="ReadAsync"/>
    public async IAsyncEnumerable<LabourMarketTestRow> DecisionsAsync(DateOnly from, DateOnly to, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var one in rows.ListEveryAsync(ct))
            for (var i = 0; i < one.Decisions.Count; i++)
                if (one.Decisions[i].DecidedOn >= from && one.Decisions[i].DecidedOn <= to) yield return Of(one, i);
    }

    static LabourMarketTestRow Of(TestCase of, int number)
    {
        var decision = of.Decisions[number];
        var seen = of.Assessments[decision.Assessment - 1];
        // The case as it stood then: what came later moves none of its days.
        var then = of with
        {
            State = CaseState.Decided,
            Decisions = [.. of.Decisions.Take(number + 1)],
            Assessments = [.. of.Assessments.Take(decision.Assessment)],
            Appeals = [.. of.Appeals.Where(a => a.Decision <= number)],
        };
        var clocks = CaseClocks.Of(then, ClocksAlone);
        var days = decision.DecidedOn.DayNumber - (clocks.CompleteOn ?? of.ReceivedOn).DayNumber;
        var isAsRecommended = decision.Outcome == seen.Recommendation;
        return new($"{decision.DecidedOn:yyyy-MM}", seen.Track, decision.Outcome, isAsRecommended ? seen.DecisiveReason : $"{decision.Reason}",
            seen.Occupation is { Length: > MinorGroup } code ? code[..MinorGroup] : null, 1, Math.Max(0, days), decision.IsOverride ? 1 : 0,
            seen.Recommendation == Outcome.Refer ? 1 : 0, clocks.DecidedOnTime == false ? 1 : 0)
        {
            IsScheduled = seen.Track != Track.Eac || seen.Reasons.Contains(ScheduleUnclear) ? null : seen.TrackRow switch { Scheduled => true, Regional or Other => false, _ => null },
        };
    }

    /// <summary>The decision's clock is the rule set's; the terms play no part in it.</summary>
    static CaseTerms ClocksAlone { get; } = new("", 0, 0, 0, 0, 0, new("", ""), "", "", false);
}

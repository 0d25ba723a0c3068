using Pipeline.Coordination;

namespace Pipeline.Governance;

/// <summary>One figure about the mechanism itself.</summary>
/// <param name="Value">Numerator by denominator, in <paramref name="Unit"/>; null where there is nothing to divide by: not available, and not zero.</param>
/// <param name="Counts">Exactly what is counted.</param>
public sealed record GovernanceIndicator(string Code, double? Value, string Unit, long? Numerator, long? Denominator, string State, string Counts)
{
    internal static GovernanceIndicator Of(string code, string unit, double factor, long numerator, long denominator, string counts) => denominator > 0
        ? new(code, Math.Round(factor * numerator / denominator, 1), unit, numerator, denominator, "available", counts)
        : new(code, null, unit, null, null, "notAvailable", counts);
}

/// <summary>A dataset that has been agreed on or asked for.</summary>
/// <param name="IsActive">Whether drops of it are taken on the day.</param>
public sealed record RequiredAgreement(string Agency, string Dataset, bool IsActive);

/// <summary>A dataset that was asked for by a proposal, and its first accepted drop.</summary>
/// <param name="RequestedOn">By Rwanda's calendar, as the other.</param>
/// <param name="FirstAcceptedOn">When it was received; null while none was accepted.</param>
public sealed record RequestedDataset(string Agency, string Dataset, DateOnly RequestedOn, DateOnly? FirstAcceptedOn);

/// <summary>The four figures by which the mechanism is watched.</summary>
public static class GovernanceIndicators
{
    public static IReadOnlyList<GovernanceIndicator> Of(
        DateOnly day, IReadOnlyList<RequiredAgreement> agreements, IEnumerable<CalendarEntry> feeds, IReadOnlyList<ActionItem> actions,
        IReadOnlyList<RequestedDataset> requested)
    {
        var kept = ComplianceRow.Of(feeds);
        var open = actions.Where(a => a.Status == ActionStatus.Open).ToList();
        var delivered = requested.Where(r => r.FirstAcceptedOn is not null).ToList();
        return
        [
            GovernanceIndicator.Of("agreements-active", "percent", 100, agreements.Count(a => a.IsActive), agreements.Count,
                "Datasets under an active agreement that has not ended, by datasets that are agreed on or proposed; rejected proposals are not counted."),
            GovernanceIndicator.Of("feeds-on-time", "percent", 100, kept.Sum(r => r.OnTime), kept.Sum(r => r.Expected - r.Open),
                "Expected drops of the span first accepted by their due day, nil returns among them, by those on time, late or missing; within their grace they are not counted."),
            GovernanceIndicator.Of("actions-overdue", "percent", 100, open.Count(a => a.IsOverdueOn(day)), open.Count,
                "Open actions whose last day has passed, by all open actions."),
            GovernanceIndicator.Of("days-to-first-delivery", "days", 1,
                delivered.Sum(r => (long)r.FirstAcceptedOn!.Value.DayNumber - r.RequestedOn.DayNumber), delivered.Count,
                "Days from the first proposal of a dataset that did not ship with the program to the receipt of its first accepted drop, summed, by such datasets; those without a drop are not counted."),
        ];
    }
}

using Pipeline.LabourMarketTest;

namespace Pipeline.LabourMarketTestCases;

public enum AlertKind { DecisionDue, DecisionOverdue, FiledLate, AppealDue, AppealOverdue, ConditionDue, ConditionOverdue, ValidityEnds }

/// <summary>A day of a case that somebody has to look at.</summary>
/// <param name="What">The condition's code; empty otherwise.</param>
/// <param name="DaysLeft">Negative when it is over.</param>
public sealed record CaseAlert(AlertKind Kind, string Id, Track Track, string What, DateOnly Due, int DaysLeft);

/// <summary>Looks through the cases for clocks that run out.</summary>
public sealed class CaseAlerts(CaseRows rows, CaseTerms terms)
{
    /// <summary>What stands to be done first comes first.</summary>
    public async Task<IReadOnlyList<CaseAlert>> OfAsync(DateOnly today, CancellationToken ct)
    {
        var alerts = new List<CaseAlert>();
        await foreach (var one in rows.ListAsync(null, ct)) alerts.AddRange(Of(one, today));
        return [.. alerts.OrderBy(a => a.Due).ThenBy(a => a.Id, StringComparer.Ordinal)];
    }

    internal IEnumerable<CaseAlert> Of(TestCase of, DateOnly today)
    {
        var clocks = CaseClocks.Of(of, terms);
        if (of.State.IsOpen() && Clock(AlertKind.DecisionDue, AlertKind.DecisionOverdue, "", clocks.DecisionDue) is { } decision) yield return decision;
        if (of.State.IsOpen() && clocks is { FiledOnTime: false, ApplyBy: { } by }) yield return new(AlertKind.FiledLate, of.Id, of.Newest.Track, "", by, by.DayNumber - today.DayNumber);
        if (Clock(AlertKind.AppealDue, AlertKind.AppealOverdue, "", clocks.AppealDecisionDue) is { } appeal) yield return appeal;
        if (of.State is not (CaseState.Decided or CaseState.Final) || of.Decision is not { IsFavourable: true } given) yield break;
        foreach (var condition in given.Conditions.Where(c => c.MetOn is null))
            if (Clock(AlertKind.ConditionDue, AlertKind.ConditionOverdue, condition.Code, condition.Due) is { } open) yield return open;
        if (given is { FollowUp: { } follow, ValidTo: { } to } && today >= follow) yield return new(AlertKind.ValidityEnds, of.Id, of.Newest.Track, "", to, to.DayNumber - today.DayNumber);

        CaseAlert? Clock(AlertKind soon, AlertKind over, string what, DateOnly? due)
        {
            if (due is not { } day || day.DayNumber - today.DayNumber is var left && left > terms.DaysOfReminder) return null;
            return new(left < 0 ? over : soon, of.Id, of.Newest.Track, what, day, left);
        }
    }
}

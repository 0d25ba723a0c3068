using Pipeline.LabourMarketTest;

namespace Pipeline.LabourMarketTestCases;

/// <summary>The days of a case: arithmetic of its facts, nothing kept. Days are those of Rwanda's calendar, the last one included.</summary>
/// <param name="CompleteOn">The day from which the decision is counted; null while the application is incomplete.</param>
/// <param name="DecisionDue">Last day for the decision.</param>
/// <param name="DecidedOnTime">Null while it is neither decided nor overdue, or without a clock.</param>
/// <param name="ApplyBy">Last day to file after entry, by working days; null where that clock does not run or the calendar does not reach.</param>
/// <param name="FiledOnTime">Null where <paramref name="ApplyBy"/> is.</param>
/// <param name="AppealUntil">Last day to appeal; null while nothing is decided.</param>
/// <param name="AppealDecisionDue">Null while no appeal waits.</param>
public sealed record CaseClocks(DateOnly? CompleteOn, DateOnly? DecisionDue, bool? DecidedOnTime, DateOnly? ApplyBy, bool? FiledOnTime, DateOnly? AppealUntil, DateOnly? AppealDecisionDue)
{
    public static CaseClocks Of(TestCase of, CaseTerms terms)
    {
        var complete = CompleteDay(of);
        DateOnly? due = complete is { } from && of.Newest.DecisionClockDays is { } days ? from.AddDays(days) : null;
        var newest = of.Newest;
        return new(complete, due, of.State.IsOpen() || due is null ? null : of.Decision!.DecidedOn <= due,
            newest.ApplyBy, newest.ApplyBy is { } by && newest.SubmittedAt is { } filed ? filed <= by : null,
            of.Decision?.DecidedOn.AddDays(terms.DaysToAppeal),
            of.State == CaseState.Appealed ? of.Appeals[^1].LodgedOn.AddDays(terms.DaysToDecideAppeal) : null);
    }

    /// <summary>An application that was whole when it was filed counts from then; one that was completed, from the day of that; a reopened case from its reopening.</summary>
    static DateOnly? CompleteDay(TestCase of)
    {
        if (of.Appeals is [.., { IsUpheld: true, DecidedOn: { } reopened, Decision: var number }] && number <= of.Decisions.Count) return reopened;
        for (var i = 0; i < of.Assessments.Count; i++)
            if (of.Assessments[i].Recommendation != Outcome.Incomplete) return i == 0 ? of.Assessments[0].SubmittedAt ?? of.ReceivedOn : of.Assessments[i].AssessedOn;
        return null;
    }
}

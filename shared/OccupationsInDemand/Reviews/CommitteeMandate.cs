using Pipeline.Governance;
using Pipeline.Indicators.Shortage;

namespace Pipeline.OccupationsInDemand;

/// <summary>A decision as it is put on record.</summary>
/// <param name="Action">Of <see cref="DecisionOutcome.Amend"/> only.</param>
/// <param name="Decision">Id of the decision in the records of the coordination mechanism.</param>
/// <param name="Member">The agency that spoke for it.</param>
public sealed record DecisionGiven(DecisionOutcome Outcome, ListAction? Action, ReviewReason Reason, string Decision, string Member)
{
    internal DeskRefusal? WhyNot() => (Outcome == DecisionOutcome.Amend) == (Action is not null)
        ? null
        : DeskRefusal.Wrong("action", "missing, or given where nothing is amended", "add, keep, remove or watch with outcome Amend, and none with another");
}

/// <summary>Whether a decision of a meeting on record is one about the list of a quarter, by a steering committee that could decide.</summary>
static class CommitteeMandate
{
    /// <param name="meeting">The id of the meeting, when there is nothing against it.</param>
    public static DeskRefusal? WhyNot(
        string quarter, DecisionGiven given, IReadOnlyList<Decision> decisions, IReadOnlyList<Meeting> meetings, out string? meeting)
    {
        meeting = null;
        if (decisions.FirstOrDefault(d => d.Id == given.Decision) is not { } decision)
            return DeskRefusal.Wrong("decision", "not a decision on record", "a decision's id, such as D-2026-001, as /api/coordination/decisions lists it");
        if (decision.Kind != DecisionKind.OccupationsInDemandList || decision.Approved != quarter)
            return DeskRefusal.Wrong("decision", "one about something else", $"a decision of kind {nameof(DecisionKind.OccupationsInDemandList)} that approved {quarter}");
        if (meetings.FirstOrDefault(m => m.Id == decision.Meeting) is not { Type: MeetingType.SteeringCommittee, IsQuorate: true } held)
            return DeskRefusal.Wrong("decision", "not one of the steering committee with its quorum", "a decision of such a meeting");
        if (!held.Present.Contains(given.Member))
            return DeskRefusal.Wrong("member", "not an agency that was present", $"one of {string.Join(", ", held.Present)}");
        meeting = held.Id;
        return null;
    }
}

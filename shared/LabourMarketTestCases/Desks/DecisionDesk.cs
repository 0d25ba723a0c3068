using Pipeline.Access;
using Pipeline.LabourMarketTest;
using Pipeline.LabourMarketTest.Law;
using Pipeline.OccupationsInDemand;
using Pipeline.Protection.Decisions;
using Pipeline.Reference;

namespace Pipeline.LabourMarketTestCases;

/// <summary>What an officer decides.</summary>
/// <param name="RecordSha256">Hash of the decision record that the officer saw.</param>
/// <param name="PermitClass">Null for the recommended one.</param>
/// <param name="ValidityMonths">Null for the recommended one.</param>
/// <param name="Conditions">Null for the recommended ones.</param>
public sealed record DecisionWanted(Outcome Outcome, DecisionReason Reason, string RecordSha256, string? PermitClass = null, int? ValidityMonths = null,
    IReadOnlyList<CaseCondition>? Conditions = null);

/// <summary>Decisions on cases: by an officer who is a person, on a recommendation that they saw. Nothing here decides by itself.</summary>
public sealed class DecisionDesk(CaseRows rows, CaseTerms terms, PermitClasses classes, TimeProvider clock)
{
    static readonly Role[] MayDecide = [Role.LabourOfficer];

    DateOnly Today => RwandaTime.DayOf(clock.GetUtcNow());

    /// <exception cref="OfficerRequiredException">The caller is no officer.</exception>
    public async Task<DeskAnswer<TestCase>> DecideAsync(string id, DecisionWanted wanted, Caller officer, CancellationToken ct)
    {
        (TestCase? now, DeskRefusal? refusal) = (null, Refused.NotFound);
        await rows.ChangeAsync(id, officer, before =>
        {
            if (before is null) return null;
            refusal = WhyNot(before, wanted, officer);
            if (refusal is not null) return null;
            var decision = Decide(before, wanted, officer);
            now = before with { State = CaseState.Decided, Decisions = [.. before.Decisions, decision] };
            return (now, CaseEvent.Decided,
            [
                new("outcome", $"{decision.Outcome}"), new("reason", $"{decision.Reason}"), new("record", wanted.RecordSha256), new("override", decision.IsOverride ? "yes" : "no"),
                new("class", decision.PermitClass), new("validTo", decision.ValidTo is { } to ? $"{to:yyyy-MM-dd}" : null),
            ]);
        }, ct);
        return refusal is not null ? refusal : now!;
    }

    /// <summary>Notes that a condition of the decision is met.</summary>
    public async Task<DeskAnswer<TestCase>> MeetConditionAsync(string id, string code, Caller officer, CancellationToken ct)
    {
        (TestCase? now, DeskRefusal? refusal) = (null, Refused.NotFound);
        await rows.ChangeAsync(id, officer, before =>
        {
            if (before is null) return null;
            (now, refusal) = (before, before.Decision?.Conditions.Any(c => c.Code == code) == true ? null : Refused.Wrong("condition", "none of the decision's", "the code of a condition of the newest decision"));
            if (refusal is not null || before.Decision!.Conditions.Any(c => c.Code == code && c.MetOn is not null)) return null;
            var met = before.Decision with { Conditions = [.. before.Decision.Conditions.Select(c => c.Code == code ? c with { MetOn = Today } : c)] };
            now = before with { Decisions = [.. before.Decisions.SkipLast(1), met] };
            return (now, CaseEvent.ConditionMet, [new("condition", code)]);
        }, ct);
        return refusal is not null ? refusal : now!;
    }

    CaseDecision Decide(TestCase of, DecisionWanted wanted, Caller officer)
    {
        var (seen, today) = (of.Newest, Today);
        var isFavourable = wanted.Outcome is Outcome.Exempt or Outcome.Approve or Outcome.ApproveWithConditions;
        var isOverride = wanted.Outcome != seen.Recommendation && seen.Recommendation != Outcome.Refer;
        var by = OfficerDecision.By(officer, MayDecide, new($"{seen.Recommendation}", seen.RecordSha256), !isOverride, $"{wanted.Reason}", clock.GetUtcNow());
        DateOnly? validTo = isFavourable && MonthsOf(seen, wanted) is { } months ? today.AddMonths(months).AddDays(-1) : null;
        var conditions = isFavourable && wanted.Outcome != Outcome.Approve ? (wanted.Conditions ?? seen.Conditions).Select(c => c with { Due = c.DueDays is { } days ? today.AddDays(days) : null }) : [];
        return new(by, seen.Number, wanted.Outcome, isOverride, wanted.Reason, today, isFavourable ? ClassOf(seen, wanted) : null, validTo,
            validTo?.AddDays(-terms.DaysBeforeValidityEnds) is { } follow && follow > today ? follow : null, [.. conditions]);
    }

    DeskRefusal? WhyNot(TestCase of, DecisionWanted wanted, Caller officer)
    {
        var seen = of.Newest;
        if (!of.State.IsOpen()) return Refused.State(of.State, "A decision is taken while the case is open, or reopened by an appeal that was upheld.");
        if (wanted.RecordSha256 != seen.RecordSha256)
            return new(RefusalKind.Changed, "The recommendation has changed", "Nobody decides about what they have not seen. Read the case again, and name the hash of the record that it has now.");
        if (!DecisionReasons.Decidable.Contains(wanted.Outcome)) return Refused.Wrong("outcome", "nothing that is decided", string.Join(", ", DecisionReasons.Decidable));
        var reasons = DecisionReasons.For(seen, wanted.Outcome, of.State == CaseState.Reopened);
        if (!reasons.Contains(wanted.Reason)) return Refused.Wrong("reason", "not one for this decision", string.Join(", ", reasons));
        if (of.State == CaseState.Reopened && of.Decision!.By.Officer == officer.Subject) return Refused.NotTheirs("The appeal was against this officer's decision. Another officer decides anew.");
        if (wanted.Outcome == Outcome.ApproveWithConditions && (wanted.Conditions ?? seen.Conditions).Count == 0)
            return Refused.Wrong("conditions", "empty", "at least one condition, or outcome Approve");
        return WhyNotPermit(seen, wanted);
    }

    /// <summary>A class that is not on record, and a permit longer than its class allows, are given by nobody.</summary>
    DeskRefusal? WhyNotPermit(CaseAssessment seen, DecisionWanted wanted)
    {
        if (wanted.Outcome is not (Outcome.Exempt or Outcome.Approve or Outcome.ApproveWithConditions)) return null;
        if (ClassOf(seen, wanted) is not { } code || classes.Find(code, Today) is not { } known)
            return Refused.Wrong("permitClass", "none on record", string.Join(", ", classes.All.Select(c => c.Code).Distinct()));
        return MonthsOf(seen, wanted) is { } months && (months < 1 || months > (known.MaxMonths ?? int.MaxValue))
            ? Refused.Wrong("validityMonths", "outside of what the class allows", known.MaxMonths is { } most ? $"1 to {most}" : "1 or more") : null;
    }

    static string? ClassOf(CaseAssessment seen, DecisionWanted wanted) => wanted.PermitClass ?? seen.PermitClass;

    static int? MonthsOf(CaseAssessment seen, DecisionWanted wanted) => wanted.ValidityMonths ?? seen.ValidityMonths;
}

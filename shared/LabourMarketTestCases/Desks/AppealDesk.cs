using Pipeline.Access;
using Pipeline.OccupationsInDemand;
using Pipeline.Protection.Decisions;
using Pipeline.Reference;

namespace Pipeline.LabourMarketTestCases;

/// <summary>Appeals: put on record by an officer for the applicant, decided by another officer than the one appealed against.</summary>
public sealed class AppealDesk(CaseRows rows, CaseTerms terms, TimeProvider clock)
{
    static readonly Role[] MayDecide = [Role.LabourOfficer, Role.CoordinationApprover];

    DateOnly Today => RwandaTime.DayOf(clock.GetUtcNow());

    /// <param name="on">The day the applicant appealed.</param>
    public async Task<DeskAnswer<TestCase>> LodgeAsync(string id, AppealGround ground, DateOnly on, Caller officer, CancellationToken ct)
    {
        (TestCase? now, DeskRefusal? refusal) = (null, Refused.NotFound);
        await rows.ChangeAsync(id, officer, before =>
        {
            if (before is null) return null;
            refusal = before.State != CaseState.Decided ? Refused.State(before.State, "There is a decision to appeal against first; a dismissed appeal ends the case.")
                : on < before.Decision!.DecidedOn || on > Today || on > CaseClocks.Of(before, terms).AppealUntil
                    ? Refused.Wrong("on", "before the decision, in the future, or after the last day to appeal", $"{before.Decision.DecidedOn:yyyy-MM-dd} to {CaseClocks.Of(before, terms).AppealUntil:yyyy-MM-dd}")
                : null;
            if (refusal is not null) return null;
            now = before with { State = CaseState.Appealed, Appeals = [.. before.Appeals, new(before.Decisions.Count, ground, on, officer.Pseudonym)] };
            return (now, CaseEvent.Appealed, [new("ground", $"{ground}"), new("on", $"{on:yyyy-MM-dd}")]);
        }, ct);
        return refusal is not null ? refusal : now!;
    }

    /// <summary>Upheld, the case is open again; dismissed, the decision stays.</summary>
    /// <exception cref="OfficerRequiredException">The caller is no officer.</exception>
    public async Task<DeskAnswer<TestCase>> DecideAsync(string id, bool uphold, Caller officer, CancellationToken ct)
    {
        (TestCase? now, DeskRefusal? refusal) = (null, Refused.NotFound);
        await rows.ChangeAsync(id, officer, before =>
        {
            if (before is null) return null;
            refusal = before.State != CaseState.Appealed ? Refused.State(before.State, "No appeal waits for a decision.")
                : before.Decision!.By.Officer == officer.Subject ? Refused.NotTheirs("The appeal is against this officer's decision. Another officer decides on it.")
                : null;
            if (refusal is not null) return null;
            var decision = before.Decision!;
            var by = OfficerDecision.By(officer, MayDecide, new($"{decision.Outcome}", decision.By.RecommendationSha256), !uphold, uphold ? "Upheld" : "Dismissed", clock.GetUtcNow());
            now = before with
            {
                State = uphold ? CaseState.Reopened : CaseState.Final,
                Appeals = [.. before.Appeals.SkipLast(1), before.Appeals[^1] with { Decided = by, IsUpheld = uphold, DecidedOn = Today }],
            };
            return (now, uphold ? CaseEvent.AppealUpheld : CaseEvent.AppealDismissed, [new("ground", $"{before.Appeals[^1].Ground}")]);
        }, ct);
        return refusal is not null ? refusal : now!;
    }
}

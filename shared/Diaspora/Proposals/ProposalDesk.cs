using Pipeline.Access;
using Pipeline.Audit;
using Pipeline.DiasporaMatching;
using Pipeline.Protection;
using Pipeline.Reference;

namespace Pipeline.Diaspora;

/// <summary>Why a proposal is not taken: what the yearly review of the weights counts.</summary>
public enum RejectionReason
{
    SkillsTooLow,
    SpecialtyTooFar,
    DatesDoNotSuit,
    LanguageNotEnough,
    LicenceDoubtful,
    EarlierExperience,
    HostPrefersAnother,
    ExpertNotReached,
}

/// <summary>What a person decided about a proposal.</summary>
/// <param name="Reason">Of a rejection; null of a confirmation.</param>
/// <param name="Mission">That came of it; null of a rejection.</param>
public sealed record ProposalDecision(string Run, string Request, string Expert, RejectionReason? Reason, string? Mission, double Score, DateOnly On, string By);

/// <summary>Where a person confirms or rejects what a run found, and where a contact is shown.</summary>
public sealed class ProposalDesk(DiasporaRows rows, RunShelf shelf, ExpertRegistry experts, RequestDesk requests, MissionBook missions, RegistrationDesk registrations, TimeProvider clock)
{
    DateOnly Today => RwandaTime.DayOf(clock.GetUtcNow());

    /// <param name="name">The expert, as the run names them.</param>
    /// <param name="reason">Null to confirm.</param>
    /// <returns>What was decided; neither when the run has no such candidate.</returns>
    public async Task<(ProposalDecision? Done, Refusal? Refusal)> DecideAsync(string run, string request, string name, RejectionReason? reason, Caller caller, CancellationToken ct)
    {
        if (caller.IsService) return (null, Refusal.Conflict("A program cannot decide about a proposal.", "A person signs in as themselves."));
        if (await shelf.ReadAsync(run, ct) is not { } stored || stored.Result.Needs.FirstOrDefault(n => n.Need == request)?.Top.FirstOrDefault(t => t.Expert == name) is not { } candidate)
            return (null, null);
        if (reason is null && await WhyNotAsync(run, request, name, ct) is { } why) return (null, why);
        var mission = reason is null ? $"HM-{run}-{request}-{name}" : null;
        var decision = new ProposalDecision(run, request, name, reason, mission, candidate.Score.Total, Today, caller.Pseudonym);
        var isNew = await rows.WriteAsync<ProposalDecision>(Kept.Proposals, $"{run}|{request}|{name}", there => there is not null ? null : (decision, AuditEntry.Of(
            caller.Pseudonym, reason is null ? DiasporaEvent.Confirmed : DiasporaEvent.Rejected, $"{run}/{request}", [new("expert", name), new("reason", reason?.ToString())])), ct);
        if (!isNew) return (null, Refusal.Conflict("It is decided already.", "The next run may propose again."));
        if (mission is not null) await ProposeAsync(mission, request, (await KeyOfAsync(run, name, ct))!, candidate.Score.Mission, caller, ct);
        return (decision, null);
    }

    /// <summary>How an expert is reached, for the host of a mission that the expert has accepted, and only with their consent to that.</summary>
    /// <returns>Neither when there is no such mission, or none who registered here.</returns>
    public async Task<(Contact? Done, Refusal? Refusal)> ContactAsync(string mission, Caller caller, CancellationToken ct)
    {
        if (await missions.FindAsync(mission, ct) is not { Expert: { } key } found) return (null, null);
        if (!found.IsBinding) return (null, Refusal.Conflict($"The mission is {found.Status}.", "A contact is shown from the expert's acceptance until the mission is over."));
        if (await registrations.ContactOfAsync(key, ct) is not var (registration, contact)) return (null, null);
        if (!registration.ToExpert().Allows(ConsentPurpose.ContactByHost, Today)) return (null, Refusal.Conflict("The expert has not agreed to be contacted by a host.", "Ask the programme to pass a message on."));
        await rows.WriteAsync<Registration>(Kept.Experts, registration.Id,
            now => now is null ? null : (now, AuditEntry.Of(caller.Pseudonym, DiasporaEvent.ContactShown, registration.Handle, [new("mission", mission)])), ct);
        return (contact, null);
    }

    /// <summary>What has changed since the run, so that nothing can be confirmed any more; null when nothing has.</summary>
    async Task<Refusal?> WhyNotAsync(string run, string request, string name, CancellationToken ct)
    {
        var found = (await experts.ReadAsync(ct)).Experts.FirstOrDefault(e => StoredRun.NameOf(run, e.Key) == name);
        if (found is null || !found.Allows(ConsentPurpose.Matching, Today)) return Refusal.Conflict("The expert's consent to matching does not hold any more.", "Start another run.");
        if ((await requests.ListAsync(ct)).Requests.FirstOrDefault(r => r.Id == request) is not { Status: RequestStatus.Approved }) return Refusal.Conflict("The request is not open any more.", "Start another run.");
        return (await missions.OfAsync(found.Key, ct)).Any(m => !m.IsOver && m.Status == MissionStatus.Proposed || m.Status == MissionStatus.Running)
            ? Refusal.Conflict("The expert has another mission proposed or running.", "Wait for it, or cancel it.")
            : null;
    }

    async Task<string?> KeyOfAsync(string run, string name, CancellationToken ct) =>
        (await experts.ReadAsync(ct)).Experts.FirstOrDefault(e => StoredRun.NameOf(run, e.Key) == name)?.Key;

    async Task ProposeAsync(string id, string request, string key, DaySpan days, Caller caller, CancellationToken ct)
    {
        var asked = (await requests.ListAsync(ct)).Requests.First(r => r.Id == request);
        await missions.ProposeAsync(new(id, request, key, asked.Facility, asked.Mode, MissionStatus.Proposed, Today, null, days.From, days.To, days.Days), caller, ct);
    }
}

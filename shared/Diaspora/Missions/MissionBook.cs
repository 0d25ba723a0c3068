using Pipeline.Access;
using Pipeline.Audit;
using Pipeline.Protection;
using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Diaspora;

/// <summary>What is recorded when a mission moves on; each step takes the members that it needs.</summary>
public sealed record MissionStep(
    MissionStatus To, DateOnly? On = null, string? Reason = null, DateOnly? LicenceOkOn = null, int? DaysDelivered = null, MissionCost? Cost = null, int? HostRating = null,
    int? ExpertRating = null, string? StayedAfter = null, DateOnly? ReportDue = null);

/// <summary>Missions: those delivered, and those that came of a proposal here, on their way from Proposed to Completed or Cancelled.</summary>
public sealed class MissionBook(DiasporaRows rows, ProgrammeDrops drops, RequestDesk requests, MissionLicence licence, CatalogInForce catalog, TimeProvider clock)
{
    const string Dataset = "missions", Expert = "expert", Custody = "custody", Declined = "expert_withdrew";

    static readonly string[] Stayed = ["no", "extended", "employed"];

    DateOnly Today => RwandaTime.DayOf(clock.GetUtcNow());

    /// <summary>All missions by id; of one that was delivered and is known here too, what stands here.</summary>
    public async Task<IReadOnlyList<Mission>> ListAsync(CancellationToken ct)
    {
        var (delivered, _, _) = await drops.ReadAsync(Dataset, ct);
        var facilities = delivered.Count == 0 ? [] : (await requests.ListAsync(ct)).Requests.ToDictionary(r => r.Id, r => r.Facility);
        var own = (await rows.ListAsync<Mission>(Kept.Missions, ct)).ToDictionary(m => m.Id, m => m.Record);
        return [.. delivered.Select(row => DeliveredMissions.Read(row, facilities)).Where(m => !own.ContainsKey(m.Id)).Concat(own.Values).OrderBy(m => m.Id, StringComparer.Ordinal)];
    }

    public async Task<IReadOnlyList<Mission>> OfAsync(string expert, CancellationToken ct) => [.. (await ListAsync(ct)).Where(m => m.Expert == expert)];

    /// <summary>A mission that came of a proposal here; null when there is none.</summary>
    public async Task<Mission?> FindAsync(string id, CancellationToken ct) => (await rows.FindAsync<Mission>(Kept.Missions, id, ct))?.Record;

    internal async Task ProposeAsync(Mission mission, Caller caller, CancellationToken ct)
    {
        await rows.WriteAsync<Mission>(Kept.Missions, mission.Id,
            there => there is null ? (mission, AuditEntry.Of(caller.Pseudonym, DiasporaEvent.Recorded, mission.Id, [new("request", mission.Request)])) : null, ct);
        await requests.FollowAsync(mission.Request, RequestStatus.Matched, caller.Pseudonym, ct);
    }

    /// <summary>Moves a mission on.</summary>
    /// <returns>The mission as it is; neither when there is no such mission.</returns>
    public async Task<(Mission? Done, Refusal? Refusal)> MoveAsync(string id, MissionStep step, Caller caller, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } known) return (null, null);
        var why = step.To switch
        {
            MissionStatus.Accepted => await WhyNotForThemAsync(known, ct),
            MissionStatus.Confirmed when known.Status == MissionStatus.Accepted => await licence.WhyNotAsync(known, step.LicenceOkOn, Today, ct),
            _ => null,
        };
        return why is not null ? (null, why) : await WriteAsync(id, step, caller.Pseudonym, null, ct);
    }

    /// <summary>An expert who registered here says yes or no to what is proposed to them.</summary>
    /// <param name="expert">The key of the person who says so.</param>
    /// <returns>The mission as it is; neither when there is none of theirs of this id.</returns>
    public Task<(Mission? Done, Refusal? Refusal)> AnswerAsync(string id, string expert, bool accepts, CancellationToken ct) =>
        WriteAsync(id, accepts ? new(MissionStatus.Accepted) : new(MissionStatus.Cancelled, Reason: Declined), Expert, expert, ct);

    async Task<(Mission? Done, Refusal? Refusal)> WriteAsync(string id, MissionStep step, string actor, string? expert, CancellationToken ct)
    {
        (Mission? Done, Refusal? Refusal) answer = (null, null);
        await rows.WriteAsync<Mission>(Kept.Missions, id, mission =>
        {
            answer = mission is null || (expert is not null && mission.Expert != expert) ? (null, null)
                : expert is not null && mission.Status != MissionStatus.Proposed ? (null, Refusal.Conflict($"The mission is {mission.Status}.", "It is answered once, while it is proposed; write to the programme after that."))
                : Moved(mission, step);
            return answer.Done is { } after
                ? (after, AuditEntry.Of(actor, DiasporaEvent.Moved, id, [new("status", $"{step.To}"), new("reason", step.Reason)]))
                : null;
        }, ct);
        if (answer.Done is { } moved)
            await requests.FollowAsync(moved.Request, step.To == MissionStatus.Cancelled ? RequestStatus.Approved : moved.IsConfirmed ? RequestStatus.Filled : RequestStatus.Matched, actor, ct);
        return answer;
    }

    /// <summary>Whose contact data is here accepts in person: acceptance is what opens the contact to the host. For others somebody puts on record what they said.</summary>
    async Task<Refusal?> WhyNotForThemAsync(Mission mission, CancellationToken ct) =>
        mission.Expert is { } key && await rows.FindAsync<Registration>(Kept.Experts, $"{Registration.Prefix}{key}", ct) is not null
            ? Refusal.Conflict("The expert registered here, and accepts in person.", "They answer at /api/diaspora/registration/missions/{id}/answer with the secret of their registration.")
            : null;

    /// <summary>Puts the newer pseudonym of an expert who was delivered into the missions that name the older one.</summary>
    /// <param name="newer">Null for a key that is no older pseudonym.</param>
    public async Task RekeyAsync(Func<string, string?> newer, CancellationToken ct)
    {
        foreach (var row in await rows.ListAsync<Mission>(Kept.Missions, ct))
            if (row.Record.Expert is { } older && newer(older) is { } key)
                await rows.WriteAsync<Mission>(Kept.Missions, row.Id,
                    now => now?.Expert != older ? null : (now with { Expert = key }, AuditEntry.Of(Custody, DiasporaEvent.Rekeyed, row.Id)), ct);
    }

    /// <summary>Takes an expert's key out of the missions, which stay for the figures. What was not over is cancelled.</summary>
    /// <param name="experts">One person's keys: several of somebody who was delivered under several keys of pseudonyms.</param>
    public async Task ForgetAsync(IReadOnlyCollection<string> experts, CancellationToken ct)
    {
        foreach (var row in await rows.ListAsync<Mission>(Kept.Missions, ct))
            if (row.Record.Expert is { } expert && experts.Contains(expert))
                await rows.WriteAsync<Mission>(Kept.Missions, row.Id, now => now is null ? null : (
                    now with { Expert = null, Status = now.IsOver ? now.Status : MissionStatus.Cancelled, CancelReason = now.IsOver ? now.CancelReason : "consent" },
                    AuditEntry.Of(Expert, DiasporaEvent.Erased, row.Id)), ct);
    }

    (Mission? Done, Refusal? Refusal) Moved(Mission mission, MissionStep step)
    {
        if (mission.IsOver || !MayFollow(mission.Status, step.To)) return (null, Refusal.Conflict($"The mission is {mission.Status}.", "It goes Proposed, Accepted, Confirmed, Running, Completed; until it is completed it can be Cancelled."));
        var on = step.On ?? Today;
        return step.To switch
        {
            MissionStatus.Cancelled => Has("mission-cancel-reasons", step.Reason)
                ? (mission with { Status = step.To, CancelReason = step.Reason }, null)
                : (null, new("reason", "not a reason", "a code of mission-cancel-reasons, such as dates")),
            MissionStatus.Accepted => (mission with { Status = step.To, AcceptedOn = on }, null),
            MissionStatus.Confirmed => (mission with { Status = step.To, LicenceOkOn = step.LicenceOkOn }, null),
            MissionStatus.Running => (mission with { Status = step.To, ActualFrom = on }, null),
            _ => Completed(mission, step, on),
        };
    }

    static (Mission? Done, Refusal? Refusal) Completed(Mission mission, MissionStep step, DateOnly on) =>
        step.DaysDelivered is not >= 0 ? (null, new("daysDelivered", "missing", "the days that were delivered"))
        : on < mission.ActualFrom ? (null, new("on", "before the mission began", $"{mission.ActualFrom:yyyy-MM-dd} or later"))
        : step.HostRating is not (null or >= 1 and <= 5) || step.ExpertRating is not (null or >= 1 and <= 5) ? (null, new("hostRating", "not a rating", "1 to 5, or nothing; so expertRating"))
        : !Stayed.Contains(step.StayedAfter) ? (null, new("stayedAfter", "missing", string.Join(", ", Stayed)))
        : (mission with
        {
            Status = MissionStatus.Completed,
            ActualTo = on,
            DaysDelivered = step.DaysDelivered,
            Cost = step.Cost,
            HostRating = step.HostRating,
            ExpertRating = step.ExpertRating,
            StayedAfter = step.StayedAfter,
            ReportDue = step.ReportDue,
        }, null);

    static bool MayFollow(MissionStatus from, MissionStatus to) => to == MissionStatus.Cancelled || (int)to == (int)from + 1;

    bool Has(string list, string? code) => code is not null && catalog.Now.CodelistInForce(list, Today).Contains(code);
}

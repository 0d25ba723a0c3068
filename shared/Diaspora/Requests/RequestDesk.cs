using System.Globalization;
using Pipeline.Access;
using Pipeline.Audit;
using Pipeline.Governance;
using Pipeline.Protection;
using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Diaspora;

/// <summary>Facilities' requests: those delivered, and those made here, which the technical working group approves at a meeting on record.</summary>
public sealed class RequestDesk(DiasporaRows rows, ProgrammeDrops drops, CatalogInForce catalog, GovernanceRecords governance, TimeProvider clock)
{
    const string Dataset = "facility-requests";

    DateOnly Today => RwandaTime.DayOf(clock.GetUtcNow());

    /// <summary>All requests by id; of one that was delivered and is known here too, what stands here.</summary>
    public async Task<(IReadOnlyList<FacilityRequest> Requests, IReadOnlyList<string> Inputs)> ListAsync(CancellationToken ct)
    {
        var (delivered, inputs, _) = await drops.ReadAsync(Dataset, ct);
        var own = (await rows.ListAsync<FacilityRequest>(Kept.Requests, ct)).ToDictionary(r => r.Id, r => r.Record);
        var all = delivered.Select(DeliveredRequests.Read).Where(r => !own.ContainsKey(r.Id)).Concat(own.Values);
        return ([.. all.OrderBy(r => r.Id, StringComparer.Ordinal)], inputs);
    }

    /// <summary>The district in which a facility lies; null when it is not known.</summary>
    public string? DistrictOf(string facility) => catalog.Now.CodelistInForce("health-facilities", Today).Items.GetValueOrDefault(facility)?.Parent;

    /// <summary>Keeps a new request as a draft, under the next number.</summary>
    public async Task<(FacilityRequest? Done, Refusal? Refusal)> DraftAsync(FacilityRequest given, Caller caller, CancellationToken ct)
    {
        if (given.WhyNot(catalog.Now, Today) is { } wrong) return (null, wrong);
        while (true)
        {
            var known = (await rows.ListAsync<FacilityRequest>(Kept.Requests, ct, "HR")).Count;
            var id = string.Create(CultureInfo.InvariantCulture, $"HR{known + 1:00000000}");
            var request = given with { Id = id, Status = RequestStatus.Draft, SubmittedOn = Today, ApprovedOn = null, Meeting = null };
            // Somebody else may have taken the number since.
            if (await rows.WriteAsync<FacilityRequest>(Kept.Requests, id, there => there is null ? (request, AuditEntry.Of(caller.Pseudonym, DiasporaEvent.Recorded, id)) : null, ct)) return (request, null);
        }
    }

    /// <summary>Sends a draft to the technical working group.</summary>
    public Task<(FacilityRequest? Done, Refusal? Refusal)> SubmitAsync(string id, Caller caller, CancellationToken ct) => ChangeAsync(id, caller, DiasporaEvent.Submitted, request =>
        request.Status != RequestStatus.Draft ? (null, Refusal.Conflict($"The request is {request.Status}.", "Only a draft can be submitted."))
        : string.IsNullOrWhiteSpace(request.TermsOfReference) ? (null, Refusal.Conflict("The request has no terms of reference.", "Make it anew with termsOfReference, the name of the document."))
        : (request with { Status = RequestStatus.Submitted, SubmittedOn = Today }, null), ct);

    /// <summary>Records that the technical working group approved a request.</summary>
    /// <param name="meeting">The id of a quorate meeting of the group that is on record, such as <c>2026-10-02-TechnicalWorkingGroup</c>.</param>
    public async Task<(FacilityRequest? Done, Refusal? Refusal)> ApproveAsync(string id, string meeting, Caller caller, CancellationToken ct)
    {
        if (caller.IsService) return (null, Refusal.Conflict("A program cannot record an approval.", "An officer signs in as themselves."));
        var held = (await governance.ListAsync<Meeting>(Register.Meetings, ct)).FirstOrDefault(m => m.Id == meeting);
        if (held is not { Type: MeetingType.TechnicalWorkingGroup, IsQuorate: true })
            return (null, new("meeting", "not a quorate meeting of the technical working group on record", "one such as 2026-10-02-TechnicalWorkingGroup"));
        return await ChangeAsync(id, caller, DiasporaEvent.Approved, request => request.Status == RequestStatus.Submitted
            ? (request with { Status = RequestStatus.Approved, ApprovedOn = held.Date, Meeting = meeting }, null)
            : (null, Refusal.Conflict($"The request is {request.Status}.", "Only a submitted request can be approved.")), ct);
    }

    public Task<(FacilityRequest? Done, Refusal? Refusal)> WithdrawAsync(string id, Caller caller, CancellationToken ct) => ChangeAsync(id, caller, DiasporaEvent.Withdrawn, request =>
        request.Status is RequestStatus.Filled or RequestStatus.Withdrawn or RequestStatus.Expired
            ? (null, Refusal.Conflict($"The request is {request.Status}.", "A request that is over stays as it is."))
            : (request with { Status = RequestStatus.Withdrawn }, null), ct);

    /// <summary>Follows a mission: matched while it is proposed, filled once it is confirmed, approved again when it is cancelled. One that came in a file is kept here from then on.</summary>
    internal async Task FollowAsync(string id, RequestStatus status, string actor, CancellationToken ct)
    {
        var delivered = (await ListAsync(ct)).Requests.FirstOrDefault(r => r.Id == id);
        await rows.WriteAsync<FacilityRequest>(Kept.Requests, id, request => (request ?? delivered) is { } now && now.Status != status
            ? (now with { Status = status }, AuditEntry.Of(actor, DiasporaEvent.Moved, id, [new("status", $"{status}")]))
            : null, ct);
    }

    async Task<(FacilityRequest? Done, Refusal? Refusal)> ChangeAsync(
        string id, Caller caller, DiasporaEvent what, Func<FacilityRequest, (FacilityRequest? After, Refusal? Refusal)> change, CancellationToken ct)
    {
        (FacilityRequest? Done, Refusal? Refusal) answer = (null, null);
        await rows.WriteAsync<FacilityRequest>(Kept.Requests, id, now =>
        {
            answer = now is null ? (null, null) : change(now);
            return answer.Done is { } after ? (after, AuditEntry.Of(caller.Pseudonym, what, id, [new("status", $"{after.Status}"), new("meeting", after.Meeting)])) : null;
        }, ct);
        return answer;
    }
}

using Pipeline.Access;
using Pipeline.Lake;
using Pipeline.Protection.Decisions;
using Pipeline.Protection.Working;
using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Protection.Requests;

/// <summary>What officers do with requests: put them on record, decide, answer, note an appeal and what became of it.</summary>
public sealed class RequestDesk(RequestBook book, WorkShelf shelf, PseudonymKeys keys, CatalogInForce catalog, TimeProvider clock)
{
    static readonly Role[] MayDecide = [Role.AgencyCertifier, Role.CoordinationApprover];

    DateOnly Today => RwandaTime.DayOf(clock.GetUtcNow());

    /// <summary>Takes a request. The identifiers become pseudonyms here and go no further.</summary>
    public async Task<(SubjectRequest? Request, Refusal? Refusal)> TakeAsync(RequestBody body, Caller caller, CancellationToken ct)
    {
        if (body.Check(catalog.Now, caller, Today) is { } refusal) return (null, refusal);
        var agency = body.AgencyFor(caller)!.Value;
        if (body.Kind == RequestKind.Lift && await LiftRefusalAsync(SubmissionId.Parse(body.Lifts!), ct) is { } unfit) return (null, unfit);
        var id = SubmissionId.For(agency, "subject-request", $"{Guid.NewGuid()}");
        var request = new SubjectRequest(
            $"{id}", $"{agency}", body.Kind!.Value, body.ReceivedOn!.Value, clock.GetUtcNow(), $"{caller.Roles.Order().First()}", body.IdentityCheck!.Value,
            [.. (body.Identifiers ?? []).Select(i => i.Domain!).Distinct().Order(StringComparer.Ordinal)], body.Lifts);
        // The work comes first: a request on record can always be worked on.
        await shelf.WriteAsync(new(request.Id, body.KeysUnder(keys)), ct);
        await book.AddAsync(request, caller, ct);
        return (request, null);
    }

    /// <summary>Decides on a request, as recommended or otherwise. To refuse needs a reason of the law; so does to override.</summary>
    /// <exception cref="OfficerRequiredException">The caller is no officer.</exception>
    public async Task<(SubjectRequest? Request, Refusal? Refusal)> DecideAsync(SubmissionId id, bool grant, DecisionReason reason, Caller officer, CancellationToken ct)
    {
        if (grant != (reason == DecisionReason.AsRequested))
            return (null, new("reason", "not one for this decision", grant ? nameof(DecisionReason.AsRequested) : string.Join(", ", Enum.GetNames<DecisionReason>().Skip(1))));
        var (decided, refusal) = await ChangeAsync(id, officer, grant ? RequestAction.Decided : RequestAction.Refused, request => WhyNotDecided(request, grant), request =>
        {
            var recommendation = new Recommendation("Grant", request.Found?.Sha256 ?? Recommendation.Of("Grant", System.Text.Encoding.UTF8.GetBytes(request.Id)).Sha256);
            var decision = OfficerDecision.By(officer, MayDecide, recommendation, grant, $"{reason}", clock.GetUtcNow());
            return grant
                ? request with { Decision = decision, AwaitsDecision = false }
                : request with { Decision = decision, AwaitsDecision = false, State = RequestState.Refused, AnsweredOn = Today };
        }, ct);
        if (refusal is not null || decided is null) return (null, refusal);
        if (!grant) await shelf.RemoveAsync(decided.Id, ct);
        // What came since the officer was shown is found too.
        else if (await shelf.FindAsync(decided.Id, ct) is { } work) await shelf.WriteAsync(work.FromStart(), ct);
        return (decided, null);
    }

    /// <summary>Closes a rectification whose providing agencies have said what they did.</summary>
    public async Task<(SubjectRequest? Request, Refusal? Refusal)> AnswerAsync(SubmissionId id, Caller caller, CancellationToken ct)
    {
        var (answered, refusal) = await ChangeAsync(id, caller, RequestAction.Answered, request => request is { Kind: RequestKind.Rectify, State: RequestState.Working, Found: not null }
            ? null
            : Refusal.Conflict($"The request is of kind {request.Kind} and {request.State}.", "Only a rectification at work is answered by hand; the others answer themselves."),
            request => request with { State = RequestState.Answered, AnsweredOn = Today }, ct);
        if (answered is not null) await shelf.RemoveAsync(answered.Id, ct);
        return (answered, refusal);
    }

    /// <summary>Notes that the person turned to the authority.</summary>
    public Task<(SubjectRequest? Request, Refusal? Refusal)> AppealAsync(SubmissionId id, DateOnly on, Caller caller, CancellationToken ct) =>
        ChangeAsync(id, caller, RequestAction.Appealed, request => WhyNotAppealed(request, on), request => request with { State = RequestState.Appealed, AppealedOn = on }, ct);

    /// <summary>Notes what the authority ruled. Where it is for the person the work begins anew, and its clock with it; what needs an officer's decision needs one again.</summary>
    public async Task<(SubjectRequest? Request, Refusal? Refusal)> RuleAsync(SubmissionId id, AppealRuling ruling, Caller caller, CancellationToken ct)
    {
        if (await book.FindAsync(id, ct) is not { } appealed) return (null, null);
        if (ruling.Upheld is not { } isUpheld) return (null, new("upheld", "missing", "true or false"));
        if (WhyNotRuled(appealed, ruling.On) is { } why) return (null, why);
        if (isUpheld)
        {
            var body = new RequestBody(appealed.Kind, appealed.Agency, appealed.ReceivedOn, appealed.IdentityCheck, ruling.Identifiers, appealed.Lifts);
            if (body.Check(catalog.Now, caller, Today) is { } unfit) return (null, unfit);
            await shelf.WriteAsync(new(appealed.Id, body.KeysUnder(keys)), ct);
        }
        return await ChangeAsync(id, caller, isUpheld ? RequestAction.Reopened : RequestAction.AppealDismissed, request => WhyNotRuled(request, ruling.On), request => isUpheld
            ? request with { State = RequestState.Working, ReopenedOn = ruling.On, Found = null, Decision = null, AwaitsDecision = false, AnsweredOn = null, AppealedOn = null, Tasks = [] }
            : request with { State = request.Decision is { Agrees: false } ? RequestState.Refused : RequestState.Answered, AppealRuledOn = ruling.On }, ct);
    }

    /// <summary>Changes a request unless something is against it; neither is given where there is no such request.</summary>
    async Task<(SubjectRequest? Request, Refusal? Refusal)> ChangeAsync(
        SubmissionId id, Caller caller, RequestAction action, Func<SubjectRequest, Refusal?> whyNot, Func<SubjectRequest, SubjectRequest> change, CancellationToken ct)
    {
        Refusal? refusal = null;
        var changed = await book.ChangeAsync(id, RequestBook.ActorOf(caller), action, request => (refusal = whyNot(request)) is null ? change(request) : null, ct);
        return (refusal is null ? changed : null, refusal);
    }

    static Refusal? WhyNotDecided(SubjectRequest request, bool grant) =>
        !request.State.IsOpen() ? Refusal.Conflict($"The request is {request.State}.", "A decision is taken while it waits for an answer.")
        : request.Decision is not null ? Refusal.Conflict("It is decided.", "Its work goes on; see the request.")
        : grant && !request.AwaitsDecision ? Refusal.Conflict("It does not wait for a decision.", "Only Erase and Object do, once it is known what is held.")
        : null;

    Refusal? WhyNotAppealed(SubjectRequest request, DateOnly on) =>
        !request.State.Next().Contains(RequestState.Appealed) ? Refusal.Conflict($"The request is {request.State}.", "There is an answer to appeal against first.")
        : request.AppealRuledOn is { } ruled ? Refusal.Conflict($"The authority let the answer stand on {ruled:yyyy-MM-dd}.", "What comes next is for a court.")
        : on > Today || on < request.AnsweredOn || on > book.ClocksOf(request).AppealUntil
            ? new("on", "before the answer, in the future, or after the last day to appeal", $"{request.AnsweredOn:yyyy-MM-dd} to {book.ClocksOf(request).AppealUntil:yyyy-MM-dd}")
        : null;

    Refusal? WhyNotRuled(SubjectRequest request, DateOnly? on) =>
        request.State != RequestState.Appealed ? Refusal.Conflict($"The request is {request.State}.", "There is an appeal to rule on first.")
        : on is not { } day || day > Today || day < request.AppealedOn
            ? new("on", "missing, before the appeal, or in the future", $"the day of the ruling, {request.AppealedOn:yyyy-MM-dd} to {Today:yyyy-MM-dd}")
        : null;

    async Task<Refusal?> LiftRefusalAsync(SubmissionId lifted, CancellationToken ct) =>
        await book.FindAsync(lifted, ct) is { Kind: RequestKind.Restrict or RequestKind.Object, State: not RequestState.Refused }
            ? null
            : new("lifts", "no request that restricts", "the id of a request of kind Restrict, or of kind Object that was granted");
}

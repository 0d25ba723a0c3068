using System.Text.Json;
using Pipeline.Access;
using Pipeline.Audit;
using Pipeline.Governance;
using Pipeline.IndicatorReadings;
using Pipeline.Indicators.Shortage;
using Pipeline.Protection.Decisions;
using Pipeline.Reference;

namespace Pipeline.OccupationsInDemand;

/// <summary>
/// The way of a proposal: a round is opened, the working group adds evidence and recommends, the steering committee decides. Each step is one transaction of
/// the row that it changes and its event.
/// </summary>
public sealed class ReviewDesk(
    InDemandRows rows, InDemandTexts texts, PublishedShortage published, ListShelf shelf, GovernanceRecords governance, TimeProvider clock)
{
    internal const string Folder = "rounds";

    static readonly Role[] MayDecide = [Role.CoordinationApprover];

    DateOnly Today => RwandaTime.DayOf(clock.GetUtcNow());

    /// <summary>Opens the review of a quarter's proposals, and fixes it to the current run.</summary>
    public async Task<DeskAnswer<ReviewRound>> OpenAsync(string quarter, Caller caller, CancellationToken ct)
    {
        if (await published.ReadAsync(ct) is not { } run) return DeskRefusal.Conflict("There is nothing to review", "No run has rated occupations yet. They are recomputed every night.");
        var proposals = run.Proposals.Where(p => p.Period == quarter).OrderBy(p => p.Isco08, StringComparer.Ordinal)
            .Select(p => new ProposedOccupation(p, run.FindScore(quarter, p.Isco08))).ToList();
        if (proposals.Count == 0)
            return DeskRefusal.Conflict("There is nothing to review", $"The current run proposes nothing for {quarter}. It holds {string.Join(", ", run.Proposals.Select(p => p.Period).Distinct().Order(StringComparer.Ordinal))}.");
        var evidence = JsonSerializer.Serialize(new RoundEvidence(quarter, run.RunId, run.StartedUtc, run.Sources, run.Sha256, proposals), Documents.Json);
        var sha256 = Documents.Sha256(evidence);
        await texts.WriteAsync(Folder, quarter, System.Text.Encoding.UTF8.GetBytes(evidence), sha256, ct);
        var list = (await shelf.ReadAsync(ct)).InForceOn(Today)?.List.Id;
        var round = new ReviewRound(quarter, run.RunId, sha256, proposals.Count, RoundState.Open, clock.GetUtcNow(), caller.Pseudonym, caller.Subject, list, null);
        DeskRefusal? refusal = null;
        await rows.Trail.WriteAsync(InDemandRows.Stream, async token =>
        {
            refusal = await rows.FindRoundAsync(quarter, token) is { } there
                ? DeskRefusal.Conflict("The round is open already", $"The round of {quarter} was opened on run {there.Record.RunId}. A later run does not change what is under review.")
                : null;
            return refusal is not null ? null : new(
                AuditEntry.Of(caller.Pseudonym, ListEvent.RoundOpened, quarter, [new("run", run.RunId), new("evidence", sha256), new("proposals", $"{proposals.Count}")]),
                [InDemandRows.Write(round, null)]);
        }, ct);
        return refusal is not null ? refusal : round;
    }

    /// <summary>Puts a piece of evidence on record.</summary>
    public async Task<DeskAnswer<OccupationReview>> AddAsync(string quarter, string isco08, Evidence given, Caller caller, CancellationToken ct)
    {
        if ((ReviewText.WhyNotSource(given.Source) ?? ReviewText.WhyNotText(given.Text) ?? ReviewText.WhyNotLink(given.Link) ?? ReviewText.WhyNotDate(given.Date, Today)) is { } wrong) return wrong;
        var evidence = given with { At = clock.GetUtcNow(), By = caller.Pseudonym, Account = caller.Subject };
        return await ChangeAsync(quarter, isco08, null, review => (null, review with { Evidence = [.. review.Evidence, evidence] }),
            _ => AuditEntry.Of(caller.Pseudonym, ListEvent.EvidenceAdded, Subject(quarter, isco08),
                [new("side", $"{given.Side}"), new("kind", $"{given.Kind}"), new("sha256", Documents.Sha256(evidence))]), ct);
    }

    /// <summary>Puts a row of a survey of employers on record.</summary>
    public async Task<DeskAnswer<OccupationReview>> AddAsync(string quarter, string isco08, EmployerSurvey given, Caller caller, CancellationToken ct)
    {
        if ((ReviewText.WhyNotSource(given.Source) ?? ReviewText.WhyNotLink(given.Link) ?? ReviewText.WhyNotDate(given.Date, Today)) is { } wrong) return wrong;
        if (given.Asked < 1) return DeskRefusal.Wrong("asked", "not a number of employers", "1 or more");
        if (given.WithDifficulty < 0 || given.WithDifficulty > given.Asked) return DeskRefusal.Wrong("withDifficulty", "not among those asked", $"0 to {given.Asked}");
        var survey = given with { At = clock.GetUtcNow(), By = caller.Pseudonym, Account = caller.Subject };
        return await ChangeAsync(quarter, isco08, null, review => (null, review with { Surveys = [.. review.Surveys, survey] }),
            _ => AuditEntry.Of(caller.Pseudonym, ListEvent.SurveyAdded, Subject(quarter, isco08),
                [new("asked", $"{given.Asked}"), new("withDifficulty", $"{given.WithDifficulty}"), new("sha256", Documents.Sha256(survey))]), ct);
    }

    /// <summary>Records what the working group recommends, in the place of what it recommended before.</summary>
    /// <param name="seen">The version of the review that the caller has seen.</param>
    public Task<DeskAnswer<OccupationReview>> RecommendAsync(
        string quarter, string isco08, string seen, ListAction action, ReviewReason reason, Caller caller, CancellationToken ct)
    {
        var recommendation = new WorkingGroupRecommendation(action, reason, clock.GetUtcNow(), caller.Pseudonym, caller.Subject);
        return ChangeAsync(quarter, isco08, seen, review => (null, review with { Recommendation = recommendation, Decision = null }),
            _ => AuditEntry.Of(caller.Pseudonym, ListEvent.Recommended, Subject(quarter, isco08), [new("action", $"{action}"), new("reason", $"{reason}")]), ct);
    }

    /// <summary>Records what the steering committee decided at a meeting that is on record.</summary>
    /// <param name="seen">The version of the review that the caller has seen.</param>
    /// <exception cref="OfficerRequiredException">The caller is a program: nothing was decided.</exception>
    public async Task<DeskAnswer<OccupationReview>> DecideAsync(string quarter, string isco08, string seen, DecisionGiven given, Caller caller, CancellationToken ct)
    {
        if (given.WhyNot() is { } wrong) return wrong;
        var decisions = await governance.ListAsync<Decision>(Register.Decisions, ct);
        var meetings = await governance.ListAsync<Meeting>(Register.Meetings, ct);
        if (CommitteeMandate.WhyNot(quarter, given, decisions, meetings, out var mandate) is { } none) return none;
        if (await rows.FindRoundAsync(quarter, ct) is not { } round) return NoRound(quarter);
        return await ChangeAsync(quarter, isco08, seen, review =>
        {
            if (review.Recommendation is not { } recommended)
                return (DeskRefusal.Conflict("The working group has not recommended", $"The working group's recommendation on {isco08} comes first."), review);
            if (given.Outcome == DecisionOutcome.Amend && given.Action == recommended.Action)
                return (DeskRefusal.Wrong("action", "what was recommended", "another action, or outcome Accept"), review);
            if (caller.Subject == round.Record.Account || review.Proposers.Contains(caller.Subject))
                return (DeskRefusal.NotTheirs($"The account opened the round, or gave evidence or the recommendation on {isco08}. Somebody else puts the decision on record."), review);
            var officer = OfficerDecision.By(
                caller, MayDecide, new($"{recommended.Action}", review.Version()), given.Outcome == DecisionOutcome.Accept, $"{given.Reason}", clock.GetUtcNow());
            ListAction? action = given.Outcome switch { DecisionOutcome.Accept => recommended.Action, DecisionOutcome.Amend => given.Action, _ => null };
            return (null, review with { Decision = new(given.Outcome, action, given.Reason, given.Decision, mandate!, given.Member, officer, caller.Pseudonym) });
        }, decided => AuditEntry.Of(caller.Pseudonym, given.Outcome == DecisionOutcome.Defer ? ListEvent.Deferred : ListEvent.Decided, Subject(quarter, isco08),
        [
            new("outcome", $"{given.Outcome}"), new("action", decided.Decision!.Action?.ToString()), new("reason", $"{given.Reason}"), new("decision", given.Decision),
            new("member", given.Member), new("recommendation", decided.Decision.Officer.RecommendationSha256),
        ]), ct);
    }

    internal static DeskRefusal NoRound(string quarter) =>
        DeskRefusal.NotFound($"No review of {quarter} has been opened. Ask /api/occupations-in-demand/proposals which there are.");

    /// <summary>Changes the review of one proposal of an open round, again on the newest version whenever somebody else wrote in between.</summary>
    async Task<DeskAnswer<OccupationReview>> ChangeAsync(
        string quarter, string isco08, string? seen, Func<OccupationReview, (DeskRefusal? Refusal, OccupationReview Review)> change,
        Func<OccupationReview, AuditEntry> entry, CancellationToken ct)
    {
        if (await rows.FindRoundAsync(quarter, ct) is not { } known) return NoRound(quarter);
        if ((await texts.ReadAsync<RoundEvidence>(Folder, quarter, known.Record.EvidenceSha256, ct)).Find(isco08) is null)
            return DeskRefusal.NotFound($"Nothing is proposed for {isco08} in the round of {quarter}.");
        var answer = new DeskAnswer<OccupationReview>(null, null);
        await rows.Trail.WriteAsync(InDemandRows.Stream, async token =>
        {
            var round = (await rows.FindRoundAsync(quarter, token))!.Record;
            var before = await rows.FindReviewAsync(quarter, isco08, token);
            var review = before?.Record ?? OccupationReview.New(quarter, isco08);
            var (refusal, after) = WhyNot(round, review, seen) is { } no ? (no, review) : change(review);
            if (refusal is null && JsonSerializer.Serialize(after, Documents.Json).Length > InDemandRows.LongestDocument)
                refusal = DeskRefusal.Conflict("The review is full", $"The review of {isco08} holds as much as it can. Put longer evidence into a document, and give its link.");
            answer = new(refusal is null ? after : null, refusal);
            return refusal is null ? new(entry(after), [InDemandRows.Write(after, before?.Entity)]) : null;
        }, ct);
        return answer;
    }

    static DeskRefusal? WhyNot(ReviewRound round, OccupationReview review, string? seen) =>
        round.State != RoundState.Open ? DeskRefusal.Conflict("The round is closed", $"The round of {round.Quarter} was published as {round.PublishedAs}.")
        : seen is not null && seen != review.Version() ? DeskRefusal.Changed()
        : review.State == ReviewState.Decided ? DeskRefusal.Conflict("It is decided", $"The steering committee has decided on {review.Isco08} ({review.Decision!.Decision}). The next round may come back to it.")
        : null;

    static string Subject(string quarter, string isco08) => $"{quarter}/{isco08}";
}

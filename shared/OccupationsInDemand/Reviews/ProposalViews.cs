using Pipeline.Indicators.Tables;

namespace Pipeline.OccupationsInDemand;

/// <summary>A proposal in a list, flat for JSON and CSV.</summary>
/// <param name="State">A <see cref="ReviewState"/> by name.</param>
/// <param name="Action">What the index proposes: add, keep, remove or watch.</param>
/// <param name="OnList">As the run knew it.</param>
/// <param name="Reasons">Codes, separated by spaces.</param>
/// <param name="NewerEvidence">Whether a later run exists than the one that is under review.</param>
public sealed record ProposalLine(
    string Quarter, string Isco08, string? Title, string State, string Action, bool OnList, string Reasons, double? Score, int? Rank, int? RankLow, int? RankHigh,
    string? Class, string? Recommended, string? Outcome, string? Decided, string RunId, bool NewerEvidence)
{
    public static ProposalLine Of(ProposalCase found, Func<string, string?> title)
    {
        var (row, score) = (found.Proposed.Proposal, found.Proposed.Score);
        return new(
            row.Period, row.Isco08, title(row.Isco08), $"{found.State}", Words.Action.Of(row.Action), row.OnList, string.Join(' ', row.Reasons), score?.Score, score?.Rank,
            score?.RankLow, score?.RankHigh, score is null ? null : Words.Class.Of(score.Class), found.Review?.Recommendation is { } r ? Words.Action.Of(r.Action) : null,
            found.Review?.Decision?.Outcome.ToString(), found.Review?.Decided is { } a ? Words.Action.Of(a) : null, found.RunId, found.NewerRunId is not null);
    }
}

/// <summary>A proposal with all that was said of it. Accounts are given by pseudonym.</summary>
/// <param name="Proposed">What the index proposed when the round was opened.</param>
/// <param name="Newer">What the current run says, where it is another one; for information, nothing follows from it here.</param>
public sealed record ProposalView(
    string Quarter, string Isco08, string? Title, string State, string RunId, ReviewRoundView? Round, ProposedView Proposed, ProposedView? Newer,
    IReadOnlyList<EvidenceView> Evidence, IReadOnlyList<SurveyView> Surveys, RecommendationView? Recommendation, DecisionView? Decision)
{
    public static ProposalView Of(ProposalCase found, Func<string, string?> title)
    {
        var (row, review) = (found.Proposed.Proposal, found.Review);
        return new(
            row.Period, row.Isco08, title(row.Isco08), $"{found.State}", found.RunId, found.Round is { } round ? ReviewRoundView.Of(round) : null,
            ProposedView.Of(found.Proposed, found.RunId), found.Newer is { } newer ? ProposedView.Of(newer, found.NewerRunId!) : null,
            [.. review?.Evidence.Select(e => new EvidenceView($"{e.Side}", $"{e.Kind}", e.Source, e.Date, e.Text, e.Link, e.At, e.By)) ?? []],
            [.. review?.Surveys.Select(s => new SurveyView(s.Source, s.Date, s.Asked, s.WithDifficulty, s.Share, s.Link, s.At, s.By)) ?? []],
            review?.Recommendation is { } r ? new(Words.Action.Of(r.Action), $"{r.Reason}", r.At, r.By) : null,
            review?.Decision is { } d
                ? new($"{d.Outcome}", d.Action is { } a ? Words.Action.Of(a) : null, $"{d.Reason}", d.Decision, d.Meeting, d.Member, d.Officer.DecidedAt, d.By, d.Officer.RecommendationSha256)
                : null);
    }
}

/// <summary>A round as readers get it.</summary>
public sealed record ReviewRoundView(
    string Quarter, string RunId, string EvidenceSha256, int Proposals, string State, DateTimeOffset OpenedAt, string OpenedBy, string? List, string? PublishedAs)
{
    public static ReviewRoundView Of(ReviewRound r) => new(r.Quarter, r.RunId, r.EvidenceSha256, r.Proposals, $"{r.State}", r.OpenedAt, r.OpenedBy, r.List, r.PublishedAs);
}

public sealed record ProposedView(
    string RunId, string Action, bool OnList, int EvidenceCount, int StrategicCount, IReadOnlyList<string> Reasons, double? Score, double? CiLow, double? CiHigh, int? Rank,
    int? RankLow, int? RankHigh, string? Class, string? Quality)
{
    public static ProposedView Of(ProposedOccupation p, string runId) => new(
        runId, Words.Action.Of(p.Proposal.Action), p.Proposal.OnList, p.Proposal.EvidenceCount, p.Proposal.StrategicCount, p.Proposal.Reasons, p.Score?.Score, p.Score?.CiLow,
        p.Score?.CiHigh, p.Score?.Rank, p.Score?.RankLow, p.Score?.RankHigh, p.Score is { } s ? Words.Class.Of(s.Class) : null, p.Score is { } q ? Words.Quality.Of(q.Quality) : null);
}

public sealed record EvidenceView(string Side, string Kind, string Source, DateOnly Date, string Text, string? Link, DateTimeOffset At, string By);

/// <param name="Share">0 to 1; null of fewer employers than <see cref="EmployerSurvey.FewestAsked"/>.</param>
public sealed record SurveyView(string Source, DateOnly Date, int Asked, int WithDifficulty, double? Share, string? Link, DateTimeOffset At, string By);

public sealed record RecommendationView(string Action, string Reason, DateTimeOffset At, string By);

/// <param name="Seen">Hash of the review as it was when it was decided on.</param>
public sealed record DecisionView(
    string Outcome, string? Action, string Reason, string Decision, string Meeting, string Member, DateTimeOffset At, string By, string Seen);

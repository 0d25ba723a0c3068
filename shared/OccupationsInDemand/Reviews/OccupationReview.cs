using System.Text.Json.Serialization;
using Pipeline.Indicators.Shortage;
using Pipeline.Protection.Decisions;

namespace Pipeline.OccupationsInDemand;

/// <summary>Which way a piece of evidence points.</summary>
public enum EvidenceSide
{
    /// <summary>For the occupation being on the list.</summary>
    For,
    Against,
}

/// <summary>What a piece of evidence is.</summary>
public enum EvidenceKind
{
    EmployersStatement,
    WorkersStatement,
    SectorSkillsAudit,
    LabourMarketStudy,
    TrainingOutput,
    VacancyRecords,
    PolicyDocument,
    Other,
}

/// <summary>Something outside the index that speaks for or against an occupation. Holds no personal data.</summary>
/// <param name="Source">Who says so, by institution.</param>
/// <param name="Account">The issuer's id of the account that put it on record; answers have <paramref name="By"/>.</param>
public sealed record Evidence(
    EvidenceSide Side, EvidenceKind Kind, string Source, DateOnly Date, string Text, string? Link, DateTimeOffset At, string By, string Account);

/// <summary>A row of a survey of employers.</summary>
/// <param name="Asked">Employers asked about the occupation.</param>
/// <param name="WithDifficulty">Those of them that find it hard to fill.</param>
public sealed record EmployerSurvey(string Source, DateOnly Date, int Asked, int WithDifficulty, string? Link, DateTimeOffset At, string By, string Account)
{
    /// <summary>Of fewer employers no share is given: it would say more about them than about the occupation.</summary>
    public const int FewestAsked = 10;

    /// <summary>0 to 1; null of too few.</summary>
    [JsonIgnore]
    public double? Share => Asked >= FewestAsked ? (double)WithDifficulty / Asked : null;
}

/// <summary>Why a recommendation or decision is as it is.</summary>
public enum ReviewReason
{
    IndexConfirmed,
    EmployersConfirm,
    EmployersContradict,
    TrainingSuffices,
    StrategicNeed,
    DataTooThin,
    DrivenByPermitsAlone,
    TemporaryOnly,
    OutsideThePolicy,
}

/// <summary>What the technical working group recommends for an occupation.</summary>
public sealed record WorkingGroupRecommendation(ListAction Action, ReviewReason Reason, DateTimeOffset At, string By, string Account);

/// <summary>What the steering committee makes of a recommendation.</summary>
public enum DecisionOutcome
{
    Accept,
    /// <summary>Something else than was recommended is done.</summary>
    Amend,
    /// <summary>Nothing changes for the occupation.</summary>
    Refuse,
    /// <summary>It is decided later; until then nothing changes.</summary>
    Defer,
}

/// <summary>The steering committee's decision on an occupation: whose, at which meeting, on what, and why.</summary>
/// <param name="Action">What is done to the list; null where nothing changes.</param>
/// <param name="Decision">Id of the decision in the records of the coordination mechanism, <paramref name="Meeting"/> the meeting's.</param>
/// <param name="Member">The agency that spoke for it, which was present.</param>
/// <param name="Officer">The person who put it on record; a program cannot.</param>
public sealed record CommitteeDecision(
    DecisionOutcome Outcome, ListAction? Action, ReviewReason Reason, string Decision, string Meeting, string Member, OfficerDecision Officer, string By);

/// <summary>How far the review of an occupation is.</summary>
public enum ReviewState
{
    /// <summary>The index proposes; no round is open about it.</summary>
    Computed,
    Proposed,
    UnderReview,
    Recommended,
    Deferred,
    Decided,
}

/// <summary>All that people have said of one proposal.</summary>
public sealed record OccupationReview(
    string Quarter, string Isco08, IReadOnlyList<Evidence> Evidence, IReadOnlyList<EmployerSurvey> Surveys, WorkingGroupRecommendation? Recommendation,
    CommitteeDecision? Decision)
{
    public static OccupationReview New(string quarter, string isco08) => new(quarter, isco08, [], [], null, null);

    [JsonIgnore]
    public ReviewState State => this switch
    {
        { Decision.Outcome: DecisionOutcome.Defer } => ReviewState.Deferred,
        { Decision: not null } => ReviewState.Decided,
        { Recommendation: not null } => ReviewState.Recommended,
        { Evidence.Count: > 0 } or { Surveys.Count: > 0 } => ReviewState.UnderReview,
        _ => ReviewState.Proposed,
    };

    /// <summary>What is done to the list; null while that is not decided, and where nothing is.</summary>
    [JsonIgnore]
    public ListAction? Decided => State == ReviewState.Decided ? Decision!.Action : null;

    /// <summary>The accounts that proposed, by evidence or recommendation: none of them decides.</summary>
    [JsonIgnore]
    public IEnumerable<string> Proposers =>
        Evidence.Select(e => e.Account).Concat(Surveys.Select(s => s.Account)).Concat(Recommendation is { } r ? [r.Account] : []).Distinct();

    /// <summary>Names exactly this state of the review, for who must have seen it to change it.</summary>
    public string Version() => Documents.Sha256(this);
}

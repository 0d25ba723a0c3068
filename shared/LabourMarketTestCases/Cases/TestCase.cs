using System.Text.Json.Serialization;
using Pipeline.LabourMarketTest;
using Pipeline.LabourMarketTest.Rules;
using Pipeline.Protection.Decisions;

namespace Pipeline.LabourMarketTestCases;

public enum CaseState
{
    /// <summary>Recommended on, and waiting for an officer's decision.</summary>
    Open,
    Decided,
    Appealed,
    /// <summary>An appeal was upheld: the case waits for a new decision.</summary>
    Reopened,
    /// <summary>An appeal was dismissed; the decision stays.</summary>
    Final,
    /// <summary>Its files are destroyed, for their time has passed; the row stays for the figures.</summary>
    Destroyed,
}

public static class CaseStates
{
    /// <summary>Whether the case waits for a decision.</summary>
    public static bool IsOpen(this CaseState state) => state is CaseState.Open or CaseState.Reopened;
}

/// <summary>A case: what was recommended, what was decided, what was appealed against, each in its order. Nothing in it names the worker.</summary>
/// <param name="Id">See <see cref="CaseId"/>.</param>
/// <param name="ApplicationId">The applicant's reference.</param>
/// <param name="ReceivedOn">The day it was first lodged, by Rwanda's calendar.</param>
/// <param name="StatusKeySha256">Lower-case hex hash of the key with which the employer asks for the status.</param>
public sealed record TestCase(string Id, string ApplicationId, DateOnly ReceivedOn, string StatusKeySha256)
{
    public CaseState State { get; init; }

    /// <summary>The last one counts.</summary>
    public IReadOnlyList<CaseAssessment> Assessments { get; init; } = [];

    /// <summary>The last one counts.</summary>
    public IReadOnlyList<CaseDecision> Decisions { get; init; } = [];

    public IReadOnlyList<CaseAppeal> Appeals { get; init; } = [];

    /// <summary>What stays of it once its files are destroyed: nothing that leads to an employer or worker.</summary>
    internal TestCase Emptied() => this with
    {
        State = CaseState.Destroyed,
        ApplicationId = "",
        StatusKeySha256 = "",
        Assessments = [.. Assessments.Select(a => a with { PostReference = null, Missing = [] })],
    };

    [JsonIgnore]
    public CaseAssessment Newest => Assessments[^1];

    [JsonIgnore]
    public CaseDecision? Decision => Decisions is [.., var last] ? last : null;
}

/// <summary>A condition of an approval.</summary>
/// <param name="Code">Id of the rule, or the officer's own code.</param>
/// <param name="DueDays">Days after the decision within which it has to be met; null when the rule has none.</param>
/// <param name="Due">The day; null before a decision, and without <paramref name="DueDays"/>.</param>
/// <param name="MetOn">When an officer noted that it is met.</param>
public sealed record CaseCondition(string Code, string Reason, int? DueDays, DateOnly? Due = null, DateOnly? MetOn = null);

/// <summary>One recommendation, with the hashes of everything that it was made from and written as.</summary>
/// <param name="Number">From 1; an open case that is completed gets another.</param>
/// <param name="AssessedOn">The day of assessment, by Rwanda's calendar.</param>
/// <param name="RecordSha256">Lower-case hex hash of the decision record's bytes; what an officer decides on.</param>
/// <param name="Reasons">Codes of the rules that have an answer, in their order; what the others lack stands in <paramref name="Missing"/> and <paramref name="Absent"/>.</param>
/// <param name="DecisiveReason">The first reason that made the outcome; NONE when nothing spoke against it.</param>
/// <param name="Missing">JSON pointers of facts that were not given or contradict each other.</param>
/// <param name="Absent">Codes of reference data that there was none of.</param>
/// <param name="ApplyBy">Last day to file after entry; null without entry, outside of the EAC track, or beyond the calendar.</param>
/// <param name="IsConfirmed">Whether everything that it rests on is confirmed; the record names what is not.</param>
/// <param name="Fee">What an approval costs; null when nothing is on record.</param>
/// <param name="EmployerSha256">Hash of what the employer register said; null when it was not asked.</param>
public sealed record CaseAssessment(int Number, DateOnly AssessedOn, DateOnly? SubmittedAt, string ApplicationSha256, string InputsSha256, string RecordSha256,
    Outcome Recommendation, Track Track, string? TrackRow, IReadOnlyList<string> Reasons, string DecisiveReason, IReadOnlyList<string> Missing,
    IReadOnlyList<string> Absent, string? Occupation, string? PostReference, int? PreferenceRank, string? PermitClass, int? ValidityMonths,
    int? DecisionClockDays, DateOnly? ApplyBy, IReadOnlyList<CaseCondition> Conditions, string? EmployerSha256 = null, bool IsConfirmed = false,
    Fee? Fee = null)
{
    public const string NoReason = "NONE";
}

/// <summary>An officer's decision.</summary>
/// <param name="By">The officer, and whether they agreed with the recommendation.</param>
/// <param name="IsOverride">They decided otherwise than recommended. A referred case has no recommendation to override.</param>
/// <param name="FollowUp">The day to look at the permit again, before it ends.</param>
public sealed record CaseDecision(OfficerDecision By, int Assessment, Outcome Outcome, bool IsOverride, DecisionReason Reason, DateOnly DecidedOn, string? PermitClass,
    DateOnly? ValidTo, DateOnly? FollowUp, IReadOnlyList<CaseCondition> Conditions)
{
    public bool IsFavourable => Outcome is Outcome.Exempt or Outcome.Approve or Outcome.ApproveWithConditions;
}

/// <summary>An appeal against the decision of its number.</summary>
/// <param name="Decision">Number of the decision, from 1.</param>
/// <param name="LodgedBy">Pseudonym of the officer who put it on record for the applicant.</param>
/// <param name="Decided">Who decided on it; null while nobody has.</param>
public sealed record CaseAppeal(int Decision, AppealGround Ground, DateOnly LodgedOn, string LodgedBy, OfficerDecision? Decided = null, bool? IsUpheld = null, DateOnly? DecidedOn = null);

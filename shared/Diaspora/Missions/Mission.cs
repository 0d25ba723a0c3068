using System.Text.Json.Serialization;

namespace Pipeline.Diaspora;

/// <summary>How far a mission is; the members of <c>mission-statuses</c>.</summary>
public enum MissionStatus
{
    Proposed,
    Accepted,
    Confirmed,
    Running,
    Completed,
    Cancelled,
}

/// <summary>What a mission cost.</summary>
public sealed record MissionCost(double Travel, double Dsa, double Insurance, string Currency)
{
    [JsonIgnore]
    public double Sum => Travel + Dsa + Insurance;
}

/// <summary>An expert at a facility, from the proposal on.</summary>
/// <param name="Expert">The expert's key; null once the expert was erased.</param>
/// <param name="Days">That are planned.</param>
/// <param name="CancelReason">Of <c>mission-cancel-reasons</c>.</param>
/// <param name="HostRating">1 to 5, as <paramref name="ExpertRating"/>.</param>
/// <param name="StayedAfter"><c>no</c>, <c>extended</c> or <c>employed</c>.</param>
/// <param name="Trained">Staff trained, by cadre and sex such as <c>nurse.F</c>; of one that came in a file.</param>
public sealed record Mission(
    string Id, string Request, string? Expert, string? Facility, string Mode, MissionStatus Status, DateOnly ProposedOn, DateOnly? AcceptedOn, DateOnly PlannedFrom,
    DateOnly PlannedTo, int Days, DateOnly? ActualFrom = null, DateOnly? ActualTo = null, int? DaysDelivered = null, DateOnly? LicenceOkOn = null, string? CancelReason = null,
    MissionCost? Cost = null, int? HostRating = null, int? ExpertRating = null, string? StayedAfter = null, DateOnly? ReportDue = null, DateOnly? ReportReceived = null,
    IReadOnlyDictionary<string, int>? Trained = null, double? HoursOnsite = null, double? HoursOnline = null)
{
    /// <summary>Whether the expert has said yes, and is not through.</summary>
    [JsonIgnore]
    public bool IsBinding => Status is MissionStatus.Accepted or MissionStatus.Confirmed or MissionStatus.Running;

    /// <summary>Whether the host has confirmed it, and it was not cancelled.</summary>
    [JsonIgnore]
    public bool IsConfirmed => Status is MissionStatus.Confirmed or MissionStatus.Running or MissionStatus.Completed;

    [JsonIgnore]
    public bool IsOver => Status is MissionStatus.Completed or MissionStatus.Cancelled;
}

/// <summary>What was passed on, on one day of a mission.</summary>
/// <param name="Kind"><c>lecture, bedside, supervised_procedure, simulation, protocol, tot, tele_mentoring, research, curriculum</c>.</param>
/// <param name="Output">The document that came of it; null when none did.</param>
/// <param name="InUseAt12Months">Of a written protocol or curriculum, whether it is still used a year later; null while nobody has looked.</param>
public sealed record TransferActivity(string Id, string Mission, DateOnly Date, string Kind, string Topic, double Hours, int Participants, string? Output, bool IsOnline, bool? InUseAt12Months = null)
{
    public static readonly IReadOnlyList<string> Kinds =
        ["lecture", "bedside", "supervised_procedure", "simulation", "protocol", "tot", "tele_mentoring", "research", "curriculum"];
}

/// <summary>Whether what was learned is used, some time after.</summary>
public sealed record FollowUp(bool UsesSkill, double? Score);

/// <summary>Somebody who was trained.</summary>
/// <param name="Key">A key of the facility's own, which names nobody here.</param>
/// <param name="Cadre"><c>doctor, nurse, midwife, technician</c>.</param>
/// <param name="PreScore">0 to 100, as <paramref name="PostScore"/>.</param>
public sealed record Beneficiary(
    string Key, string Mission, string Cadre, string Sex, string Facility, double Hours, double? PreScore, double? PostScore, FollowUp? At6Months, FollowUp? At12Months, bool Consent)
{
    public static readonly IReadOnlyList<string> Cadres = ["doctor", "nurse", "midwife", "technician"];
}

/// <summary>A figure of a facility's service, from the health information system.</summary>
public sealed record ServiceMeasure(string Facility, string Level, string Indicator, string Period, double Numerator, double Denominator);

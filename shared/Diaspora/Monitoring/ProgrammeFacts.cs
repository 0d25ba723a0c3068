using Pipeline.DiasporaMatching;

namespace Pipeline.Diaspora;

/// <summary>Meetings and undertakings of the programme's two bodies in a period.</summary>
public sealed record GovernanceFacts(int MeetingsHeld, int MeetingsPlanned, int ActionsClosed, int ActionsDue);

/// <summary>All that the indicators are computed from.</summary>
/// <param name="Experts">Those who agreed to statistics on the day.</param>
/// <param name="Agreed">Registered experts, whatever they agreed to, for the health of consents: total, and those who withdrew any.</param>
/// <param name="Result">The newest run of matching; null while there is none.</param>
/// <param name="DataVersion">Names the inputs.</param>
public sealed record ProgrammeFacts(
    DateOnly From, DateOnly To, IReadOnlyList<Expert> Experts, (int Registered, int Withdrawn) Agreed, IReadOnlyList<FacilityRequest> Requests, IReadOnlyList<Mission> Missions,
    IReadOnlyList<TransferActivity> Activities, IReadOnlyList<Beneficiary> Beneficiaries, IReadOnlyList<ServiceMeasure> Measures, IReadOnlyList<Opportunity> Opportunities,
    GovernanceFacts Governance, MatchingResult? Result, string DataVersion)
{
    /// <summary>Missions that ended up to the last day.</summary>
    public IReadOnlyList<Mission> Completed { get; } = [.. Missions.Where(m => m.Status == MissionStatus.Completed && (m.ActualTo ?? m.PlannedTo) <= To)];
}

/// <summary>One figure: what is divided by what.</summary>
/// <param name="Value">Null where nothing can be said; <paramref name="Reason"/> says why.</param>
public sealed record Measured(double? Value, double? Numerator, double? Denominator, string? Reason = null)
{
    public static Measured Share(double numerator, double denominator, double factor = 100) =>
        denominator > 0 ? new(factor * numerator / denominator, numerator, denominator) : new(null, numerator, denominator, "nothingToDivideBy");

    public static Measured Count(double count) => new(count, count, null);

    public static Measured None(string reason) => new(null, null, null, reason);
}

using Pipeline.DiasporaMatching;

namespace Pipeline.Diaspora;

/// <summary>Meetings and undertakings of the programme's two bodies in a period.</summary>
/// <param name="ActionsClosed">Done on or before their last day.</param>
/// <param name="ActionsDue">With their last day in the period; those that are not needed any more are left out.</param>
public sealed record GovernanceFacts(int MeetingsHeld, int MeetingsPlanned, int ActionsClosed, int ActionsDue);

/// <summary>All that the indicators are computed from.</summary>
/// <param name="Experts">Those who agreed to statistics on the day.</param>
/// <param name="Agreed">Registered experts, whatever they agreed to, for the health of consents: total, and those who withdrew any.</param>
/// <param name="Answers">Persons' requests to the register's agency whose answer came or was due, and those answered in time.</param>
/// <param name="Result">The newest run of matching; null while there is none.</param>
/// <param name="DataVersion">Names the inputs.</param>
public sealed record ProgrammeFacts(
    DateOnly From, DateOnly To, IReadOnlyList<Expert> Experts, (int Registered, int Withdrawn) Agreed, AnswerFacts Answers, IReadOnlyList<FacilityRequest> Requests,
    IReadOnlyList<Mission> Missions, IReadOnlyList<TransferActivity> Activities, IReadOnlyList<Beneficiary> Beneficiaries, IReadOnlyList<ServiceMeasure> Measures,
    IReadOnlyList<Opportunity> Opportunities, IReadOnlyList<OutcomeReport> Outcomes, GovernanceFacts Governance, MatchingResult? Result, string DataVersion)
{
    const int ActiveMonths = 24;
    const double TrainedHours = 8;

    /// <summary>Missions that ended up to the last day.</summary>
    public IReadOnlyList<Mission> Completed => [.. Missions.Where(m => m.Status == MissionStatus.Completed && (m.ActualTo ?? m.PlannedTo) <= To)];

    /// <summary>Experts whose profile was brought up to date within 24 months.</summary>
    public IReadOnlyList<Expert> Active => [.. Experts.Where(e => e.Profile.UpdatedOn.AddMonths(ActiveMonths) > To)];

    /// <summary>How many were trained for 8 hours or more, by cadre and sex: persons on record here, and of missions that came in a file what the file counts.</summary>
    public IReadOnlyList<(string Cadre, string Sex, int Persons)> Trained =>
    [
        .. Beneficiaries.GroupBy(b => (b.Facility, b.Key)).Where(g => g.Sum(b => b.Hours) >= TrainedHours).Select(g => (g.First().Cadre, g.First().Sex, 1)),
        .. Completed.SelectMany(m => m.Trained ?? new Dictionary<string, int>()).Select(t => (t.Key.Split('.')[0], t.Key.Split('.')[1], t.Value)),
    ];
}

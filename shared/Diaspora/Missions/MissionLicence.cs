using Pipeline.DiasporaMatching;
using Pipeline.Protection;

namespace Pipeline.Diaspora;

/// <summary>
/// Whether an expert may work on patients to the last day of a mission. The run saw the licence too, but a mission is confirmed weeks later, and the profile may have changed since.
/// </summary>
public sealed class MissionLicence(ExpertRegistry experts, RequestDesk requests, MatchingRules rules)
{
    /// <param name="seenOn">The day on which somebody saw licence and registration; null when nobody says so.</param>
    /// <returns>Null when nothing stands in the way, and for a mission that needs no licence.</returns>
    public async Task<Refusal?> WhyNotAsync(Mission mission, DateOnly? seenOn, DateOnly today, CancellationToken ct)
    {
        var request = (await requests.ListAsync(ct)).Requests.FirstOrDefault(r => r.Id == mission.Request);
        if (request is null || request.Mode == "online" || !rules.HandsOnTypes.Contains(request.Type)) return null;
        if (seenOn is not { } seen || seen < mission.ProposedOn || seen > today)
            return new("licenceOkOn", "missing, before the proposal, or in the future", $"the day on which licence and registration were seen, {mission.ProposedOn:yyyy-MM-dd} to {today:yyyy-MM-dd}");
        var expert = (await experts.ReadAsync(ct)).Experts.FirstOrDefault(e => e.Key == mission.Expert)?.ToCandidate(today, []);
        return expert is null ? Refusal.Conflict("The expert is not in the registry.", "Cancel the mission, or have the expert registered again.") : WhyNot(expert, mission);
    }

    Refusal? WhyNot(Candidate expert, Mission mission) =>
        expert.LicenceValidTo is not { } last ? Refusal.Conflict("The expert has no licence in force.", "Have the profile completed with a licence in force, or cancel the mission with reason licence.")
        : last < mission.PlannedTo ? Refusal.Conflict(
            $"The licence ends on {last:yyyy-MM-dd}; the mission ends on {mission.PlannedTo:yyyy-MM-dd}.", "Have the licence renewed and the profile changed, or cancel the mission with reason licence.")
        : rules.CouncilRoutes.Contains(expert.CouncilStatus) ? null
        : Refusal.Conflict($"Registration with the council is {expert.CouncilStatus}.", $"It has to be {string.Join(", ", rules.CouncilRoutes)}; have the profile changed, or cancel the mission with reason licence.");
}

using Pipeline.Access;
using Pipeline.Audit;
using Pipeline.Protection;
using Pipeline.Reference;

namespace Pipeline.Diaspora;

/// <summary>The day on which the expert's report of a mission came.</summary>
public sealed record ReceivedReport(DateOnly? ReceivedOn);

/// <summary>Puts on record that the report of a completed mission came.</summary>
public sealed class MissionReports(DiasporaRows rows, TimeProvider clock)
{
    /// <returns>The mission as it is; neither when there is none of this id that came of a proposal here.</returns>
    public async Task<(Mission? Done, Refusal? Refusal)> ReceiveAsync(string id, ReceivedReport report, Caller caller, CancellationToken ct)
    {
        (Mission? Done, Refusal? Refusal) answer = (null, null);
        await rows.WriteAsync<Mission>(Kept.Missions, id, mission =>
        {
            answer = mission is null ? (null, null) : Received(mission, report.ReceivedOn);
            return answer.Done is { } after ? (after, AuditEntry.Of(caller.Pseudonym, DiasporaEvent.Recorded, id, [new("reportReceived", $"{after.ReportReceived:yyyy-MM-dd}")])) : null;
        }, ct);
        return answer;
    }

    (Mission? Done, Refusal? Refusal) Received(Mission mission, DateOnly? on)
    {
        var today = RwandaTime.DayOf(clock.GetUtcNow());
        return mission.Status != MissionStatus.Completed ? (null, Refusal.Conflict($"The mission is {mission.Status}.", "The report is of a mission that is completed."))
            : on is not { } day || day < mission.ActualFrom || day > today
                ? (null, new("receivedOn", "missing, before the mission began, or in the future", $"{mission.ActualFrom:yyyy-MM-dd} to {today:yyyy-MM-dd}"))
            : (mission with { ReportReceived = day }, null);
    }
}

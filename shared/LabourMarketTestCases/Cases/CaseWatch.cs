using Pipeline.Coordination;
using Pipeline.Reference;

namespace Pipeline.LabourMarketTestCases;

/// <summary>Posts a notice when a clock of a case is about to run out, and when it has. Each is said once of a case, clock and day.</summary>
public sealed class CaseWatch(CaseAlerts alerts, NoticeBoard board, CaseTerms terms, TimeProvider clock)
{
    /// <returns>How many notices are new.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var (now, fresh) = (clock.GetUtcNow(), 0);
        foreach (var alert in await alerts.OfAsync(RwandaTime.DayOf(now), ct))
            if (await board.PostAsync(NoticeOf(alert, terms.Agency, now), ct)) fresh++;
        return fresh;
    }

    /// <summary>The case stands where others name a dataset, the clock's day and the condition where they name a period: a clock that starts again is said again.</summary>
    internal static Notice NoticeOf(CaseAlert alert, string agency, DateTimeOffset now) => new(
        $"Case{alert.Kind}", agency, alert.Id, $"{alert.Due:yyyy-MM-dd} {alert.What}".TrimEnd(),
        alert.Due, Math.Max(0, -alert.DaysLeft), now,
        $"Case {alert.Id}: {Words(alert.Kind)}{(alert.What.Length == 0 ? "" : $" {alert.What}")} {Tense(alert)} {alert.Due:yyyy-MM-dd}.");

    static string Words(AlertKind kind) => kind switch
    {
        AlertKind.DecisionDue or AlertKind.DecisionOverdue => "the decision",
        AlertKind.FiledLate => "the application came late; the last day to file after entry",
        AlertKind.AppealDue or AlertKind.AppealOverdue => "the decision on the appeal",
        AlertKind.ConditionDue or AlertKind.ConditionOverdue => "condition",
        _ => "the permit",
    };

    static string Tense(CaseAlert alert) => alert.Kind switch
    {
        AlertKind.ValidityEnds => alert.DaysLeft < 0 ? "ended on" : "ends on",
        AlertKind.FiledLate => "was",
        _ => alert.DaysLeft < 0 ? "was due on" : "is due on",
    };
}

using System.Globalization;
using Pipeline.Agreements;
using Pipeline.Protocols;

namespace Pipeline.Coordination;

/// <summary>What a notice is about.</summary>
public enum NoticeKind
{
    ReminderDue,
    Late,
    Missing,
    VolumeDrop,
    AgreementEndsIn60,
    AgreementEndsIn30,
    AgreementEndsIn7,
    AgreementEnded,
}

/// <summary>Something that an agency or the coordinating body should read. Its kind, dataset and period name it: it is said once.</summary>
/// <param name="Period">Of a notice about an agreement, its version.</param>
/// <param name="DueOn">Of a notice about an agreement, its last day.</param>
/// <param name="At">When it was written (UTC).</param>
public sealed record Notice(string Kind, string Agency, string Dataset, string Period, DateOnly DueOn, int DaysPastDue, DateTimeOffset At, string Text)
{
    /// <summary>What an entry of the calendar gives reason to say; mostly nothing.</summary>
    public static IEnumerable<Notice> Of(CalendarEntry entry, DateTimeOffset at)
    {
        if (entry.State == CalendarState.ReminderDue) yield return Make(entry, NoticeKind.ReminderDue, $"is due on {Day(entry.DueOn)}.", at);
        if (entry.State == CalendarState.Missing)
            yield return Make(entry, NoticeKind.Missing, $"is missing: it was due on {Day(entry.DueOn)}"
                + (entry.IsDeliveredNotAccepted ? "; what was delivered was not accepted." : " and nothing has been delivered."), at);
        if (entry is { FirstAccepted: not null, DaysPastDue: > 0 }) yield return Make(entry, NoticeKind.Late, $"came {entry.DaysPastDue} day(s) late.", at);
        if (entry.VolumeDrop is { } drop)
            yield return Make(entry, NoticeKind.VolumeDrop,
                string.Create(CultureInfo.InvariantCulture, $"has {drop.Rows} rows; the median of the {drop.Periods} periods before is {drop.Median:0.#}."), at);
    }

    /// <summary>What the end of an agreement gives reason to say; mostly nothing.</summary>
    public static Notice? Of(Protocol protocol, DateOnly day, DateTimeOffset at)
    {
        if (protocol.Agreement.ExpiresOn is not { } end || ExpiryAlert.StageOn(protocol.Agreement, day) is not { } stage) return null;
        var kind = stage switch
        {
            < 0 => NoticeKind.AgreementEnded,
            <= 7 => NoticeKind.AgreementEndsIn7,
            <= 30 => NoticeKind.AgreementEndsIn30,
            _ => NoticeKind.AgreementEndsIn60,
        };
        var text = stage < 0
            ? $"The agreement {protocol} ended on {Day(end)}: nothing is taken under it any more."
            : $"The agreement {protocol} ends on {Day(end)}; after that nothing is taken under it. Propose its renewal.";
        return new($"{kind}", $"{protocol.Agency}", $"{protocol.Dataset}", $"{protocol.Version}", end, Math.Max(0, day.DayNumber - end.DayNumber), at, text);
    }

    static Notice Make(CalendarEntry entry, NoticeKind kind, string text, DateTimeOffset at) => new(
        $"{kind}", $"{entry.Agency}", $"{entry.Dataset}", $"{entry.Period}", entry.DueOn, entry.DaysPastDue, at,
        $"{entry.Agency}/{entry.Dataset} of {entry.Period} {text}");

    static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

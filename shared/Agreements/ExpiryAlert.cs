using System.Globalization;
using Pipeline.Protocols;

namespace Pipeline.Agreements;

/// <summary>Tells in time that an agreement ends: 60, 30 and 7 days before, and once it has.</summary>
public static class ExpiryAlert
{
    static readonly int[] DaysBefore = [7, 30, 60];

    /// <summary>The alert that holds on a day, such as <c>ends within 30 days</c> or <c>ended</c>; null before the first, and where no end is agreed.</summary>
    public static string? On(Agreement agreement, DateOnly day) => StageOn(agreement, day) switch
    {
        null => null,
        < 0 => "ended",
        var within => string.Create(CultureInfo.InvariantCulture, $"ends within {within} days"),
    };

    /// <summary>Within how many days it ends: 7, 30 or 60; -1 once it has; null before the first alert, and where no end is agreed.</summary>
    public static int? StageOn(Agreement agreement, DateOnly day)
    {
        if (agreement.ExpiresOn is not { } end) return null;
        var left = end.DayNumber - day.DayNumber;
        return left < 0 ? -1 : DaysBefore.Cast<int?>().FirstOrDefault(days => left <= days);
    }
}

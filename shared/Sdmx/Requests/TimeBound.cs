using System.Globalization;
using Pipeline.Reference;

namespace Pipeline.Sdmx.Requests;

/// <summary>A period or a day that periods are compared with.</summary>
/// <param name="Start">First day.</param>
/// <param name="End">Last day.</param>
public readonly record struct TimeBound(DateOnly Start, DateOnly End)
{
    /// <summary>
    /// Reads Gregorian and reporting periods (<c>2024</c>, <c>2024-A1</c>, <c>2024-S1</c>, <c>2024-Q3</c>, <c>2024-05</c>, <c>2024-M05</c>), days and times (whose
    /// day counts).
    /// </summary>
    public static bool TryParse(string text, out TimeBound bound)
    {
        bound = default;
        var plain = text.Length == 7 && text[5..] is "A1" ? text[..4] : text.Length == 8 && text[5] == 'M' ? $"{text[..5]}{text[6..]}" : text;
        if (ReferencePeriod.TryParse(plain, null, out var period))
        {
            bound = new(period.Start, period.End);
            return true;
        }
        if (text.Length < 10 || (text.Length > 10 && text[10] != 'T') || text.Length > 40
            || !DateOnly.TryParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return false;
        bound = new(day, day);
        return true;
    }
}

using Pipeline.Reference;

namespace Pipeline.Indicators.Vacancies;

/// <summary>The files of vacancies that a reference quarter rests on.</summary>
/// <param name="Window">Of the newer window.</param>
/// <param name="Now">Those of them of which there is a file a year before too.</param>
/// <param name="Before">Of the same months a year before: as many months as <paramref name="Now"/>, so that season does not pass for growth.</param>
public sealed record VacancyWindows<T>(
    IReadOnlyList<(ReferencePeriod Period, T File)> Window, IReadOnlyList<(ReferencePeriod Period, T File)> Now, IReadOnlyList<(ReferencePeriod Period, T File)> Before);

/// <inheritdoc cref="VacancyWindows{T}"/>
public static class VacancyWindows
{
    /// <param name="files">With their periods, any.</param>
    /// <param name="rounds">Quarters in a window.</param>
    public static VacancyWindows<T> Of<T>(IEnumerable<(ReferencePeriod Period, T File)> files, ReferencePeriod quarter, int rounds)
    {
        var all = files.ToList();
        var periods = all.Select(f => f.Period).ToHashSet();
        List<(ReferencePeriod Period, T File)> window = [.. all.Where(f => IsIn(f.Period, quarter, rounds))];
        List<(ReferencePeriod Period, T File)> now = [.. window.Where(f => periods.Contains(YearBefore(f.Period)))];
        var before = now.Select(f => YearBefore(f.Period)).ToHashSet();
        return new(window, now, [.. all.Where(f => before.Contains(f.Period))]);
    }

    /// <summary>Whether a file of the period is in the window, or in the one a year before.</summary>
    public static bool IsNeeded(ReferencePeriod period, ReferencePeriod quarter, int rounds) =>
        IsIn(period, quarter, rounds) || IsIn(period, quarter.Add(-4), rounds);

    static bool IsIn(ReferencePeriod period, ReferencePeriod quarter, int rounds) => period.Start >= quarter.Add(1 - rounds).Start && period.End <= quarter.End;

    static ReferencePeriod YearBefore(ReferencePeriod period) => period.Add(-12 / (int)period.Frequency);
}

namespace Pipeline.Indicators.Survey;

/// <summary>
/// Pay per hour of the main job. Pay is cash and in kind together, as the 12th International Conference of Labour Statisticians (1973) defines
/// earnings; pay in kind is for the same period as pay in cash.
/// </summary>
public sealed class HourlyPay(IndicatorParameters parameters)
{
    const double WeeksPerMonth = 52.0 / 12;

    /// <summary>Monthly pay (payment times payments per month) over monthly hours (weekly hours times 52/12).</summary>
    /// <param name="cash">
    /// RWF per period, 0 where all pay is in kind. Without it there is no pay: someone who did not answer cannot be told from someone paid in kind only.
    /// </param>
    /// <param name="inKind">RWF per period; absent counts as none.</param>
    /// <param name="period">Code of the pay period.</param>
    /// <param name="weeklyHours">Usual hours per week.</param>
    /// <returns>RWF per hour; null without pay, with a period of unknown length, without hours, or with more hours than are credible.</returns>
    public double? Of(double? cash, double? inKind, string? period, double? weeklyHours)
    {
        if (cash is null || period is null || !parameters.PayFactors.TryGetValue(period, out var factor)) return null;
        if (!(weeklyHours > 0 && weeklyHours <= parameters.MostWeeklyHours)) return null;
        var hourly = (cash.Value + (inKind ?? 0)) * factor.Months / (weeklyHours.Value * WeeksPerMonth);
        return hourly > 0 ? hourly : null;
    }
}

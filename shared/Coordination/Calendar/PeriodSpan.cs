using Pipeline.Reference;

namespace Pipeline.Coordination;

/// <summary>The periods asked about: all that have a day in common with the time from the first one's start to the last one's end.</summary>
public sealed record PeriodSpan(ReferencePeriod From, ReferencePeriod To)
{
    const int UsualMonths = 12;

    /// <summary>The month of a day and the twelve before it.</summary>
    public static PeriodSpan UsualOn(DateOnly day)
    {
        var month = ReferencePeriod.Parse($"{day:yyyy-MM}");
        return new(month.Add(-UsualMonths), month);
    }

    public bool Holds(ReferencePeriod period) => period.End >= From.Start && period.Start <= To.End;
}

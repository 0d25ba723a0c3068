namespace Pipeline.Reference;

/// <summary>The clock of Rwanda: Central Africa Time, two hours ahead of UTC all year.</summary>
public static class RwandaTime
{
    static readonly TimeSpan AheadOfUtc = TimeSpan.FromHours(2);

    /// <summary>The calendar day there at that moment.</summary>
    public static DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(moment.ToOffset(AheadOfUtc).DateTime);
}

namespace Pipeline.Reference;

/// <summary>How periods of each length are described to people.</summary>
public static class FrequencyWords
{
    /// <summary>Such as "a month, such as 2026-10".</summary>
    public static string Describe(this Frequency frequency) => frequency switch
    {
        Frequency.A => "a year, such as 2026",
        Frequency.S => "a half year, such as 2026-S1",
        Frequency.Q => "a quarter, such as 2026-Q3",
        _ => "a month, such as 2026-10",
    };
}

namespace Pipeline.Indicators.Seasonal;

/// <summary>What each quarter adds to the level of the year, in the unit of the series; the four sum to 0.</summary>
public readonly record struct SeasonalFactors(double Q1, double Q2, double Q3, double Q4)
{
    /// <param name="quarter">1 to 4.</param>
    public double this[int quarter] => quarter switch
    {
        1 => Q1,
        2 => Q2,
        3 => Q3,
        4 => Q4,
        _ => throw new ArgumentOutOfRangeException(nameof(quarter), quarter, "A year has quarters 1 to 4."),
    };

    /// <summary>From the lowest season to the highest.</summary>
    public double Swing => Math.Max(Math.Max(Q1, Q2), Math.Max(Q3, Q4)) - Math.Min(Math.Min(Q1, Q2), Math.Min(Q3, Q4));
}

namespace Pipeline.Indicators.Estimation;

/// <summary>
/// Rounds to steps of 2^-24 (of a day: five milliseconds): a double adds up 2^29 whole ones of them without rounding again, so that a sum is the same to the
/// last bit in whatever order, and from whatever parts, it is made.
/// </summary>
static class ExactStep
{
    const double Steps = 1 << 24;

    /// <summary>Whole numbers, which almost all are, stay as they are.</summary>
    public static double Round(double value) => Math.Round(value * Steps) / Steps;
}

using Pipeline.Indicators.Shortage;

namespace Pipeline.Indicators.Estimation;

/// <summary>One indicator of one reference quarter.</summary>
/// <param name="X">By group and bootstrap sample (<see cref="GroupValues.Point"/> for the data itself); NaN where there is none.</param>
/// <param name="N">Respondents or records behind X; of a comparison, those of the weaker side.</param>
/// <param name="Why">Reason where the point is NaN.</param>
sealed record IndicatorSource(Indicator Indicator, Func<int, int, double> X, Func<int, int> N, Func<int, MissingReason> Why)
{
    public static IndicatorSource Missing(Indicator indicator, MissingReason reason) => new(indicator, (_, _) => double.NaN, _ => 0, _ => reason);

    /// <summary>The usual reasons of a group: nothing seen, or else a base of zero.</summary>
    public static IndicatorSource Of(Indicator indicator, Func<int, int, double> x, Func<int, int> n) => new(
        indicator, (node, sample) => n(node) == 0 ? double.NaN : x(node, sample), n, node => n(node) == 0 ? MissingReason.NoneObserved : MissingReason.ZeroBase);
}

/// <summary>The formulas of step S4.</summary>
public static class Growth
{
    /// <summary>2(b-a)/(a+b), between -2 and 2; 0 when both are 0 (Davis, Haltiwanger and Schuh, Job Creation and Destruction, 1996).</summary>
    public static double Symmetric(double a, double b) => a == 0 && b == 0 ? 0 : 2 * (b - a) / (a + b);

    /// <summary>ln(b/a); NaN unless both are above 0.</summary>
    public static double Log(double a, double b) => a > 0 && b > 0 ? Math.Log(b / a) : double.NaN;

    /// <summary>part/(part+rest); NaN when both are 0.</summary>
    public static double Share(double part, double rest) => part + rest > 0 ? part / (part + rest) : double.NaN;

    /// <summary>a/b; NaN unless b is above 0.</summary>
    public static double Ratio(double a, double b) => b > 0 ? a / b : double.NaN;
}

using Pipeline.Indicators.Numerics;

namespace Pipeline.Indicators.Shortage;

/// <summary>
/// The ranks that the uncertainty lets each unit have, jointly for all (Klein, Wright and Wieczorek, Journal of the Royal Statistical Society A
/// 183, 2020): with simultaneous intervals, a unit ranks after all whose interval lies wholly above its own and before all wholly below.
/// </summary>
public static class RankSets
{
    /// <param name="scores">NaN for none.</param>
    /// <param name="errors">Standard errors; of a unit without one, nothing can be told, and it is apart from no other.</param>
    /// <param name="alpha">Error of all intervals together; each has its N-th part (Bonferroni).</param>
    /// <returns>By unit; null without score or error.</returns>
    public static (int Low, int High)?[] Of(ReadOnlySpan<double> scores, ReadOnlySpan<double> errors, double alpha)
    {
        var count = 0;
        foreach (var score in scores)
            if (!double.IsNaN(score)) count++;
        var sets = new (int, int)?[scores.Length];
        if (count == 0) return sets;

        var z = NormalQuantile.At(1 - alpha / (2 * count));
        var (lows, highs) = (new double[scores.Length], new double[scores.Length]);
        for (var i = 0; i < lows.Length; i++) (lows[i], highs[i]) = (scores[i] - z * errors[i], scores[i] + z * errors[i]);
        for (var unit = 0; unit < sets.Length; unit++)
        {
            if (double.IsNaN(lows[unit])) continue;
            var (above, below) = (0, 0);
            for (var other = 0; other < lows.Length; other++)
            {
                if (lows[other] > highs[unit]) above++;
                if (highs[other] < lows[unit]) below++;
            }
            sets[unit] = (1 + above, count - below);
        }
        return sets;
    }
}

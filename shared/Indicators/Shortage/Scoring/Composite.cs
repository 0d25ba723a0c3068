using System.Runtime.CompilerServices;

namespace Pipeline.Indicators.Shortage;

/// <summary>The weighted z of one unit that are there.</summary>
/// <param name="Sum">Of weight times z.</param>
/// <param name="Weight">Of the indicators that are there.</param>
/// <param name="Count">How many they are.</param>
/// <param name="Own">How many of them rest on data of the occupation itself.</param>
readonly record struct Tally(double Sum, double Weight, int Count, int Own)
{
    /// <summary>Sums of decimal weights must not fall short of a limit by their last bit.</summary>
    const int ShareDigits = 12;

    /// <param name="whole">Sum of all weights.</param>
    public double Coverage(double whole) => whole > 0 ? Math.Round(Weight / whole, ShareDigits) : 0;
}

/// <summary>The weighted mean of the z that are there (step S9).</summary>
static class Composite
{
    /// <param name="weights">By term, the strategic one last.</param>
    /// <param name="scores">Receives a score by unit, NaN where too little is there.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Scores(ScoringFrame frame, ScoringPass pass, ReadOnlySpan<double> weights, Span<double> scores)
    {
        var (profile, whole) = (frame.Profile, Sum(weights));
        for (var unit = 0; unit < scores.Length; unit++)
        {
            var tally = Of(pass, weights, unit);
            var isEnough = tally.Count > 0 && tally.Coverage(whole) >= profile.MinWeightCoverage && tally.Count >= profile.MinCount
                && tally.Own >= profile.MinOwnCount;
            scores[unit] = isEnough ? tally.Sum / tally.Weight : double.NaN;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Tally Of(ScoringPass pass, ReadOnlySpan<double> weights, int unit)
    {
        var tally = default(Tally);
        for (var term = 0; term < weights.Length; term++)
        {
            var (z, weight) = (pass.Z[term][unit], weights[term]);
            if (weight > 0 && !double.IsNaN(z))
                tally = new(tally.Sum + weight * z, tally.Weight + weight, tally.Count + 1, tally.Own + (pass.IsOwn[term][unit] ? 1 : 0));
        }
        return tally;
    }

    public static double Sum(ReadOnlySpan<double> weights)
    {
        var sum = 0.0;
        foreach (var weight in weights) sum += weight;
        return sum;
    }
}

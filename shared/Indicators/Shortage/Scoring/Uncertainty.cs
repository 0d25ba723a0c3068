using Pipeline.Indicators.Numerics;

namespace Pipeline.Indicators.Shortage;

/// <summary>What the replicates tell of one score (step S11).</summary>
/// <param name="Se">Standard deviation of the replicates' scores.</param>
/// <param name="Low">Their 2.5 % quantile, and <paramref name="High">97.5 %</paramref> (type 7).</param>
/// <param name="PPositive">(1 + those above 0) / (B + 1).</param>
/// <param name="Share">Share of the replicates that have a score.</param>
readonly record struct Uncertainty(double Se, double Low, double High, double PPositive, double Share)
{
    /// <summary>
    /// Takes every replicate the whole way, with its own centre, spread and borrowing; sampling variances stay those of the whole sample. Threads
    /// share out the replicates, each of which is computed by itself: the result does not depend on them.
    /// </summary>
    /// <returns>By unit; null where fewer than two replicates have a score, or for a run without replicates.</returns>
    public static Uncertainty?[] Of(ScoringFrame frame)
    {
        var units = frame.Units.Length;
        if (!frame.CanReplicate) return new Uncertainty?[units];
        var replicates = frame.Estimates.Replicates;
        var variances = Enumerable.Range(0, frame.Terms.Length).Select(t => frame.Variance(t, frame.Estimates.Years)).ToArray();
        var scores = new double[units * replicates.Count];
        Parallel.For(0, replicates.Count, () => new ScoringPass(frame), (b, _, pass) =>
        {
            pass.Run(_ => replicates[b], term => variances[term], frame.Profile.Scale, all: false);
            for (var unit = 0; unit < units; unit++) scores[unit * replicates.Count + b] = pass.Scores[unit];
            return pass;
        }, _ => { });
        return [.. Enumerable.Range(0, units).Select(unit => Of(scores.AsSpan(unit * replicates.Count, replicates.Count)))];
    }

    static Uncertainty? Of(Span<double> scores)
    {
        var (_, variance, count) = Quantiles.Moments(scores);
        if (count < 2) return null;
        var positive = 0;
        foreach (var score in scores)
            if (score > 0) positive++;
        // NaN sorts before every number.
        scores.Sort();
        var sorted = scores[^count..];
        return new(
            Math.Sqrt(variance), Quantiles.At(sorted, 0.025), Quantiles.At(sorted, 0.975), (1.0 + positive) / (count + 1), (double)count / scores.Length);
    }
}

namespace Pipeline.Indicators;

/// <summary>Values with weights, sorted once, so that quantiles do not depend on the order in which they came.</summary>
public sealed class WeightedSample
{
    /// <summary>Cumulated weights this close to the target, relative to the whole weight, count as equal to it.</summary>
    const double Tolerance = 1e-12;

    readonly double[] _values;
    readonly double[] _cumulated;

    /// <param name="values">Any finite numbers, at least one.</param>
    /// <param name="weights">As many positive weights.</param>
    /// <exception cref="ArgumentException">No value, a number of weights other than of values, or a weight that is not positive.</exception>
    public WeightedSample(ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        if (values.IsEmpty || values.Length != weights.Length) throw new ArgumentException("A sample has at least one value, and a weight for each.");
        foreach (var weight in weights)
            if (!(weight > 0)) throw new ArgumentException("Weights are positive.", nameof(weights));
        (_values, _cumulated) = (values.ToArray(), weights.ToArray());
        Array.Sort(_values, _cumulated);
        SortTies();
        for (var i = 1; i < _cumulated.Length; i++) _cumulated[i] += _cumulated[i - 1];
    }

    /// <summary>Weights of equal values from the smallest, so that their sums are always the same.</summary>
    void SortTies()
    {
        for (var (i, end) = (0, 0); i < _values.Length; i = end)
        {
            for (end = i + 1; end < _values.Length && _values[end] == _values[i];) end++;
            if (end - i > 1) _cumulated.AsSpan(i, end - i).Sort();
        }
    }

    /// <summary>Sum of the weights.</summary>
    public double Weight => _cumulated[^1];

    /// <summary>The weighted median: <see cref="Quantile"/> at one half.</summary>
    public double Median => Quantile(0.5);

    /// <summary>
    /// The smallest value at which the cumulated weight reaches the share <paramref name="p"/> of the whole; where it meets that share exactly,
    /// the mean of that value and the next. With equal weights this is Hyndman and Fan's definition 2 (The American Statistician 50, 1996):
    /// the inverse of the empirical distribution function, averaged at its steps.
    /// </summary>
    /// <param name="p">A share; below 0 gives the smallest value, above 1 the greatest.</param>
    public double Quantile(double p)
    {
        var (target, slack) = (p * Weight, Tolerance * Weight);
        var i = Array.FindIndex(_cumulated, c => c >= target - slack);
        if (i < 0) i = _values.Length - 1;
        var isExact = Math.Abs(_cumulated[i] - target) <= slack;
        return isExact && i + 1 < _values.Length ? (_values[i] + _values[i + 1]) / 2 : _values[i];
    }
}

using System.Numerics;

namespace Pipeline.Indicators.Estimation;

/// <summary>
/// The weighted medians of one group in all bootstrap samples at once: its records pass by value, each with its weight in every sample, and each sample's
/// median is met on the way. Where the cumulated weight meets the half exactly, the median lies between that value and the next that has weight, as in
/// <see cref="WeightedSample"/>. Not for several threads.
/// </summary>
/// <param name="samples">B.</param>
sealed class MedianScan(int samples)
{
    const double Tolerance = 1e-12;

    readonly double[] _whole = new double[samples];
    readonly double[] _cumulated = new double[samples];
    readonly double[] _threshold = new double[samples];
    readonly double[] _median = new double[samples];
    readonly List<int> _waiting = [];
    int _open;

    /// <summary>By sample; NaN without weight.</summary>
    public ReadOnlySpan<double> Medians => _median;

    /// <param name="whole">The group's weight in each sample.</param>
    public void Begin(ReadOnlySpan<double> whole)
    {
        whole.CopyTo(_whole);
        Array.Clear(_cumulated);
        Array.Fill(_median, double.NaN);
        _waiting.Clear();
        _open = 0;
        for (var b = 0; b < samples; b++)
        {
            _threshold[b] = _whole[b] / 2 - Tolerance * _whole[b];
            if (_threshold[b] > 0) _open++;
        }
    }

    /// <summary>Takes the record of the next value.</summary>
    /// <param name="factors">What its weight is multiplied by in each sample.</param>
    /// <returns>Whether a median is still open.</returns>
    public bool Add(double value, double weight, ReadOnlySpan<double> factors)
    {
        for (var i = _waiting.Count - 1; i >= 0; i--)
        {
            var b = _waiting[i];
            if (weight * factors[b] == 0) continue;
            _median[b] = (_median[b] + value) / 2;
            _waiting.RemoveAt(i);
        }
        var at = 0;
        for (; at <= samples - Vector<double>.Count; at += Vector<double>.Count)
        {
            var before = new Vector<double>(_cumulated, at);
            var after = before + new Vector<double>(factors[at..]) * weight;
            after.CopyTo(_cumulated, at);
            var threshold = new Vector<double>(_threshold, at);
            if ((Vector.LessThan(before, threshold) & Vector.GreaterThanOrEqual(after, threshold)) == Vector<long>.Zero) continue;
            for (var b = at; b < at + Vector<double>.Count; b++) Meet(b, before[b - at], value);
        }
        for (; at < samples; at++)
        {
            var before = _cumulated[at];
            _cumulated[at] += factors[at] * weight;
            Meet(at, before, value);
        }
        return _open > 0 || _waiting.Count > 0;
    }

    /// <summary>Takes the value as the sample's median where the record brought its weight to the half.</summary>
    void Meet(int b, double before, double value)
    {
        if (before >= _threshold[b] || _cumulated[b] < _threshold[b]) return;
        _median[b] = value;
        _open--;
        if (Math.Abs(_cumulated[b] - _whole[b] / 2) <= Tolerance * _whole[b]) _waiting.Add(b);
    }
}

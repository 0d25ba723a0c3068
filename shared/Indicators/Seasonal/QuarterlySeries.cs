using Pipeline.Reference;

namespace Pipeline.Indicators.Seasonal;

/// <summary>
/// A series of quarters without gaps, compared in the ways that seasons leave unharmed. A change from one quarter to the next is mostly season: same
/// quarters, or means of four, are compared instead, and a change that neither season nor an ordinary year explains is a break to look into.
/// </summary>
public sealed class QuarterlySeries
{
    const int Quarters = 4;

    /// <summary>An ordinary year moves the series by less than this share of what the seasons move it.</summary>
    const double OrdinaryShareOfSwing = 0.5;

    readonly ReferencePeriod _first;
    readonly double[] _values;

    /// <param name="values">From <paramref name="first"/> on; NaN for a quarter without a value.</param>
    /// <exception cref="ArgumentException">The first period is not a quarter.</exception>
    public QuarterlySeries(ReferencePeriod first, IEnumerable<double> values)
    {
        if (first.Frequency != Frequency.Q) throw new ArgumentException($"'{first}' is not a quarter, such as 2026-Q3.", nameof(first));
        (_first, _values) = (first, [.. values]);
    }

    /// <summary>The value of a quarter; null before, after and in a gap.</summary>
    public double? this[ReferencePeriod quarter] => Value(Place(quarter));

    /// <summary>The value less that of the quarter before.</summary>
    public double? QuarterOnQuarter(ReferencePeriod quarter) => Value(Place(quarter)) - Value(Place(quarter) - 1);

    /// <summary>The value less that of the same quarter a year before.</summary>
    public double? YearOnYear(ReferencePeriod quarter) => Value(Place(quarter)) - Value(Place(quarter) - Quarters);

    /// <summary>The mean of the quarter and the three before: each season once.</summary>
    public double? FourQuarterMean(ReferencePeriod quarter) => Mean(Place(quarter));

    /// <summary>The change of <see cref="FourQuarterMean"/> on a year before.</summary>
    public double? FourQuarterMeanChange(ReferencePeriod quarter) => Mean(Place(quarter)) - Mean(Place(quarter) - Quarters);

    /// <summary>
    /// Additive factors by classical decomposition: the mean distance of each quarter from the centred mean of 2x4 quarters,
    /// less the mean of the four (Makridakis, Wheelwright and Hyndman, Forecasting, 1998, chapter 3).
    /// </summary>
    /// <returns>Null when some season has no distance: fewer than two years, or gaps.</returns>
    public SeasonalFactors? Factors()
    {
        var (sums, counts) = (new double[Quarters], new int[Quarters]);
        for (var t = 2; t < _values.Length - 2; t++)
        {
            var distance = _values[t] - (_values[t - 2] / 2 + _values[t - 1] + _values[t] + _values[t + 1] + _values[t + 2] / 2) / Quarters;
            if (double.IsNaN(distance)) continue;
            var season = _first.Add(t).Index - 1;
            (sums[season], counts[season]) = (sums[season] + distance, counts[season] + 1);
        }
        if (counts.Contains(0)) return null;
        var means = sums.Zip(counts, (sum, count) => sum / count).ToArray();
        var mean = means.Average();
        return new(means[0] - mean, means[1] - mean, means[2] - mean, means[3] - mean);
    }

    /// <summary>
    /// Whether the quarter lies so far from the same quarter of the year before that a change of questionnaire, sample or definition is likelier than
    /// a change of the labour market: further than half of what the seasons move the series. Such a quarter is to be explained before it is used.
    /// </summary>
    /// <returns>False where there is nothing to compare with.</returns>
    public bool IsBreak(ReferencePeriod quarter, SeasonalFactors factors) =>
        YearOnYear(quarter) is { } change && Math.Abs(change) > OrdinaryShareOfSwing * factors.Swing;

    double? Mean(int place)
    {
        var sum = 0.0;
        for (var back = 0; back < Quarters; back++)
        {
            if (Value(place - back) is not { } value) return null;
            sum += value;
        }
        return sum / Quarters;
    }

    double? Value(int place) => place >= 0 && place < _values.Length && !double.IsNaN(_values[place]) ? _values[place] : null;

    int Place(ReferencePeriod quarter) =>
        quarter.Frequency == Frequency.Q ? (quarter.Year - _first.Year) * Quarters + quarter.Index - _first.Index : -1;
}

using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>What was counted of one group. Sums are kept as integers of 10⁻⁹, so that the order of the rows does not matter.</summary>
sealed class GroupFigures
{
    const double Unit = 1e-9;
    const double MostSummed = 1e18;

    Int128 _sum;
    long _known;
    long _true;
    Sample? _values;

    public long Rows { get; set; }

    /// <summary>Numbers that were added.</summary>
    public long Values { get; private set; }

    public void AddValue(double value, bool isRanked)
    {
        Values++;
        if (isRanked) (_values ??= new()).Add(value);
        else _sum += (Int128)Math.Round(Math.Clamp(value, -MostSummed, MostSummed) / Unit);
    }

    public void AddTruth(Truth truth)
    {
        if (truth != Truth.Unknown) _known++;
        if (truth == Truth.True) _true++;
    }

    public void Add(GroupFigures other)
    {
        Rows += other.Rows;
        Values += other.Values;
        (_sum, _known, _true) = (_sum + other._sum, _known + other._known, _true + other._true);
        if (other._values is { } values) (_values ??= new()).Add(values);
    }

    /// <summary>The measure; null when there is no value to make it of.</summary>
    public double? Of(MeasureKind kind) => kind switch
    {
        MeasureKind.Count => Rows,
        MeasureKind.Sum => Sum,
        MeasureKind.Mean => Values == 0 ? null : Sum / Values,
        MeasureKind.Median => _values?.Median,
        _ => _known == 0 ? null : (double)_true / _known,
    };

    double Sum => (double)_sum * Unit;
}

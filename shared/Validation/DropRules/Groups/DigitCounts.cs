using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>How often each digit came in one place of numbers.</summary>
sealed class DigitCounts
{
    readonly long[] _counts = new long[10];

    public long Total => _counts.Sum();

    public void AddFirst(double value)
    {
        if (FirstDigit(value) is var digit and > 0) _counts[digit]++;
    }

    public void AddLast(double value) => _counts[LastDigit(value)]++;

    public void Add(DigitCounts other)
    {
        for (var i = 0; i < _counts.Length; i++) _counts[i] += other._counts[i];
    }

    public void Clear() => Array.Clear(_counts);

    /// <summary>Mean absolute deviation of the digits' shares from those expected, 0 to 1. There must be a digit.</summary>
    public double Deviation(DistributionTest test)
    {
        var (first, total) = (test == DistributionTest.Benford ? 1 : 0, Total);
        return Enumerable.Range(first, 10 - first)
            .Average(d => Math.Abs((double)_counts[d] / total - (test == DistributionTest.Benford ? Math.Log10(1 + 1.0 / d) : 0.1)));
    }

    /// <summary>First digit that is not zero; 0 for a number that is not above zero.</summary>
    public static int FirstDigit(double value)
    {
        if (!(value > 0)) return 0;
        // Seventeen digits are the number itself, so that 999.99 is not rounded up to a 1.
        return value.ToString("E16", System.Globalization.CultureInfo.InvariantCulture)[0] - '0';
    }

    /// <summary>Last digit before the decimal point.</summary>
    public static int LastDigit(double value) => (int)(Math.Truncate(Math.Abs(value)) % 10);
}

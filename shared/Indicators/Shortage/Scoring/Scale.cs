using System.Runtime.CompilerServices;
using Pipeline.Indicators.Numerics;

namespace Pipeline.Indicators.Shortage;

/// <summary>Centre and spread that one indicator was standardised with (step S8).</summary>
/// <param name="Centre">Subtracted; NaN when there are no values.</param>
/// <param name="Spread">Divided by; 0 when flat.</param>
public readonly record struct Scale(double Centre, double Spread)
{
    /// <summary>The standard deviation of a normal distribution over its median absolute deviation.</summary>
    const double MadToSd = 1.4826;

    /// <summary>The interquartile range of a normal distribution over its standard deviation.</summary>
    const double IqrToSd = 1.349;

    /// <summary>A spread this small beside the values it comes from is rounding: the values agree.</summary>
    const double Rounding = 1e-12;

    public bool IsFlat => Spread == 0;

    /// <summary>
    /// Standardises the values that are not NaN: z = (value - centre) / spread, bounded by <paramref name="clip"/>. A median absolute deviation of 0
    /// gives way to the interquartile range; where that is 0 too, all z are 0.
    /// </summary>
    /// <param name="z">Receives as many; NaN where the value is.</param>
    /// <param name="scratch">As long, overwritten.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Scale Standardise(ScaleKind kind, double clip, ReadOnlySpan<double> values, Span<double> z, Span<double> scratch)
    {
        if (kind == ScaleKind.Rank)
        {
            AverageRanks(values, z, scratch);
            return Standardise(ScaleKind.Sd, clip, z, z, scratch);
        }
        var scale = kind == ScaleKind.Mad ? Robust(values, scratch) : Classical(values);
        for (var i = 0; i < values.Length; i++)
            z[i] = double.IsNaN(values[i]) ? double.NaN : scale.IsFlat ? 0 : Math.Clamp((values[i] - scale.Centre) / scale.Spread, -clip, clip);
        return scale;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static Scale Robust(ReadOnlySpan<double> values, Span<double> scratch)
    {
        var known = Known(values, scratch);
        if (known.IsEmpty) return new(double.NaN, 0);
        var largest = 0.0;
        foreach (var value in known) largest = Math.Max(largest, Math.Abs(value));
        var (noise, median) = (Rounding * largest, Selection.Median(known));
        foreach (ref var value in known) value = Math.Abs(value - median);
        var mad = Selection.Median(known);
        if (mad > noise) return new(median, MadToSd * mad);
        var sorted = Sorted(values, scratch);
        var iqr = Quantiles.At(sorted, 0.75) - Quantiles.At(sorted, 0.25);
        return new(median, iqr > noise ? iqr / IqrToSd : 0);
    }

    static Scale Classical(ReadOnlySpan<double> values)
    {
        var (mean, variance, _) = Quantiles.Moments(values);
        var sd = Math.Sqrt(variance);
        return new(mean, sd > Rounding * Math.Abs(mean) ? sd : 0);
    }

    static Span<double> Sorted(ReadOnlySpan<double> values, Span<double> scratch)
    {
        var sorted = Known(values, scratch);
        sorted.Sort();
        return sorted;
    }

    /// <summary>Those that are not NaN, in the beginning of <paramref name="scratch"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Span<double> Known(ReadOnlySpan<double> values, Span<double> scratch)
    {
        var count = 0;
        foreach (var value in values)
            if (!double.IsNaN(value)) scratch[count++] = value;
        return scratch[..count];
    }

    /// <summary>Ranks from the smallest, 1, ties at their mean.</summary>
    static void AverageRanks(ReadOnlySpan<double> values, Span<double> ranks, Span<double> scratch)
    {
        var sorted = Sorted(values, scratch);
        for (var i = 0; i < values.Length; i++)
        {
            var first = double.IsNaN(values[i]) ? 0 : sorted.BinarySearch(values[i]);
            var last = first;
            while (first > 0 && sorted[first - 1] == values[i]) first--;
            while (last + 1 < sorted.Length && sorted[last + 1] == values[i]) last++;
            ranks[i] = double.IsNaN(values[i]) ? double.NaN : (first + last) / 2.0 + 1;
        }
    }
}

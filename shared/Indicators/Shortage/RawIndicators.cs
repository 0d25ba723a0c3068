using Pipeline.Indicators.Occupations;

namespace Pipeline.Indicators.Shortage;

/// <summary>One value for each indicator and group of the tree; NaN where there is none.</summary>
/// <param name="nodes">Groups in the tree, the total included.</param>
public sealed class RawIndicators(int nodes)
{
    public static readonly int Kinds = Enum.GetValues<Indicator>().Length;

    readonly double[] _values = NewValues(Kinds * nodes);

    public double this[Indicator indicator, int node]
    {
        get => _values[(int)indicator * nodes + node];
        set => _values[(int)indicator * nodes + node] = value;
    }

    /// <summary>The values of one indicator, by position in the tree.</summary>
    public Span<double> Of(Indicator indicator) => _values.AsSpan((int)indicator * nodes, nodes);

    static double[] NewValues(int count)
    {
        var values = GC.AllocateUninitializedArray<double>(count);
        Array.Fill(values, double.NaN);
        return values;
    }
}

/// <summary>
/// What the sources say of one reference period, before anything is compared between occupations: step S4 of the method with its replicates.
/// </summary>
/// <param name="Period">The quarter that the newer window ends with, in SDMX notation.</param>
/// <param name="Years">L, the years between the two windows.</param>
/// <param name="Point">x of every indicator and group at every level, the total at position 0.</param>
/// <param name="Counts">Respondents or records behind each x (unweighted), by indicator, then position.</param>
/// <param name="Missing">Why an x is NaN, by indicator, then position.</param>
/// <param name="Variance">Analytic variance of r = x - x(total), in squared units of x, by indicator then position; NaN where it is not known. Null when the
/// replicates are to be used for it.</param>
/// <param name="Replicates">The same values from each bootstrap sample, 1..B; empty for a run without.</param>
/// <param name="OtherYears">Point values under other L, for the sensitivity runs.</param>
public sealed record IndicatorEstimates(
    OccupationTree Tree,
    string Period,
    int Years,
    RawIndicators Point,
    int[][] Counts,
    MissingReason[][] Missing,
    double[][]? Variance,
    IReadOnlyList<RawIndicators> Replicates,
    IReadOnlyDictionary<int, RawIndicators> OtherYears)
{
    /// <summary>The same with the variances of its replicates, so that they are computed once for all profiles; itself without replicates.</summary>
    public IndicatorEstimates WithVariances() =>
        Replicates.Count == 0 ? this : this with { Variance = [.. Enum.GetValues<Indicator>().Select(i => SamplingVariance.Of(this, i))] };
}

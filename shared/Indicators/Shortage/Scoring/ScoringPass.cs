using System.Runtime.CompilerServices;

namespace Pipeline.Indicators.Shortage;

/// <summary>
/// One way from raw values to scores (steps S5 and S7 to S9), with all that it goes through on the way. Arrays are made once and used again by
/// the next run. Not for several threads.
/// </summary>
sealed class ScoringPass
{
    readonly ScoringFrame _frame;
    readonly Shrinkage _shrinkage;
    readonly double[] _r;
    readonly double[] _values;
    readonly double[] _scratch;

    public ScoringPass(ScoringFrame frame)
    {
        _frame = frame;
        _shrinkage = new(frame.Tree, frame.Profile.NMin);
        var (terms, nodes, units) = (frame.Terms.Length, frame.Tree.Count, frame.Units.Length);
        (_r, _values, _scratch) = (new double[nodes], new double[units], new double[units]);
        (Shrunk, Gamma, Level) = (Rows<double>(terms, nodes), Rows<double>(terms, nodes), Rows<int>(terms, nodes));
        (Z, IsOwn, Scales, Scores) = (Rows<double>(terms + 1, units), Rows<bool>(terms + 1, units), new Scale[terms], new double[units]);
        frame.Strategic.CopyTo(Z[terms], 0);
    }

    /// <summary>By term, then position in the tree.</summary>
    public double[][] Shrunk { get; }

    /// <inheritdoc cref="Shrunk"/>
    public double[][] Gamma { get; }

    /// <inheritdoc cref="Shrunk"/>
    public int[][] Level { get; }

    /// <summary>By term, the strategic one last, then unit.</summary>
    public double[][] Z { get; }

    /// <summary>Whether the value is of the occupation itself, not wholly of a group above it; as <see cref="Z"/>.</summary>
    public bool[][] IsOwn { get; }

    /// <summary>By term.</summary>
    public Scale[] Scales { get; }

    /// <summary>By unit; NaN for none.</summary>
    public double[] Scores { get; }

    /// <param name="raw">Values of a term; null for none.</param>
    /// <param name="variance">Sampling variances of a term.</param>
    /// <param name="all">Whether terms that have no weight are wanted too.</param>
    public ScoringPass Run(Func<int, RawIndicators?> raw, Func<int, double[]> variance, ScaleKind kind, bool all)
    {
        for (var term = 0; term < _frame.Terms.Length; term++)
            if (all || _frame.Weights[term] > 0) RunTerm(term, raw(term), variance(term), kind);
        Composite.Scores(_frame, this, _frame.Weights, Scores);
        return this;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void RunTerm(int term, RawIndicators? raw, double[] variance, ScaleKind kind)
    {
        if (raw is null) Array.Fill(_r, double.NaN);
        else Relative(raw.Of(_frame.Terms[term].Indicator));
        if (_frame.IsBorrowed[term]) _shrinkage.Apply(_r, variance, _frame.Counts(term), Shrunk[term], Gamma[term], Level[term]);
        else KeepOwn(term);

        for (var unit = 0; unit < _values.Length; unit++)
        {
            var node = _frame.Units[unit];
            _values[unit] = Shrunk[term][node];
            IsOwn[term][unit] = !double.IsNaN(_values[unit]) && Level[term][node] == _frame.Tree.Nodes[node].Level;
        }
        Scales[term] = Scale.Standardise(kind, _frame.Profile.Clip, _values, Z[term], _scratch);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    void Relative(ReadOnlySpan<double> x)
    {
        for (var node = 0; node < x.Length; node++) _r[node] = double.IsFinite(x[node] - x[0]) ? x[node] - x[0] : double.NaN;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    void KeepOwn(int term)
    {
        for (var node = 0; node < _r.Length; node++)
            (Shrunk[term][node], Gamma[term][node], Level[term][node]) =
                (_r[node], 1, double.IsNaN(_r[node]) ? Shrinkage.NoLevel : _frame.Tree.Nodes[node].Level);
    }

    static T[][] Rows<T>(int rows, int length) => [.. Enumerable.Range(0, rows).Select(_ => new T[length])];
}

using System.Numerics;
using System.Runtime.CompilerServices;
using Pipeline.Indicators.Occupations;
using Pipeline.Indicators.Survey;

namespace Pipeline.Indicators.Estimation;

/// <summary>
/// A weighted total by occupation over the records of some rounds, kept as sums by sampling unit and group, from which total, variance and bootstrap
/// samples follow without the records.
/// </summary>
public sealed class LinearSum
{
    readonly OccupationTree _tree;
    readonly int _psus;
    readonly List<(int Psu, int Node, double Value)> _entries = [];
    readonly double[] _n;
    readonly double[] _squares;

    /// <param name="rounds">Their weights are averaged: each counts for one divided by their number.</param>
    /// <param name="valueOf">What a record adds per unit of weight; NaN when it does not take part.</param>
    public LinearSum(SurveyFrame frame, OccupationTree tree, IReadOnlyCollection<int> rounds, Func<SurveyRecord, double> valueOf)
    {
        (_tree, _psus) = (tree, frame.Psus.Length);
        (_n, _squares) = (new double[tree.Count], new double[tree.Count]);
        var (sums, isTouched, touched) = (new double[tree.Count], new bool[tree.Count], new List<int>());
        var wanted = rounds.ToHashSet();
        var psu = 0;
        foreach (var record in frame.Records)
        {
            if (record.Psu != psu) Flush();
            psu = record.Psu;
            var value = wanted.Contains(record.Round) ? valueOf(record) : double.NaN;
            if (double.IsNaN(value)) continue;
            var weight = record.Weight / rounds.Count;
            sums[record.Node] += weight * value;
            _n[record.Node] += record.Share;
            _squares[record.Node] += weight * weight;
            if (isTouched[record.Node]) continue;
            isTouched[record.Node] = true;
            touched.Add(record.Node);
        }
        Flush();
        GroupValues.RollUp(_n, tree);
        GroupValues.RollUp(_squares, tree);
        Totals = new double[tree.Count];
        foreach (var entry in _entries) Totals[entry.Node] += entry.Value;
        GroupValues.RollUp(Totals, tree);

        void Flush()
        {
            foreach (var node in touched.Order())
            {
                _entries.Add((psu, node, sums[node]));
                (sums[node], isTouched[node]) = (0, false);
            }
            touched.Clear();
        }
    }

    /// <summary>By position in the tree.</summary>
    public double[] Totals { get; }

    /// <summary>Interviews behind a total; a split one counts by its shares.</summary>
    public int N(int node) => (int)Math.Round(_n[node]);

    /// <summary>Sum of the squared weights of a group's records.</summary>
    public double Squares(int node) => _squares[node];

    /// <summary>The total of each sampling unit, for every group: by position times units.</summary>
    public double[] PsuTotals()
    {
        var totals = new double[_tree.Count * _psus];
        foreach (var (psu, node, value) in _entries) totals[node * _psus + psu] = value;
        return GroupValues.RollUp(totals, _tree, _psus);
    }

    /// <summary>The totals, and those of each bootstrap sample.</summary>
    /// <param name="bootstrap">Null for the totals alone.</param>
    public GroupValues Values(PsuBootstrap? bootstrap)
    {
        if (bootstrap is null) return new(Totals, [], 0);
        var samples = new double[_tree.Count * bootstrap.Count];
        foreach (var (psu, node, value) in _entries)
            AddScaled(samples.AsSpan(node * bootstrap.Count, bootstrap.Count), bootstrap.Of(psu), value);
        return new(Totals, GroupValues.RollUp(samples, _tree, bootstrap.Count), bootstrap.Count);
    }

    /// <summary>Adds <paramref name="factor"/> times <paramref name="values"/> to <paramref name="sums"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void AddScaled(Span<double> sums, ReadOnlySpan<double> values, double factor)
    {
        var i = 0;
        for (; i <= sums.Length - Vector<double>.Count; i += Vector<double>.Count)
            (new Vector<double>(sums[i..]) + new Vector<double>(values[i..]) * factor).CopyTo(sums[i..]);
        for (; i < sums.Length; i++) sums[i] += values[i] * factor;
    }
}

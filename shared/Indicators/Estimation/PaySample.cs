using Pipeline.Indicators.Occupations;
using Pipeline.Indicators.Survey;

namespace Pipeline.Indicators.Estimation;

/// <summary>
/// Medians of hourly pay by occupation over the records of some rounds. Pay is first winsorised at the weighted quantiles of its year over all occupations
/// (in the bootstrap at those of the whole sample: they say what is credible, and are no estimates).
/// </summary>
public sealed class PaySample
{
    const double Tolerance = 1e-12;

    readonly OccupationTree _tree;
    readonly double[] _values;
    readonly double[] _weights;
    readonly int[] _psus;
    readonly int[] _nodes;
    readonly List<int>?[] _rowsOf;
    readonly double[] _n;

    /// <param name="rounds">Their weights are averaged.</param>
    /// <param name="priceOf">What pay of a round is multiplied by, 1 to leave it as it was paid.</param>
    public PaySample(SurveyFrame frame, OccupationTree tree, IReadOnlyCollection<int> rounds, Func<int, double> priceOf, IndicatorParameters parameters)
    {
        _tree = tree;
        var wanted = rounds.ToHashSet();
        var rows = frame.Records.Where(r => !double.IsNaN(r.Pay) && wanted.Contains(r.Round)).ToArray();
        var pay = rows.Select(r => r.Pay * priceOf(r.Round)).ToArray();
        foreach (var year in Enumerable.Range(0, rows.Length).GroupBy(i => rows[i].Round / 4))
        {
            var sample = new WeightedSample([.. year.Select(i => pay[i])], [.. year.Select(i => rows[i].Weight)]);
            var (low, high) = (sample.Quantile(parameters.WinsoriseLow), sample.Quantile(parameters.WinsoriseHigh));
            foreach (var i in year) pay[i] = Math.Clamp(pay[i], low, high);
        }
        // By value, then as the frame has them, so that sums over the order are always the same.
        int[] order = [.. Enumerable.Range(0, rows.Length)];
        Array.Sort(order, (a, b) => pay[a].CompareTo(pay[b]) is not 0 and var byPay ? byPay : a.CompareTo(b));
        _values = Array.ConvertAll(order, i => pay[i]);
        _weights = Array.ConvertAll(order, i => rows[i].Weight / rounds.Count);
        _psus = Array.ConvertAll(order, i => rows[i].Psu);
        _nodes = Array.ConvertAll(order, i => (int)rows[i].Node);

        (_rowsOf, _n) = (new List<int>?[tree.Count], new double[tree.Count]);
        for (var i = 0; i < order.Length; i++)
            for (var node = _nodes[i]; node >= 0; node = tree.Nodes[node].Parent)
            {
                (_rowsOf[node] ??= []).Add(i);
                _n[node] += rows[order[i]].Share;
            }
    }

    /// <summary>Interviews behind a median; a split one counts by its shares.</summary>
    public int N(int node) => (int)Math.Round(_n[node]);

    /// <summary>Records of a group, those of low pay first.</summary>
    public IEnumerable<(int Psu, double Pay, double Weight)> Rows(int node) => (_rowsOf[node] ?? []).Select(i => (_psus[i], _values[i], _weights[i]));

    /// <summary>The medians, NaN where nobody's pay is known, and those of each bootstrap sample.</summary>
    /// <param name="bootstrap">Null for the medians alone.</param>
    public GroupValues Medians(PsuBootstrap? bootstrap)
    {
        var point = new double[_tree.Count];
        for (var node = 0; node < point.Length; node++)
            point[node] = _rowsOf[node] is { } rows
                ? new WeightedSample([.. rows.Select(i => _values[i])], [.. rows.Select(i => _weights[i])]).Median
                : double.NaN;
        if (bootstrap is null) return new(point, [], 0);

        var samples = new double[_tree.Count * bootstrap.Count];
        Parallel.For(0, bootstrap.Count, () => new Scan(this), (sample, _, scan) =>
        {
            scan.Run(bootstrap, sample, samples);
            return scan;
        }, _ => { });
        return new(point, samples, bootstrap.Count);
    }

    /// <summary>
    /// The medians of all groups in one bootstrap sample. Rows lie by value, so one pass down each level of the tree meets every group's median on its way.
    /// </summary>
    sealed class Scan(PaySample sample)
    {
        readonly double[] _whole = new double[sample._tree.Count];
        readonly double[] _cumulated = new double[sample._tree.Count];
        readonly double[] _median = new double[sample._tree.Count];
        readonly double[] _weights = new double[sample._values.Length];
        readonly int[] _groups = new int[sample._values.Length];

        public void Run(PsuBootstrap bootstrap, int at, double[] into)
        {
            var tree = sample._tree;
            Array.Clear(_whole);
            Array.Clear(_cumulated);
            Array.Fill(_median, double.NaN);
            sample._nodes.CopyTo(_groups, 0);
            for (var i = 0; i < _weights.Length; i++)
            {
                _weights[i] = sample._weights[i] * bootstrap.Multipliers[sample._psus[i] * bootstrap.Count + at];
                _whole[_groups[i]] += _weights[i];
            }
            GroupValues.RollUp(_whole, tree);
            for (var level = 4; level >= 0; level--) PassLevel(tree, level);
            for (var node = 0; node < _median.Length; node++) into[node * bootstrap.Count + at] = _median[node];
        }

        void PassLevel(OccupationTree tree, int level)
        {
            // What met half of its weight exactly waits for the next value, and the median lies between.
            HashSet<int> waiting = [];
            for (var i = 0; i < _groups.Length; i++)
            {
                var node = _groups[i];
                if (tree.Nodes[node].Level != level) continue;
                _groups[i] = tree.Nodes[node].Parent;
                if (_weights[i] == 0) continue;
                var before = _cumulated[node];
                var (after, half, slack) = (before + _weights[i], _whole[node] / 2, Tolerance * _whole[node]);
                _cumulated[node] = after;
                if (before >= half - slack)
                {
                    if (waiting.Count > 0 && waiting.Remove(node)) _median[node] = (_median[node] + sample._values[i]) / 2;
                    continue;
                }
                if (after < half - slack) continue;
                _median[node] = sample._values[i];
                if (Math.Abs(after - half) <= slack) waiting.Add(node);
            }
        }
    }
}

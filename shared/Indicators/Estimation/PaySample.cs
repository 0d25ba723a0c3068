using Pipeline.Indicators.Occupations;
using Pipeline.Indicators.Survey;

namespace Pipeline.Indicators.Estimation;

/// <summary>
/// Medians of hourly pay by occupation over the records of some rounds. Pay is first winsorised at the weighted quantiles of its year over all occupations
/// (in the bootstrap at those of the whole sample: they say what is credible, and are no estimates).
/// </summary>
public sealed class PaySample
{
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

        var (whole, samples) = (new double[_tree.Count * bootstrap.Count], new double[_tree.Count * bootstrap.Count]);
        for (var i = 0; i < _values.Length; i++)
            LinearSum.AddScaled(whole.AsSpan(_nodes[i] * bootstrap.Count, bootstrap.Count), bootstrap.Of(_psus[i]), _weights[i]);
        GroupValues.RollUp(whole, _tree, bootstrap.Count);
        Parallel.For(0, _tree.Count, () => new MedianScan(bootstrap.Count), (node, _, scan) =>
        {
            var place = node * bootstrap.Count;
            scan.Begin(whole.AsSpan(place, bootstrap.Count));
            foreach (var i in _rowsOf[node] ?? [])
                if (!scan.Add(_values[i], _weights[i], bootstrap.Of(_psus[i]))) break;
            scan.Medians.CopyTo(samples.AsSpan(place));
            return scan;
        }, _ => { });
        return new(point, samples, bootstrap.Count);
    }
}

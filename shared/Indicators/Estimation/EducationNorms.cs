using Pipeline.Indicators.Occupations;
using Pipeline.Indicators.Survey;

namespace Pipeline.Indicators.Estimation;

/// <summary>
/// The level of education that work in an occupation takes: the most frequent level (weighted; of two the lower) among the employed of its 3-digit group in
/// the base window, or where too few were asked the level that the ILO's norm gives its major group. It is a norm: the bootstrap does not move it.
/// </summary>
public sealed class EducationNorms
{
    const int GroupLevel = 3;
    const int Levels = 9;

    readonly sbyte[] _levels;

    public EducationNorms(SurveyFrame frame, OccupationTree tree, IReadOnlyCollection<int> baseRounds, IndicatorParameters parameters)
    {
        var (weights, n) = (new double[tree.Count * Levels], new double[tree.Count]);
        foreach (var record in frame.Records)
        {
            if (record.Kind != LabourKind.Employed || record.Isced < 0 || !baseRounds.Contains(record.Round)) continue;
            var group = AtGroup(tree, record.Node);
            if (group < 0) continue;
            weights[group * Levels + record.Isced] += record.Weight;
            n[group] += record.Share;
        }
        _levels = [.. Enumerable.Range(0, tree.Count).Select(node =>
        {
            var group = AtGroup(tree, node);
            if (group >= 0 && Math.Round(n[group]) >= parameters.NormSample) return (sbyte)Mode(weights.AsSpan(group * Levels, Levels));
            return node > 0 && parameters.NormativeIsced.TryGetValue(tree.Nodes[node].Code[..1], out var norm) ? (sbyte)norm : (sbyte)-1;
        })];
    }

    /// <returns>1 for an employed person with less education than the norm, 0 for others, NaN where level or norm is not known.</returns>
    public double IsUnder(SurveyRecord record) =>
        record.Kind != LabourKind.Employed || record.Isced < 0 || _levels[record.Node] < 0 ? double.NaN : record.Isced < _levels[record.Node] ? 1 : 0;

    static int AtGroup(OccupationTree tree, int node)
    {
        while (tree.Nodes[node].Level > GroupLevel) node = tree.Nodes[node].Parent;
        return tree.Nodes[node].Level == GroupLevel ? node : -1;
    }

    static int Mode(ReadOnlySpan<double> weights)
    {
        var mode = 0;
        for (var level = 1; level < weights.Length; level++)
            if (weights[level] > weights[mode]) mode = level;
        return mode;
    }
}

using System.Globalization;
using Pipeline.Indicators.Estimation;

namespace Pipeline.Indicators.Counts;

/// <summary>Counts by occupation, without sampling error.</summary>
public sealed class OccupationCounts
{
    readonly EstimationMethod _method;
    readonly double[] _own;
    readonly int _finestLevel;

    OccupationCounts(EstimationMethod method, IEnumerable<(int Node, double Count)> counts, int finestLevel)
    {
        (_method, _own, _finestLevel) = (method, new double[method.Tree.Count], finestLevel);
        foreach (var (node, count) in counts) _own[node] += count;
        Totals = GroupValues.RollUp([.. _own], method.Tree);
    }

    /// <summary>By position in the tree.</summary>
    public double[] Totals { get; }

    /// <summary>Records behind a total.</summary>
    public int N(int node) => (int)Math.Round(Totals[node]);

    /// <summary>Whether the source tells groups this fine apart.</summary>
    public bool IsKnown(int node) => _method.Tree.Nodes[node].Level <= _finestLevel;

    /// <summary>Graduates by the occupations that their fields lead to; null while nobody supplied which those are.</summary>
    public static OccupationCounts? OfGraduates(IEnumerable<CountPartial> files, EstimationMethod method) => method.References.Fields is not { } fields ? null : new(
        method, files.SelectMany(f => f.Counts).SelectMany(f => fields.Occupations(f.Code, method.Tree).Select(o => (o.Node, f.Count * o.Share))), 4);

    /// <summary>Nationals who work abroad. Their occupations are told at two digits.</summary>
    public static OccupationCounts OfNationalsAbroad(IEnumerable<CountPartial> files, EstimationMethod method) => new(
        method, files.SelectMany(f => f.Counts).Select(c => (int.Parse(c.Code, CultureInfo.InvariantCulture), c.Count)), 2);

    /// <summary>All cells with a count; small ones are suppressed, with others so that they cannot be worked out.</summary>
    public IEnumerable<CellEstimate> Cells(string period, string measure, IndicatorParameters parameters)
    {
        var own = _own.Index().Where(c => Math.Round(c.Item) > 0).ToDictionary(c => _method.Tree.Nodes[c.Index].Code, c => (int)Math.Round(c.Item), StringComparer.Ordinal);
        return CountTree.Build(own, parameters.SmallestCell).Nodes().Where(n => n.Count > 0).Select(n => n.IsSuppressed
            ? CellEstimate.Suppressed(period, n.Level, n.Code, measure)
            : new(period, n.Level, n.Code, measure, Totals[_method.Tree.Find(n.Code)], n.Count, null, 0, 0, null, Quality.Ok));
    }
}

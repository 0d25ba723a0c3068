using Pipeline.Indicators.Occupations;

namespace Pipeline.Indicators.Codes;

/// <summary>
/// Finds where an occupation code is counted: what the crosswalk says of it; else the group itself; else the longest group that its digits begin with
/// (2455 is counted in 24). Keeps a log of every code that was changed. Not for several threads.
/// </summary>
public sealed class CodeHarmoniser(OccupationTree tree, Crosswalk crosswalk)
{
    /// <summary>The digits to which an uncertain code is cut.</summary>
    const int UncertainLevel = 2;

    static readonly Harmonised NoCode = new([new(0, 1)], 0, HarmonisationRule.Exact);

    readonly Dictionary<string, Harmonised> _certain = new(StringComparer.Ordinal);
    readonly Dictionary<string, Harmonised> _uncertain = new(StringComparer.Ordinal);
    readonly Dictionary<(string Code, bool IsUncertain), long> _changed = [];

    /// <param name="code">Null without an occupation, which is counted in the total.</param>
    /// <param name="isUncertain">Whether a program coded it with too little confidence.</param>
    public Harmonised Find(string? code, bool isUncertain = false)
    {
        if (code is null) return NoCode;
        var known = isUncertain ? _uncertain : _certain;
        if (!known.TryGetValue(code, out var found)) known.Add(code, found = isUncertain ? Cut(Look(code.Trim())) : Look(code.Trim()));
        if (found.Rule != HarmonisationRule.Exact) _changed[(code, isUncertain)] = _changed.GetValueOrDefault((code, isUncertain)) + 1;
        return found;
    }

    /// <summary>What was changed since the beginning, a line for each part of each code, in a fixed order.</summary>
    public IReadOnlyList<CodeChange> Changes =>
    [
        .. from change in _changed
           let found = (change.Key.IsUncertain ? _uncertain : _certain)[change.Key.Code]
           from part in found.Parts
           orderby change.Key.Code, change.Key.IsUncertain, part.Node
           select new CodeChange(change.Key.Code, tree.Nodes[part.Node].Code, found.Rule, part.Share, change.Value),
    ];

    Harmonised Look(string code)
    {
        if (crosswalk.Find(code) is { } lines)
        {
            CodePart[] parts = [.. lines.GroupBy(l => Longest(l.ToCode)).Select(n => new CodePart(n.Key, n.Sum(l => l.Share)))];
            return new(parts, parts.Select(p => p.Node).Aggregate(CommonGroup), HarmonisationRule.Crosswalk);
        }
        var node = Longest(code);
        var rule = tree.Nodes[node].Code == code ? HarmonisationRule.Exact : node == 0 ? HarmonisationRule.Unknown : HarmonisationRule.LongestPrefix;
        return new([new(node, 1)], node, rule);
    }

    Harmonised Cut(Harmonised found)
    {
        if (found.Parts.All(p => tree.Nodes[p.Node].Level <= UncertainLevel)) return found;
        CodePart[] parts = [.. found.Parts.GroupBy(p => Above(p.Node, UncertainLevel)).Select(n => new CodePart(n.Key, n.Sum(p => p.Share)))];
        return new(parts, Above(found.Whole, UncertainLevel), HarmonisationRule.LowConfidence);
    }

    int Longest(string code) => Math.Max(0, tree.FindLongest(code));

    int Above(int node, int level)
    {
        while (tree.Nodes[node].Level > level) node = tree.Nodes[node].Parent;
        return node;
    }

    int CommonGroup(int a, int b)
    {
        while (a != b)
            if (tree.Nodes[a].Level >= tree.Nodes[b].Level) a = tree.Nodes[a].Parent;
            else b = tree.Nodes[b].Parent;
        return a;
    }
}

/// <summary>A code that was counted elsewhere than under itself.</summary>
/// <param name="Rows">How many rows had it.</param>
public readonly record struct CodeChange(string From, string To, HarmonisationRule Rule, double Share, long Rows);

namespace Pipeline.Indicators;

/// <summary>
/// Counts in the published hierarchy (total, major, sub-major, minor and unit group) and which of them are suppressed. Primary: a count from 1 to below the
/// threshold. Secondary: wherever a group's sum would leave a single unknown, or unknowns that together stay below the threshold, the smallest
/// published part is suppressed too; and under a suppressed group some part is (Hundepool and others, Statistical Disclosure Control, 2012,
/// chapter 4). A group's records that no part shows (coded no finer, or too uncertainly) are a part that is never published.
/// </summary>
public sealed class CountTree
{
    /// <summary>Digits of the published levels, coarsest first; the total has none.</summary>
    static readonly int[] Levels = [0, 1, 2, 3, 4];

    readonly List<CountTree> _parts = [];

    CountTree(string code) => Code = code;

    public string Code { get; }

    /// <summary>ISCO-08 level, 0 for the total.</summary>
    public int Level => Code == CellEstimate.Total ? 0 : Code.Length;

    public int Count { get; private set; }

    public bool IsSuppressed { get; private set; }

    /// <summary>The published groups next below.</summary>
    public IReadOnlyList<CountTree> Parts => _parts;

    int Residual => _parts.Count == 0 ? 0 : Count - _parts.Sum(p => p.Count);

    /// <summary>Builds the tree and suppresses in it.</summary>
    /// <param name="counts">Permits by the finest code in which each is counted; <see cref="CellEstimate.Total"/> where there is none.</param>
    /// <param name="threshold">The least count that may be published, other than 0.</param>
    public static CountTree Build(IReadOnlyDictionary<string, int> counts, int threshold)
    {
        var total = new CountTree(CellEstimate.Total);
        foreach (var (code, count) in counts.Where(c => c.Value > 0).OrderBy(c => c.Key, StringComparer.Ordinal)) total.Add(code, count);

        var nodes = total.Nodes().ToList();
        foreach (var node in nodes) node.IsSuppressed = node.Count > 0 && node.Count < threshold;
        // Every change suppresses one more, so this ends.
        while (nodes.Any(n => n.ProtectParts(threshold)))
        {
        }
        return total;
    }

    /// <summary>This group and all below it.</summary>
    public IEnumerable<CountTree> Nodes() => _parts.SelectMany(p => p.Nodes()).Prepend(this);

    void Add(string code, int count)
    {
        Count += count;
        var finer = Levels.FirstOrDefault(l => l > Level);
        if (code == CellEstimate.Total || finer == 0 || code.Length < finer) return;
        var part = _parts.Find(p => p.Code == code[..finer]);
        if (part is null) _parts.Add(part = new(code[..finer]));
        part.Add(code, count);
    }

    /// <summary>Suppresses one more cell if this group's sum gives one away.</summary>
    /// <returns>Whether it did.</returns>
    bool ProtectParts(int threshold)
    {
        if (_parts.Count == 0 || !IsGivenAway(threshold)) return false;
        // There is one: were all parts hidden they would be the whole group, which the threshold would have hidden too.
        return _parts.Where(p => !p.IsSuppressed).MinBy(p => (p.Count, p.Code))!.IsSuppressed = true;
    }

    bool IsGivenAway(int threshold)
    {
        var hidden = _parts.Where(p => p.IsSuppressed).Select(p => p.Count).ToList();
        if (Residual > 0) hidden.Add(Residual);
        if (IsSuppressed) return hidden.Count == 0;
        if (hidden.Count == 0) return false;
        var onlyLargeResidual = hidden.Count == 1 && Residual >= threshold;
        return !onlyLargeResidual && (hidden.Count == 1 || hidden.Sum() < threshold);
    }
}

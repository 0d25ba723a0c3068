using Pipeline.Reference;

namespace Pipeline.Indicators.Occupations;

/// <summary>One group of the classification, or all occupations together.</summary>
/// <param name="Code">ISCO-08 code, or <see cref="CellEstimate.Total"/>.</param>
/// <param name="Level">1 to 4; 0 for the total.</param>
/// <param name="Parent">Position of the group above; -1 for the total.</param>
public sealed record OccupationNode(string Code, int Level, int Parent, string Title);

/// <summary>
/// The groups of ISCO-08 in fixed positions, so that values by occupation are arrays: the total first, then by level and code. A parent always
/// stands before its children.
/// </summary>
public sealed class OccupationTree
{
    readonly Dictionary<string, int> _positions = new(StringComparer.Ordinal);

    /// <param name="groups">Code and title of every group of every level, in any order.</param>
    /// <exception cref="InvalidDataException">A code is malformed or stands twice, or a group lacks the one above it.</exception>
    public OccupationTree(IEnumerable<KeyValuePair<string, string>> groups)
    {
        List<OccupationNode> nodes = [new(CellEstimate.Total, 0, -1, "All occupations")];
        foreach (var (text, title) in groups.OrderBy(g => g.Key.Length).ThenBy(g => g.Key, StringComparer.Ordinal))
        {
            if (!Isco08.TryParse(text, null, out var code)) throw new InvalidDataException($"'{text}' is not an ISCO-08 code.");
            var parent = 0;
            if (code.Parent is { } above && !_positions.TryGetValue(above.ToString(), out parent))
                throw new InvalidDataException($"Group {text} stands without group {above}.");
            if (!_positions.TryAdd(text, nodes.Count)) throw new InvalidDataException($"Group {text} stands twice.");
            nodes.Add(new(text, code.Level, parent, title));
        }
        _positions.Add(CellEstimate.Total, 0);
        Nodes = nodes;
        var children = nodes.Select((n, at) => (n.Parent, At: at)).Where(n => n.Parent >= 0).ToLookup(n => n.Parent, n => n.At);
        Children = [.. nodes.Select((_, at) => children[at].ToArray())];
    }

    public IReadOnlyList<OccupationNode> Nodes { get; }

    /// <summary>Positions of the groups directly below each position.</summary>
    public IReadOnlyList<int[]> Children { get; }

    public int Count => Nodes.Count;

    /// <summary>The position of a code or of <see cref="CellEstimate.Total"/>; -1 when there is no such group.</summary>
    public int Find(string code) => _positions.GetValueOrDefault(code, -1);

    /// <summary>The position of the code, or of the longest group that its digits begin with (2455 is counted in 24); -1 when not even the first digit is one.</summary>
    public int FindLongest(ReadOnlySpan<char> digits)
    {
        var lookup = _positions.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = digits.Length; length > 0; length--)
            if (lookup.TryGetValue(digits[..length], out var position)) return position;
        return -1;
    }
}

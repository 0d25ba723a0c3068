using Pipeline.Statistics.Structures;

namespace Pipeline.PublishedStatistics.Tests;

/// <summary>A code list as readers have it from the interface: a tree below its first code, the total.</summary>
sealed class Hierarchy(Codelist list)
{
    readonly Dictionary<string, string?> _parents = list.Codes.ToDictionary(c => c.Id, c => c.Parent);
    readonly HashSet<string> _groups = [.. list.Codes.Select(c => c.Parent).OfType<string>()];

    public string Total => list.Codes[0].Id;

    /// <summary>The group that a code is right below, the total left out.</summary>
    public string? ParentOf(string code) => _parents[code] is { } parent && parent != Total ? parent : null;

    /// <summary>Levels below the total.</summary>
    public int DepthOf(string code) => code == Total ? 0 : 1 + (ParentOf(code) is { } parent ? DepthOf(parent) : 0);

    /// <summary>Whether a code is below the total; what is not applicable stands beside it.</summary>
    public bool IsPart(string code) => code != Total && (_parents[code] is { } parent && (parent == Total || IsPart(parent)));

    public bool IsGroup(string code) => _groups.Contains(code);

    /// <summary>Whether a code is another, or is within it.</summary>
    public bool IsWithin(string code, string group) => group == Total || code == group || (ParentOf(code) is { } parent && IsWithin(parent, group));
}

using System.Collections.Frozen;

namespace Pipeline.Reference;

/// <summary>One code with its English name and, in a classification, the group above it. Codes are text: leading zeros count.</summary>
/// <param name="WithdrawnFrom">First day on which the code should no longer be used, or null while it may be.</param>
/// <param name="Successor">The code of the same list to use instead, or null when there is none.</param>
public sealed record CodelistItem(string Code, string Name, string? Parent = null, DateOnly? WithdrawnFrom = null, string? Successor = null)
{
    public bool IsWithdrawn(DateOnly day) => WithdrawnFrom <= day;
}

/// <summary>A named, versioned list of codes and the days it is in force. Lookup is exact and case-sensitive.</summary>
/// <param name="Name">Short name, such as <c>isco08</c>.</param>
/// <param name="Version">Semantic version of the list.</param>
/// <param name="ValidFrom">First day in force.</param>
/// <param name="Source">Web address of whoever keeps the list, or null.</param>
/// <param name="ValidTo">Last day in force, or null while it still is.</param>
public sealed record Codelist(string Name, string Version, DateOnly ValidFrom, DateOnly? ValidTo, FrozenDictionary<string, CodelistItem> Items,
    string? Source = null)
{
    /// <summary>Whether the list has the code, withdrawn or not.</summary>
    public bool Contains(string code) => Items.ContainsKey(code);

    public bool IsInForce(DateOnly day) => day >= ValidFrom && (ValidTo is null || day <= ValidTo);
}

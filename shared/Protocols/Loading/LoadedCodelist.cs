using Pipeline.Reference;

namespace Pipeline.Protocols.Loading;

/// <summary>A codelist with what is needed to check it against the other ones.</summary>
/// <param name="ParentList">The list that the parents are in, or null when it has none.</param>
/// <param name="Parents">Every parent named, with its place.</param>
sealed record LoadedCodelist(Codelist List, Node Root, string? ParentList, IReadOnlyList<(int Line, string Code)> Parents);

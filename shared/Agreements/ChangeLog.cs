using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Agreements;

/// <summary>What changed from each published version of an agreement to the next.</summary>
public static class ChangeLog
{
    /// <returns>The newest version first; empty when nothing was ever published.</returns>
    public static IReadOnlyList<VersionChanges> Of(ProtocolCatalog catalog, AgencyId agency, DatasetId dataset)
    {
        var versions = catalog.Published.Where(p => p.Agency == agency && p.Dataset == dataset).OrderBy(p => p.Version).ToList();
        return
        [
            .. versions.Skip(1).Zip(versions, (version, before) => new VersionChanges($"{version.Version}", $"{before.Version}", Between(before, version))).Reverse(),
            .. versions.Take(1).Select(first => new VersionChanges($"{first.Version}", null, [])),
        ];
    }

    static IReadOnlyList<Change> Between(Protocol before, Protocol version) =>
        [.. ProtocolComparison.Of(before, version).OrderByDescending(c => c.Kind).Select(c => new Change($"{c.Kind}", c.Place, c.Words))];
}

/// <param name="After">The version before; null of the first.</param>
/// <param name="Changes">Those that can refuse what was taken first.</param>
public sealed record VersionChanges(string Version, string? After, IReadOnlyList<Change> Changes);

/// <param name="Kind">Major, Minor or Patch.</param>
/// <param name="Place">What differs, such as <c>column sex</c>.</param>
/// <param name="Words">How.</param>
public sealed record Change(string Kind, string Place, string Words);

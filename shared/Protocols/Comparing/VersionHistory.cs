using Pipeline.Protocols.Loading;

namespace Pipeline.Protocols;

/// <summary>
/// Whether versions tell the truth: <c>{agency}/{dataset}/published/{version}.yaml</c> holds every version ever in force as it was agreed, the
/// protocol in force is one of them, and each version's number rises as far as its differences from the one before reach.
/// </summary>
public static class VersionHistory
{
    /// <summary>What is wrong in a <c>protocols/</c> folder; empty when nothing is.</summary>
    /// <exception cref="ProtocolException">The folder cannot be loaded at all.</exception>
    public static IReadOnlyList<ProtocolProblem> Problems(string folder)
    {
        var catalog = ProtocolCatalog.Load(folder);
        var problems = new List<ProtocolProblem>();
        foreach (var dataset in catalog.Protocols.GroupBy(p => (p.Agency, p.Dataset)))
        {
            var name = $"{dataset.Key.Agency}/{dataset.Key.Dataset}";
            var published = catalog.Published.Where(p => (p.Agency, p.Dataset) == dataset.Key).OrderBy(p => p.Version).ToList();
            foreach (var (earlier, later) in published.Zip(published.Skip(1))) CheckStep(earlier, later, FileOf(name, later), problems);
            foreach (var current in dataset.Where(p => p.Status >= ProtocolStatus.Active && published.TrueForAll(v => v.Source != p.Source))) CheckPublished(folder, name, current, published, problems);
        }
        return problems;
    }

    static void CheckPublished(string folder, string name, Protocol current, List<Protocol> published, List<ProtocolProblem> problems)
    {
        if (published.Find(p => p.Version == current.Version) is not { } agreed)
        {
            if (published.FindLast(p => p.Version < current.Version) is { } last) CheckStep(last, current, current.Source, problems);
            problems.Add(new(current.Source, 1, "version", $"version {current.Version}, which is not published", $"a copy of the file as {FileOf(name, current)}"));
            return;
        }
        if (Lines(folder, current).SequenceEqual(Lines(folder, agreed))) return;
        var changes = ProtocolComparison.Of(agreed, current);
        var kind = ProtocolComparison.Greatest(changes) ?? ChangeKind.Patch;
        problems.Add(new(current.Source, 1, "version",
            $"version {current.Version} with other contents than were published ({Words(changes)})", $"version {agreed.Version.Next(kind)} or later"));
    }

    static void CheckStep(Protocol earlier, Protocol later, string file, List<ProtocolProblem> problems)
    {
        var changes = ProtocolComparison.Of(earlier, later);
        var kind = ProtocolComparison.Greatest(changes) ?? ChangeKind.Patch;
        var least = earlier.Version.Next(kind);
        if (later.Version < least)
            problems.Add(new(file, 1, "version", $"version {later.Version} after {earlier.Version} ({Words(changes)})", $"version {least} or later"));
    }

    static string FileOf(string name, Protocol protocol) => $"{name}/{PublishedFolder.Name}/{protocol.Version}.yaml";

    static string[] Lines(string folder, Protocol protocol) => File.ReadAllLines(Path.Combine(folder, protocol.Source));

    static string Words(IReadOnlyList<ProtocolChange> changes) =>
        changes.Count == 0 ? "words outside of what is checked" : string.Join("; ", changes.OrderByDescending(c => c.Kind).Select(c => $"{c}"));
}

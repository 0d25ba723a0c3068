using Pipeline.Reference;

namespace Pipeline.Protocols.Loading;

/// <summary>Reads <c>codelists/</c>: every list, and what must hold between lists and between the versions of one.</summary>
static class CodelistFolder
{
    /// <param name="root">The catalog's folder.</param>
    public static (IReadOnlyList<Codelist> Lists, IReadOnlySet<string> Names) Read(string root, ICollection<ProtocolProblem> problems)
    {
        var folder = Path.Combine(root, "codelists");
        string[] files = Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "*.yaml").Order(StringComparer.Ordinal)] : [];
        var names = files.Select(CodelistReader.NameOf).ToHashSet();
        var loaded = new List<LoadedCodelist>();
        foreach (var file in files)
            if (YamlFile.ReadContract(root, file, problems) is { } yaml && CodelistReader.Read(yaml, file, names) is { } list) loaded.Add(list);
        foreach (var list in loaded) CheckParents(list, loaded);
        foreach (var versions in loaded.GroupBy(l => l.List.Name)) CheckVersions([.. versions.OrderBy(l => l.List.ValidFrom)]);
        return ([.. loaded.Select(l => l.List)], names);
    }

    static void CheckParents(LoadedCodelist child, List<LoadedCodelist> all)
    {
        var parents = all.Where(l => l.List.Name == child.ParentList).ToList();
        foreach (var (line, code) in child.Parents.Where(p => !parents.Exists(l => l.List.Contains(p.Code))))
            child.Root.Problems.Add(new(
                Path.ChangeExtension(child.Root.File, ".csv"), line, "parent", $"'{code}'", $"a code of {child.ParentList}"));
    }

    // Each day has one version at most: which one judges a drop must never depend on the order of files.
    static void CheckVersions(List<LoadedCodelist> versions)
    {
        foreach (var (earlier, later) in versions.Zip(versions.Skip(1)))
            if (earlier.List.IsInForce(later.List.ValidFrom))
                later.Root.Report(
                    $"version {later.List.Version} in force from {later.List.ValidFrom:yyyy-MM-dd}", $"it after version {earlier.List.Version} has ended");
    }
}

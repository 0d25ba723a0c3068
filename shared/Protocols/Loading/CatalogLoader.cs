using Pipeline.Reference;

namespace Pipeline.Protocols.Loading;

/// <summary>Reads a whole <c>protocols/</c> folder: <c>codelists/*.yaml</c>, <c>references/*.yaml</c>, <c>holidays/rwanda.yaml</c>, <c>purposes.yaml</c> and <c>{agency}/{dataset}/*.yaml</c>.</summary>
static class CatalogLoader
{
    static readonly string[] Shared = ["codelists", ReferenceFolder.Name, HolidayFolder.Name];

    /// <exception cref="ProtocolException">Something is wrong; lists everything that is.</exception>
    public static ProtocolCatalog Load(string folder, DateOnly today)
    {
        var problems = new List<ProtocolProblem>();
        var (lists, names) = CodelistFolder.Read(folder, problems);
        var references = ReferenceFolder.Read(folder, problems);
        var holidays = HolidayFolder.Read(folder, problems);
        var purposes = PurposeFile.Read(folder, problems);
        var pointers = new RulePointers();
        var (protocols, published) = (new List<Protocol>(), new List<Protocol>());
        if (!Directory.Exists(folder)) problems.Add(new(Path.GetFileName(folder), 1, "", "no such folder", "the folder of the protocols"));
        else
            foreach (var agency in Folders(folder).Where(f => !Shared.Contains(Path.GetFileName(f))))
                foreach (var dataset in Folders(agency))
                {
                    ReadDataset(folder, dataset, new("../../codelists/", names), pointers, holidays, protocols, problems);
                    published.AddRange(PublishedFolder.Read(folder, dataset, names, holidays, problems));
                }
        CheckIdentity(protocols, problems);
        pointers.Check(protocols, references);
        protocols.AddRange(PublishedFolder.Supported(published, [.. protocols], today));
        return problems.Count == 0
            ? new(protocols, lists) { References = references, Published = published, Holidays = holidays, Purposes = purposes, Folder = folder }
            : throw new ProtocolException(problems);
    }

    static void ReadDataset(
        string root, string folder, CodelistReference codelists, RulePointers pointers, HolidayCalendar holidays, List<Protocol> protocols, List<ProtocolProblem> problems)
    {
        var name = Path.GetRelativePath(root, folder).Replace('\\', '/');
        var parts = name.Split('/');
        if (!AgencyId.TryParse(parts[0], null, out var agency) || !DatasetId.TryParse(parts[1], null, out var dataset))
        {
            problems.Add(new(name, 1, "", "a folder name that is not a short name", "2 to 32 of a-z, 0-9 and hyphen, a letter first"));
            return;
        }
        var files = Directory.GetFiles(folder, "*.yaml").Order(StringComparer.Ordinal).ToList();
        if (files.Count == 0) problems.Add(new(name, 1, "", "no protocol", "protocol.yaml"));
        foreach (var file in files)
            if (YamlFile.ReadContract(root, file, problems) is { } yaml) protocols.Add(ProtocolReader.Read(yaml, agency, dataset, codelists, pointers, holidays));
    }

    static void CheckIdentity(List<Protocol> protocols, List<ProtocolProblem> problems)
    {
        foreach (var versions in protocols.GroupBy(p => $"{p}").Where(g => g.Count() > 1))
            problems.Add(new($"{versions.First().Agency}/{versions.First().Dataset}", 1, "version", $"{versions.Key} {versions.Count()} times", "each version once"));
        foreach (var same in protocols.GroupBy(p => p.ContractId).Where(g => g.Select(p => (p.Agency, p.Dataset)).Distinct().Count() > 1))
            problems.Add(new($"{same.Last().Agency}/{same.Last().Dataset}", 1, "id", $"'{same.Key}', which another dataset has", "an id of its own"));
    }

    static IEnumerable<string> Folders(string folder) => Directory.GetDirectories(folder).Order(StringComparer.Ordinal);
}

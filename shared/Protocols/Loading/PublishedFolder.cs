using Pipeline.Reference;

namespace Pipeline.Protocols.Loading;

/// <summary>Reads <c>{agency}/{dataset}/published/</c>: every version ever in force, each under its number.</summary>
static class PublishedFolder
{
    public const string Name = "published";

    public static IEnumerable<Protocol> Read(string root, string dataset, IReadOnlySet<string> codelists, HolidayCalendar holidays, ICollection<ProtocolProblem> problems)
    {
        var folder = Path.Combine(dataset, Name);
        var parts = Path.GetRelativePath(root, dataset).Replace('\\', '/').Split('/');
        if (!Directory.Exists(folder) || !AgencyId.TryParse(parts[0], null, out var agency) || !DatasetId.TryParse(parts[1], null, out var id)) yield break;
        foreach (var file in Directory.GetFiles(folder, "*.yaml").Order(StringComparer.Ordinal))
        {
            if (YamlFile.ReadContract(root, file, problems) is not { } yaml) continue;
            // As agreed, the file says how codelists are reached from where the protocol in force lies. What its rules point at may have moved on.
            var protocol = ProtocolReader.Read(yaml, agency, id, new("../../codelists/", codelists), new(), holidays);
            if (Path.GetFileNameWithoutExtension(file) != $"{protocol.Version}")
                (yaml["version"] ?? yaml).Report($"version {protocol.Version}", "the one that the file is named after");
            yield return protocol;
        }
    }

    /// <summary>Versions to take drops under beside those in force: support ends on a day that has not passed, and nothing has retired them all.</summary>
    public static IEnumerable<Protocol> Supported(IEnumerable<Protocol> published, IReadOnlyList<Protocol> inForce, DateOnly today) =>
        from protocol in published
        let current = inForce.Where(p => p.Agency == protocol.Agency && p.Dataset == protocol.Dataset).ToList()
        where protocol.EndOfSupport >= today && protocol.Status is ProtocolStatus.Active or ProtocolStatus.Deprecated
            && current.Exists(p => p.Version > protocol.Version && p.Status != ProtocolStatus.Retired) && current.TrueForAll(p => p.Version != protocol.Version)
        select protocol with { Status = ProtocolStatus.Deprecated };
}

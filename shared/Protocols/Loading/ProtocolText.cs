using Pipeline.Reference;

namespace Pipeline.Protocols.Loading;

/// <summary>Reads one protocol on its own, as strictly as those of a folder are read.</summary>
public static class ProtocolText
{
    /// <summary>Reads a text that was agreed. What its rules point at may have moved on since, and is not looked for.</summary>
    /// <param name="source">How mistakes name the text.</param>
    /// <param name="catalog">Whose codelists and holidays hold for it.</param>
    /// <exception cref="ProtocolException">Something is wrong; lists everything that is.</exception>
    public static Protocol Read(string yaml, string source, AgencyId agency, DatasetId dataset, ProtocolCatalog catalog) =>
        Read(yaml, source, agency, dataset, catalog, _ => null);

    /// <summary>Reads a text that is to be agreed: its rules must find the datasets and series that they name, and its id must be its own.</summary>
    /// <inheritdoc cref="Read(string, string, AgencyId, DatasetId, ProtocolCatalog)"/>
    public static Protocol ReadProposal(string yaml, string source, AgencyId agency, DatasetId dataset, ProtocolVersion version, ProtocolCatalog catalog) =>
        Read(yaml, source, agency, dataset, catalog, proposed =>
            proposed.Version != version ? ("version", $"version {proposed.Version}", $"{version}, under which it is proposed")
            : proposed.Status > ProtocolStatus.Active ? ("status", $"status {proposed.Status}", "proposed or active: its life is kept beside the text")
            : catalog.Protocols.Any(p => p.ContractId == proposed.ContractId && (p.Agency, p.Dataset) != (agency, dataset))
                ? ("id", $"'{proposed.ContractId}', which another dataset has", "an id of its own")
            : null, [.. catalog.Protocols.Where(p => (p.Agency, p.Dataset) != (agency, dataset)).OrderBy(p => p == catalog.Find(p.Agency, p.Dataset))]);

    static Protocol Read(
        string yaml, string source, AgencyId agency, DatasetId dataset, ProtocolCatalog catalog,
        Func<Protocol, (string Path, string Found, string Expected)?> mistake, IReadOnlyList<Protocol>? others = null)
    {
        var problems = new List<ProtocolProblem>();
        using var reader = new StringReader(yaml);
        if (YamlFile.ReadContract(reader, source, problems) is not { } root) throw new ProtocolException(problems);
        var pointers = new RulePointers();
        var codelists = new CodelistReference("../../codelists/", catalog.Codelists.Select(c => c.Name).ToHashSet());
        var protocol = ProtocolReader.Read(root, agency, dataset, codelists, pointers, catalog.Holidays);
        if (mistake(protocol) is var (path, found, expected)) problems.Add(new(source, root[path]?.Line ?? 1, path, found, expected));
        if (others is not null) pointers.Check([.. others, protocol], catalog.References);
        return problems.Count == 0 ? protocol : throw new ProtocolException(problems);
    }
}

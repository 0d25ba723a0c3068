using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Lake;

/// <summary>Which columns of a dataset's files hold pseudonyms, and of what. Those of every version ever in force count: files outlive versions.</summary>
/// <param name="Domains">By the column's name.</param>
public sealed record PersonColumns(IReadOnlyDictionary<string, string> Domains)
{
    /// <summary>The domain of persons themselves; a permit or a household is named by others.</summary>
    public const string Person = "person";

    public static PersonColumns Of(ProtocolCatalog catalog, AgencyId agency, DatasetId dataset) =>
        Of(catalog.Protocols.Concat(catalog.Published).Where(p => p.Agency == agency && p.Dataset == dataset));

    public static PersonColumns Of(params IEnumerable<Protocol> versions) => new(
        (from protocol in versions
         from column in protocol.Columns
         where column.PseudonymDomain is not null
         group column.PseudonymDomain by column.Name)
        .ToDictionary(c => c.Key, c => c.First()!, StringComparer.Ordinal));

    public bool Has(string domain) => Domains.Values.Contains(domain);

    /// <summary>By column, the pseudonyms that keys give it in a file under a version of the key; empty when none can be in it.</summary>
    public IReadOnlyDictionary<string, IReadOnlySet<string>> Sought(IReadOnlyCollection<PersonKey> keys, string? keyVersion) =>
        (from column in Domains
         let sought = keys.Where(k => k.Domain == column.Value && k.KeyVersion == keyVersion).Select(k => k.Pseudonym).ToHashSet(StringComparer.Ordinal)
         where sought.Count > 0
         select KeyValuePair.Create(column.Key, (IReadOnlySet<string>)sought))
        .ToDictionary(StringComparer.Ordinal);
}

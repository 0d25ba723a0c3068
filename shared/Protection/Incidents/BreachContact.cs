using Pipeline.Protocols;

namespace Pipeline.Protection.Incidents;

/// <summary>An office that the agreements say is told of a breach.</summary>
/// <param name="Office">An address of office.</param>
/// <param name="Organisation">The agency it belongs to: the first part of the address's host.</param>
/// <param name="Why">Breach contact, or protection officer of the one or the other side.</param>
/// <param name="Dataset">The agreement that names it, such as <c>dgie/work-permits</c>.</param>
public sealed record BreachContact(string Office, string Organisation, string Why, string Dataset)
{
    /// <summary>Whom the agreements of datasets name on a day, each office once for an agreement.</summary>
    public static IReadOnlyList<BreachContact> Of(ProtocolCatalog catalog, IReadOnlyCollection<string> datasets, DateOnly today) =>
    [
        .. from protocol in catalog.Protocols
           let dataset = $"{protocol.Agency}/{protocol.Dataset}"
           where datasets.Contains(dataset) && protocol.Status != ProtocolStatus.Retired
           let named = protocol.Agreement.BreachContacts.Select(office => (Office: office, Why: "breach contact"))
               .Concat(from member in protocol.Agreement.Team
                       where member.Role is TeamRole.ProviderProtectionOfficer or TeamRole.ReceiverProtectionOfficer
                       where !(member.Since > today) && !(member.Until < today)
                       select (Office: member.Username, Why: member.Role == TeamRole.ProviderProtectionOfficer
                           ? "data protection officer of the provider" : "data protection officer of the receiver"))
           from contact in named.DistinctBy(n => n.Office)
           select new BreachContact(contact.Office, OrganisationOf(contact.Office) ?? "", contact.Why, dataset),
    ];

    /// <summary>The first part of an address's host, or null when the text is no address.</summary>
    public static string? OrganisationOf(string office) => office.Split('@') is [{ Length: > 0 }, { Length: > 0 } host] ? host.Split('.')[0] : null;

    /// <summary>Hours from the discovery to telling the controllers: the shortest of the law's and what the agreements give.</summary>
    public static int HoursToTell(ProtocolCatalog catalog, IReadOnlyCollection<string> datasets, ProtectionTerms terms) =>
        catalog.Protocols.Where(p => datasets.Contains($"{p.Agency}/{p.Dataset}")).Select(p => p.Agreement.HoursToNotify).OfType<int>()
            .Append(terms.HoursToTellController).Min();
}

using System.Text.RegularExpressions;
using Pipeline.Access;
using Pipeline.Lake;
using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Protection.Requests;

/// <summary>One identifier of the person, in clear. It is turned into pseudonyms and dropped.</summary>
/// <param name="Domain">What it names, such as <c>person</c>.</param>
/// <param name="Dataset">Whose form it has, such as <c>nisr/labour-force-survey</c>; null for that of a paper, which several datasets ask for.</param>
public sealed record Identifier(string? Domain, string? Value, string? Dataset = null)
{
    /// <summary>Neither logs nor messages get the value.</summary>
    public override string ToString() => $"{Domain} ***";
}

/// <summary>What an officer puts on record for a person.</summary>
/// <param name="Agency">For an operator only: a certifier's own is in their token.</param>
/// <param name="Identifiers">The person's, as the files have them; none for <see cref="RequestKind.Lift"/>.</param>
/// <param name="Lifts">For <see cref="RequestKind.Lift"/>: the request that put the restriction.</param>
public sealed record RequestBody(
    RequestKind? Kind, string? Agency, DateOnly? ReceivedOn, IdentityCheck? IdentityCheck, IReadOnlyList<Identifier>? Identifiers, string? Lifts)
{
    const int MostIdentifiers = 20;

    /// <summary>The agency that answers; a certifier's own whatever the body says.</summary>
    public AgencyId? AgencyFor(Caller caller) =>
        caller.Agency ?? (AgencyId.TryParse(Agency, null, out var named) && named != AgencyId.Unknown ? named : null);

    /// <summary>The first thing wrong with it; null when it can be taken. No identifier is in it.</summary>
    public Refusal? Check(ProtocolCatalog catalog, Caller caller, DateOnly today)
    {
        if (Kind is not { } kind) return new("kind", "missing", string.Join(", ", Enum.GetNames<RequestKind>()));
        if (AgencyFor(caller) is not { } agency || !catalog.HasAgency(agency)) return new("agency", "missing or not one that takes part", "an agency's short name, such as dgie");
        if (ReceivedOn is not { } day || day > today) return new("receivedOn", "missing or in the future", "the day on which the person asked, such as 2026-10-05");
        if (IdentityCheck is null) return new("identityCheck", "missing", string.Join(", ", Enum.GetNames<IdentityCheck>()));
        if (kind == RequestKind.Lift)
            return SubmissionId.TryParse(Lifts, null, out var lifted) && lifted.Agency == agency && Identifiers is not { Count: > 0 }
                ? null
                : new("lifts", "missing, another agency's, or given beside identifiers", "the id of the agency's request that put the restriction, and no identifiers");
        if (Lifts is not null) return new("lifts", "given for another kind", "nothing, but for kind Lift");
        if (Identifiers is not { Count: > 0 and <= MostIdentifiers }) return new("identifiers", "empty or too many", $"1 to {MostIdentifiers} of {{\"domain\", \"value\"}}");
        return Identifiers.Select(i => CheckIdentifier(catalog, i)).FirstOrDefault(r => r is not null);
    }

    /// <summary>The person under every version of the key.</summary>
    public IReadOnlyList<PersonKey> KeysUnder(PseudonymKeys keys) =>
    [
        .. from identifier in Identifiers ?? []
           from version in keys.Versions
           select new PersonKey(identifier.Domain!, version, keys.Find(version)!.Pseudonym(identifier.Domain!, System.Text.Encoding.UTF8.GetBytes(identifier.Value!))),
    ];

    static Refusal? CheckIdentifier(ProtocolCatalog catalog, Identifier? identifier)
    {
        // A column that takes any text, as a number within a survey, is no form of a paper.
        var columns = catalog.Protocols.Where(p => identifier?.Dataset is not { } dataset || $"{p.Agency}/{p.Dataset}" == dataset)
            .SelectMany(p => p.Columns).Where(c => c.PseudonymDomain is not null && (c.Pattern is not null || identifier?.Dataset is not null))
            .ToLookup(c => c.PseudonymDomain!);
        if (identifier?.Domain is not { } domain || !columns.Contains(domain))
            return new("identifiers", "naming a domain that no protocol, or not that of the dataset named, has", $"one of {string.Join(", ", columns.Select(c => c.Key).Order(StringComparer.Ordinal))}");
        return identifier.Value is { Length: > 0 and <= 200 } value && columns[domain].Any(c => Fits(c, value))
            ? null
            : new("identifiers", $"of another form than files have: '{Mask(identifier.Value)}' for {domain}",
                $"the value as it stands in the files, such as {string.Join(" or ", columns[domain].SelectMany(c => c.Examples ?? []).Distinct().Take(3).DefaultIfEmpty("that of the person's paper"))}");
    }

    internal static bool Fits(Column column, string value) =>
        (column.Pattern is not { } pattern || Regex.IsMatch(value, $"^(?:{pattern})\\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant))
        && value.Length >= (column.MinLength ?? 0) && value.Length <= (column.MaxLength ?? int.MaxValue);

    // A letter stands for every letter, a 9 for every digit: the form can be seen, the value cannot.
    static string Mask(string? value) => string.Concat((value ?? "").Take(40).Select(c => char.IsAsciiDigit(c) ? '9' : char.IsLetter(c) ? 'x' : char.IsWhiteSpace(c) ? '_' : '*'));
}

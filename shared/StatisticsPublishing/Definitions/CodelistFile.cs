using System.Collections.Immutable;
using Pipeline.Protocols;
using Pipeline.Statistics.Structures;
using Codelist = Pipeline.Statistics.Structures.Codelist;

namespace Pipeline.StatisticsPublishing.Definitions;

/// <summary>The file of code lists and concepts: own codes in full, those of the protocols' lists by reference.</summary>
sealed record CodelistFile(string Agency, LocalText AgencyName, string Version, ImmutableArray<NamedCode> Concepts, ImmutableArray<ListedCodelist> Codelists);

/// <summary>A code or concept with its names.</summary>
sealed record NamedCode(string Id, string En, string Fr, string? Parent = null)
{
    public LocalText Name => new(En, Fr);
}

/// <summary>A code list.</summary>
/// <param name="Codes">Own codes; the first is the total.</param>
/// <param name="From">Protocols' list whose codes follow.</param>
/// <param name="Groups">By own code, the codes of that list that are part of it; <c>*</c> for all others.</param>
/// <param name="Skip">Codes of that list that are own codes already.</param>
/// <param name="Digits">Of a list of numbered groups: how long codes are at most; a group's parent is the list's own.</param>
/// <param name="FrenchDigits">Longer codes have no French name yet: the English one stands in its place.</param>
/// <param name="Unspecified">Gives each group that has groups below it a code for what is not specified further.</param>
sealed record ListedCodelist(
    string Id, LocalText Name, ImmutableArray<NamedCode> Codes, string? From = null, ImmutableDictionary<string, ImmutableArray<string>>? Groups = null,
    ImmutableArray<string> Skip = default, int Digits = 0, bool Unspecified = false, int FrenchDigits = 9)
{
    const string Unknown = "_U";

    /// <param name="french">Names by list and code.</param>
    /// <exception cref="InvalidDataException">A code has no French name, or the protocols have no such list.</exception>
    public Codelist ToCodelist(string version, ProtocolCatalog catalog, IReadOnlyDictionary<(string List, string Code), string> french)
    {
        var own = Codes.Select(c => new Code(c.Id, c.Name, c.Parent)).ToList();
        if (From is null) return new(Id, version, Name, [.. own]);
        var list = catalog.NewestCodelist(From) ?? throw new InvalidDataException($"{Id}: the protocols have no code list {From}.");
        var items = list.Items.Values
            .Where(i => (Digits == 0 || i.Code.Length <= Digits) && (Skip.IsDefault || !Skip.Contains(i.Code)))
            .OrderBy(i => i.Code, StringComparer.Ordinal)
            .Select(i => new Code(i.Code, new(i.Name, i.Code.Length > FrenchDigits ? i.Name : FrenchOf(i.Code, french)), Digits > 0 ? i.Parent ?? own[0].Id : GroupOf(i.Code)))
            .ToList();
        if (Unspecified) items = [.. items.SelectMany(WithUnspecified).OrderBy(c => c.Id, StringComparer.Ordinal)];
        // What is not known comes last.
        return new(Id, version, Name, [.. own.Where(c => c.Id != Unknown), .. items, .. own.Where(c => c.Id == Unknown)]);
    }

    IEnumerable<Code> WithUnspecified(Code code)
    {
        yield return code;
        if (code.Id.Length < Digits) yield return new(Below(code.Id), new($"{code.Name.En}, not further specified", $"{code.Name.Fr}, sans autre précision"), code.Id);
    }

    /// <summary>The code for what is of a group and not specified further.</summary>
    public static string Below(string group) => $"{group}_U";

    string GroupOf(string code) =>
        Groups!.FirstOrDefault(g => g.Value.Contains(code)).Key ?? Groups!.FirstOrDefault(g => g.Value.Contains("*")).Key
        ?? throw new InvalidDataException($"{Id}: code {code} of {From} is in no group.");

    string FrenchOf(string code, IReadOnlyDictionary<(string List, string Code), string> french) => french.GetValueOrDefault((From!, code))
        ?? throw new InvalidDataException($"{Id}: code {code} of {From} has no French name in french.csv.");
}

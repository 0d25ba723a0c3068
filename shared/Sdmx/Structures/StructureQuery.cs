using System.Collections.Immutable;
using Pipeline.Sdmx.Requests;

namespace Pipeline.Sdmx.Structures;

/// <summary>A question for structures.</summary>
/// <param name="Kind">Null for every kind.</param>
/// <param name="Agencies">Empty for every one, and so are <paramref name="Ids"/> and <paramref name="Items"/>.</param>
public sealed record StructureQuery(
    StructureKind? Kind, ImmutableArray<string> Agencies, ImmutableArray<string> Ids, string Version, ImmutableArray<string> Items, string Detail, string References)
{
    static readonly string[] Details =
        ["full", "allstubs", "referencestubs", "allcompletestubs", "referencecompletestubs", "referencepartial", "raw"];

    static readonly string[] Relations = ["none", "parents", "parentsandsiblings", "ancestors", "children", "descendants", "all"];

    /// <summary>Kinds that the standard has and a service may lack.</summary>
    static readonly string[] OtherKinds =
    [
        "actualconstraint", "allowedconstraint", "attachmentconstraint", "categorisation", "categoryscheme", "categoryschememap", "conceptschememap", "contentconstraint",
        "customtypescheme", "dataconstraint", "dataconsumerscheme", "dataproviderscheme", "hierarchicalcodelist", "hierarchy", "hierarchyassociation", "metadataconstraint",
        "metadataflow", "metadataproviderscheme", "metadataprovisionagreement", "metadatastructure", "namepersonalisationscheme", "organisationscheme",
        "organisationschememap", "organisationunitscheme", "process", "provisionagreement", "reportingtaxonomy", "reportingtaxonomymap", "representationmap", "rulesetscheme",
        "structuremap", "structureset", "transformationscheme", "userdefinedoperatorscheme", "valuelist", "vtlmappingscheme", "geographiccodelist", "geogridcodelist",
        "metadata", "registration", "schema",
    ];

    /// <summary>The query in one spelling.</summary>
    public string Canonical =>
        $"{Kind}/{string.Join('+', Agencies)}/{string.Join('+', Ids)}/{Version}/{string.Join('+', Items)}?detail={Detail}&references={References}";

    /// <param name="kind">As the address has it.</param>
    /// <param name="place">Which segment is the agency.</param>
    /// <param name="separator">What stands between names: a plus in SDMX 2.1, a comma in 3.0.</param>
    /// <exception cref="RefusedException">The kind is none, or not served; or a parameter cannot be used.</exception>
    public static StructureQuery Read(string kind, RawAddress address, int place, char separator) => new(
        KindOf(kind), Names(address.Segment(place), separator), Names(address.Segment(place + 1), separator), address.Segment(place + 2),
        Names(address.Segment(place + 3), separator), OneOf(address, "detail", Details) ?? "full", Reference(address));

    static StructureKind? KindOf(string kind)
    {
        if (kind is "structure" or "*") return null;
        if (Parse(kind) is { } known) return known;
        throw OtherKinds.Contains(kind)
            ? RefusedException.Of(RefusalKind.NotImplemented, "resource", "This resource is not given", $"The standard has '{kind}', this service does not. {Served}")
            : RefusedException.Syntax("resource", "There is no such resource", $"The standard has no resource of that name. {Served}");
    }

    static string Served => $"It gives data, availability and {string.Join(", ", Enum.GetNames<StructureKind>().Select(k => k.ToLowerInvariant()))}.";

    static StructureKind? Parse(string kind) => Enum.GetValues<StructureKind>().Cast<StructureKind?>().FirstOrDefault(k => string.Equals($"{k}", kind, StringComparison.OrdinalIgnoreCase));

    static string Reference(RawAddress address)
    {
        if (address.Value("references") is not { Length: > 0 } text) return "none";
        return Relations.Contains(text) || Parse(text) is not null ? text
            : OtherKinds.Contains(text) ? "none"
            : throw RefusedException.Parameter("references", $"{string.Join(", ", Relations)}, or a kind of structure");
    }

    static string? OneOf(RawAddress address, string name, string[] values) => address.Value(name) is not { Length: > 0 } text ? null
        : values.Contains(text) ? text
        : throw RefusedException.Parameter(name, string.Join(", ", values));

    static ImmutableArray<string> Names(string segment, char separator) =>
        segment is "" or "all" or "*" ? [] : [.. segment.Split(separator, StringSplitOptions.RemoveEmptyEntries)];
}

using System.Globalization;
using Pipeline.Testing;

namespace Pipeline.Protocols.Tests;

/// <summary>Puts rules into a copy of the work permits protocol.</summary>
static class RuleYaml
{
    public const string File = "dgie/work-permits/protocol.yaml";

    const string FirstRule = "    quality:\n      - id: WP-R-01";

    static readonly IReadOnlySet<string> Agreed =
        Permits(ProtocolCatalog.Load(Repository.PathOf("protocols"))).DropRules.Select(r => r.Terms.Id).ToHashSet();

    /// <summary>Adds one check, in flow style, before all others of the table.</summary>
    public static CatalogCopy WithCheck(this CatalogCopy catalog, string check) =>
        catalog.Replace(File, FirstRule, $"    quality:\n      - {check}\n      - id: WP-R-01");

    /// <summary>Adds a custom rule with the given implementation.</summary>
    public static CatalogCopy WithRule(this CatalogCopy catalog, string implementation) => catalog.WithCheck(string.Create(CultureInfo.InvariantCulture,
        $"{{id: WP-X, type: custom, engine: pipeline, severity: warning, implementation: {{level: 2, message: {{en: Wrong., fr: Faux.}}, fix: {{en: Mend it., fr: Réparez.}}, {implementation}}}}}"));

    /// <summary>The rule that was added to those that are agreed.</summary>
    public static DropRule LoadRule(this CatalogCopy catalog) => Added(catalog.Load());

    public static DropRule Added(ProtocolCatalog catalog) => Permits(catalog).DropRules.Single(r => !Agreed.Contains(r.Terms.Id));

    public static Protocol Permits(ProtocolCatalog catalog) => catalog.Protocols.Single(p => p.Dataset.ToString() == "work-permits");
}

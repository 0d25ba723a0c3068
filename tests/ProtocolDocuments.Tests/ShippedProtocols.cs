using Pipeline.Protocols;
using Pipeline.Testing;

namespace Pipeline.ProtocolDocuments.Tests;

/// <summary>The protocols that are in force, and one made to be hard to write down.</summary>
static class ShippedProtocols
{
    public static readonly DateOnly Day = new(2026, 10, 31);

    public static readonly ProtocolCatalog Catalog = ProtocolCatalog.Load(Repository.PathOf("protocols"), Day);

    public static TheoryData<string> Names => [.. Catalog.Protocols.Select(p => $"{p}")];

    public static Protocol Find(string name) => Catalog.Protocols.Single(p => $"{p}" == name);

    /// <summary>Every text that can hold markup holds some.</summary>
    public static Protocol Hostile()
    {
        const string Markup = "<script>alert('&amp;\"')</script>";
        var shipped = Catalog.Protocols[0];
        return shipped with
        {
            Purpose = Markup,
            Columns = [.. shipped.Columns.Select(c => c with { Description = Markup, Aliases = [Markup], Examples = [Markup], ValidValues = null, Codelist = null })],
            RowRules = [.. shipped.RowRules.Select(r => r with { Message = Wording.Neutral(Markup), Fix = new(Markup), Expected = Wording.Neutral("a < b && c > d") })],
        };
    }
}

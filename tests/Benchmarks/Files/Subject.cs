using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Benchmarks.Files;

/// <summary>What is measured with: a protocol, its codelists and the period of the files.</summary>
sealed class Subject
{
    public ProtocolCatalog Catalog { get; } = ProtocolCatalog.Load(Path.Combine(AppContext.BaseDirectory, "protocols"));

    public ReferencePeriod Period { get; } = ReferencePeriod.Parse("2026-10");

    public Protocol Protocol => Catalog.Find(AgencyId.Parse("dgie"), DatasetId.Parse("permits"))!;

    public PermitRows Rows(Spoiling spoiling) => new(Catalog, Period, spoiling);

    public IEnumerable<string> Codes(string list) => Catalog.CodelistInForce(list, Period.End).Items.Keys.Order(StringComparer.Ordinal);
}

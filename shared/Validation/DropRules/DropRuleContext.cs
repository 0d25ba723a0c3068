using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Validation;

/// <summary>What the rules over a whole drop are made ready with.</summary>
/// <param name="Catalog">The protocols of other datasets, and the series that others published.</param>
sealed record DropRuleContext(
    Protocol Protocol, DropDays Days, Header Header, OtherDropShelf Others, ProtocolCatalog Catalog, KeyHash Hash)
{
    public ReferencePeriod Period => Days.Period;

    public Column ColumnOf(string name) => Protocol.Columns.First(c => c.Name == name);

    public IReadOnlyList<Column> ColumnsOf(IEnumerable<string> names) => [.. names.Distinct().Select(ColumnOf)];

    /// <summary>Names rows by the protocol's key, as far as it was delivered.</summary>
    public RowNaming Naming(IEnumerable<string> shown) => new(
        [.. Header.SlotsOf(Protocol.Key.Select(c => c.Name)).Where(s => s.Field >= 0)], [.. Header.SlotsOf(shown).Where(s => s.Field >= 0)]);

    /// <param name="other">The drop among whose rows the hash is looked for, or null for this one.</param>
    public RowHash HashOf(RowSource source, IEnumerable<string> columns, IOtherDrop? other = null) =>
        new([.. columns.Select(name => source.Columns[name])], Hash.Fork(), other);
}

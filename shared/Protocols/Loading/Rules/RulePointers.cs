using Pipeline.Reference;

namespace Pipeline.Protocols.Loading;

/// <summary>Where rules point out of their own contract. What they point at may be read later, so it is checked at the end.</summary>
sealed class RulePointers
{
    readonly List<(Node Place, AgencyId Agency, DatasetId Dataset, string Column, LogicalType Type)> _columns = [];
    readonly List<(Node Place, string Series)> _series = [];
    readonly List<MirrorPointer> _mirrors = [];

    public void AddColumn(Node place, AgencyId agency, DatasetId dataset, string column, LogicalType type) =>
        _columns.Add((place, agency, dataset, column, type));

    public void AddSeries(Node place, string series) => _series.Add((place, series));

    public void AddMirror(MirrorPointer mirror) => _mirrors.Add(mirror);

    /// <summary>Reports everything that points at nothing, or at a column of another type.</summary>
    public void Check(IReadOnlyList<Protocol> protocols, IReadOnlyList<ReferenceSeries> references)
    {
        foreach (var (place, agency, dataset, name, type) in _columns)
        {
            var targets = protocols.Where(p => p.Agency == agency && p.Dataset == dataset).ToList();
            if (targets.Count == 0) place.ReportValue($"a dataset that has a protocol; there is no {agency}/{dataset}");
            else if (targets.Select(t => t.Columns.FirstOrDefault(c => c.Name == name)).OfType<Column>().LastOrDefault() is not { } column)
                place.ReportValue($"a column of {agency}/{dataset}");
            else if (column.Type != type) place.ReportValue($"a column of the type {type}, as the one it is compared with");
        }
        foreach (var mirror in _mirrors) mirror.Check(protocols);
        foreach (var (place, series) in _series.Where(s => references.All(r => r.Name != s.Series)))
            place.ReportValue(references.Count == 0
                ? "a series of the folder references, which has none"
                : $"a series of the folder references: {string.Join(" or ", references.Select(r => r.Name).Order(StringComparer.Ordinal))}");
    }
}

using Pipeline.Reference;
using Pipeline.StatisticsPublishing.Definitions;
using Pipeline.StatisticsPublishing.Protecting;
using Pipeline.StatisticsPublishing.Quantiles;

namespace Pipeline.StatisticsPublishing.Counting;

/// <summary>Counts what the pipeline itself has recorded.</summary>
sealed class CaseCounter(Trees trees)
{
    public CountedPopulation Count(Population population, IEnumerable<RecordedCase> cases) => new(population, ByPeriod(cases, rows =>
    {
        LeafCoder[] coders = [.. population.Leaf.Select(l => new LeafCoder(l, trees.Of(l.Codelist)))];
        return (IReadOnlyList<LeafCount>)[.. rows.CountBy(r => KeyOf(coders, r)).OrderBy(l => l.Key).Select(l => new LeafCount(CodesOf(coders, l.Key), l.Value, 0))];
    }));

    /// <summary>The medians and quartiles of a number of the cases.</summary>
    public IReadOnlyDictionary<ReferencePeriod, IReadOnlyList<QuantileCell>> Quantiles(QuantileDefinition definition, IEnumerable<RecordedCase> cases) => ByPeriod(cases, rows =>
    {
        LeafCoder[] coders = [.. definition.Leaf.Select(l => new LeafCoder(l, trees.Of(l.Codelist)))];
        var cube = new QuantileCube(definition, trees);
        foreach (var row in rows) cube.Add(KeyOf(coders, row), row.Numbers[definition.Value.Column!], definition.Contributor is { } contributor ? row.Texts[contributor] : null);
        return cube.Cells();
    });

    static Dictionary<ReferencePeriod, T> ByPeriod<T>(IEnumerable<RecordedCase> cases, Func<IReadOnlyList<RecordedCase>, T> make) =>
        cases.GroupBy(c => c.Period).ToDictionary(g => g.Key, g => make([.. g]));

    static ulong KeyOf(LeafCoder[] coders, RecordedCase row) =>
        coders.Aggregate(0ul, (key, coder) => LeafKey.Add(key, coder.PlaceOf(ColumnCells.Of(row.Texts[coder.Dimension.Column!]), null, 0)));

    static string[] CodesOf(LeafCoder[] coders, ulong key) => [.. LeafKey.PlacesOf(key, coders.Length).Select((place, d) => coders[d].Tree.IdOf(place))];
}

using Pipeline.Disclosure.Proofs;
using Pipeline.Statistics.Observations;
using Pipeline.Statistics.Structures;
using Pipeline.StatisticsPublishing.Counting;
using Pipeline.StatisticsPublishing.Definitions;

namespace Pipeline.StatisticsPublishing.Publishing;

/// <summary>
/// What must hold of the tables as they would be published, whatever made them: no count between 0 and the base (P1), groups are the sums of their parts (P4),
/// and what is withheld has no value. Reads the finished tables only.
/// </summary>
static class PublicationProofs
{
    public static IReadOnlyList<Violation> Violations(FlowDefinition definition, ObservationTable table, StatisticsDefinitions definitions, Trees trees) =>
    [
        .. NoSmallCount(definition, table, definitions), .. Additive(definition, table, trees),
        .. Where("P1", "are withheld and have a value, or have none and are not withheld", table, r => double.IsNaN(table.Values[r]) != table.Confidential[r]),
    ];

    /// <summary>Counts of registers are 0, or the base or more, and whole.</summary>
    static IEnumerable<Violation> NoSmallCount(FlowDefinition definition, ObservationTable table, StatisticsDefinitions definitions)
    {
        var bases = definition.Figures.Where(f => f.Population is not null)
            .Select(f => (f.Indicator, Population: definitions.Population(f.Population!)))
            .ToDictionary(f => f.Indicator, f => f.Population.Base == 0 ? definitions.Parameters.Base : f.Population.Base);
        var (dimension, codes) = IndicatorOf(table.Flow);
        return Where("P1", "count less than the base, or no whole number", table, r =>
            bases.TryGetValue(codes[table.Codes[dimension][r]], out var least) && table.Values[r] is var value && (value < 0 || (value > 0 && value < least) || value != Math.Floor(value)));
    }

    static IEnumerable<Violation> Additive(FlowDefinition definition, ObservationTable table, Trees trees)
    {
        var counted = definition.Figures.Where(f => f.Population is not null).Select(f => f.Indicator).ToHashSet();
        var (indicator, codes) = IndicatorOf(table.Flow);
        int[] rows = [.. Enumerable.Range(0, table.Count).Where(r => counted.Contains(codes[table.Codes[indicator][r]]))];
        var places = rows.ToDictionary(r => KeyOf(table, r, -1, 0), r => r);
        for (var d = 0; d < table.Codes.Length; d++)
        {
            var tree = trees.Of(table.Flow.Dimensions[d].Codelist);
            var sums = new Dictionary<(UInt128, ushort), double>();
            foreach (var row in rows)
                if (tree.Upwards(table.Codes[d][row]).Skip(1).FirstOrDefault(-1) is >= 0 and var parent)
                {
                    var key = KeyOf(table, row, d, parent);
                    // Above the group that a table is about nothing is listed.
                    if (places.ContainsKey(key)) sums[key] = sums.GetValueOrDefault(key) + table.Values[row];
                }
            var wrong = sums.Count(s => Math.Abs(table.Values[places[s.Key]] - s.Value) > 1e-6);
            if (wrong > 0) yield return new("P4", $"{table.Flow.Id}: {wrong} cells differ from the sum of their parts in {table.Flow.Dimensions[d].Id}.");
        }
    }

    static (UInt128, ushort) KeyOf(ObservationTable table, int row, int dimension, int place)
    {
        var key = UInt128.Zero;
        for (var d = 0; d < table.Codes.Length; d++) key = (key << 12) | (uint)(d == dimension ? place : table.Codes[d][row]);
        return (key, table.PeriodPlaces[row]);
    }

    static IEnumerable<Violation> Where(string obligation, string what, ObservationTable table, Func<int, bool> fails)
    {
        var count = Enumerable.Range(0, table.Count).Count(fails);
        if (count > 0) yield return new(obligation, $"{table.Flow.Id}: {count} cells {what}.");
    }

    static (int Dimension, string[] Codes) IndicatorOf(Dataflow flow) =>
        (Enumerable.Range(0, flow.Dimensions.Length).First(i => flow.Dimensions[i].Id == Dataflow.Indicator), [.. flow.Measures.Select(m => m.Id)]);
}

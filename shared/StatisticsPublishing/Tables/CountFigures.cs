using Pipeline.Disclosure.Proofs;
using Pipeline.Reference;
using Pipeline.Statistics.Observations;
using Pipeline.Statistics.Structures;
using Pipeline.StatisticsPublishing.Counting;
using Pipeline.StatisticsPublishing.Definitions;
using Pipeline.StatisticsPublishing.Protecting;

namespace Pipeline.StatisticsPublishing.Tables;

/// <summary>
/// Puts a protected population's figures into a flow: sums of its rounded leaves, every combination of codes and the groups they are in. Which cells are there
/// depends on what is published alone: those above 0, and the total of each period.
/// </summary>
sealed class CountFigures(FlowRows rows, FlowDefinition definition, ProtectedPopulation population, Trees trees)
{
    readonly Population _population = population.Population;
    readonly CodeTree[] _trees = [.. population.Population.Leaf.Select(l => trees.Of(l.Codelist))];

    /// <returns>Why there are none; null when there are.</returns>
    public string? Add(Figure figure)
    {
        foreach (var (dimension, code) in figure.Where ?? [])
            if (TreeOf(dimension).DepthOf(TreeOf(dimension).List.PlaceOf(code)) > population.Layout.Depths[LeafOf(dimension)])
                return $"Too few cases of {_population.Id} to tell {dimension} {code} apart.";
        var status = _population.Weight is null ? ObservationStatus.A : ObservationStatus.E;
        foreach (var (period, table) in population.Tables)
        {
            var targets = PeriodsOf(period);
            if (targets.Count == 0) continue;
            Add(figure, [.. _population.Leaf.Select(l => figure.Where?.GetValueOrDefault(l.Id) is { } code ? TreeOf(l.Id).List.PlaceOf(code) : CodeTree.Root)], targets, 0, status, onlyTotal: true);
            var values = population.Values[period];
            for (var leaf = 0; leaf < values.Length; leaf++)
                if (values[leaf] > 0 && population.Layout.PlacesOf(table, leaf) is var places && Passes(figure, places)) Add(figure, places, targets, values[leaf], status, onlyTotal: false);
        }
        return null;
    }

    /// <summary>The codes of each cell that is published, groups and totals among them: what else may be listed; and the least that readers know it to count.</summary>
    /// <param name="dimensions">Those of the population by which cells are told apart.</param>
    public static IEnumerable<(ReferencePeriod Period, string Codes, long Least)> Listed(ProtectedPopulation population, IReadOnlyList<string> dimensions, Trees trees)
    {
        int[] shown = [.. dimensions.Select(id => Enumerable.Range(0, population.Population.Leaf.Length).First(l => population.Population.Leaf[l].Id == id))];
        var all = shown.Select(l => trees.Of(population.Population.Leaf[l].Codelist)).ToArray();
        foreach (var (period, table) in population.Tables)
        {
            var cells = new Dictionary<string, long>();
            for (var leaf = 0; leaf < table.Published.Length; leaf++)
            {
                if (table.Published[leaf] == 0) continue;
                var least = PossibleCounts.Of(table.Published[leaf], table.Base, first: table.Revision == 0).Min;
                var leafPlaces = population.Layout.PlacesOf(table, leaf);
                foreach (var places in Combine([.. shown.Select((l, d) => all[d].Upwards(leafPlaces[l]).ToArray())]))
                {
                    var cell = string.Join('.', places.Select((place, d) => all[d].IdOf(place)));
                    cells[cell] = cells.GetValueOrDefault(cell) + least;
                }
            }
            foreach (var (cell, least) in cells) yield return (period, cell, least);
        }
    }

    /// <summary>Every choice of one of each.</summary>
    public static IEnumerable<int[]> Combine(int[][] choices)
    {
        var places = new int[choices.Length];
        var at = new int[choices.Length];
        while (true)
        {
            for (var d = 0; d < choices.Length; d++) places[d] = choices[d][at[d]];
            yield return (int[])places.Clone();
            var next = choices.Length - 1;
            while (next >= 0 && ++at[next] == choices[next].Length) at[next--] = 0;
            if (next < 0) yield break;
        }
    }

    void Add(Figure figure, int[] leaf, IReadOnlyList<(Frequency Frequency, ReferencePeriod Period)> targets, double value, ObservationStatus status, bool onlyTotal)
    {
        foreach (var (frequency, period) in targets)
        {
            var choices = definition.Flow.Dimensions.Select(d => ChoicesOf(figure, d, leaf, frequency)).ToArray();
            if (onlyTotal) choices = [.. choices.Select(c => c[^1..])];
            foreach (var places in Combine(choices)) rows.Add(places, period, value, status);
        }
    }

    /// <summary>The codes of a flow's dimension that a leaf counts under.</summary>
    int[] ChoicesOf(Figure figure, Dimension dimension, int[] leaf, Frequency frequency)
    {
        if (dimension.Id == "FREQ") return [rows.PlaceOf("FREQ", $"{frequency}")];
        if (dimension.Id == Dataflow.Indicator) return [rows.PlaceOf(Dataflow.Indicator, figure.Indicator)];
        if (LeafOf(figure.LeafOf(dimension.Id)) is >= 0 and var d)
        {
            var tree = TreeOf(figure.LeafOf(dimension.Id));
            var top = figure.Where?.GetValueOrDefault(figure.LeafOf(dimension.Id)) is { } code ? tree.List.PlaceOf(code) : CodeTree.Root;
            // Above the group that the figure is about there is nothing to add up.
            return [.. tree.Upwards(leaf[d]).Where(p => p == top || tree.DepthOf(p) > tree.DepthOf(top))];
        }
        return [figure.Fixed?.GetValueOrDefault(dimension.Id) is { } own ? rows.PlaceOf(dimension.Id, own) : CodeTree.Root];
    }

    bool Passes(Figure figure, int[] places) =>
        (figure.Where ?? []).All(w => TreeOf(w.Key).Upwards(places[LeafOf(w.Key)]).Contains(TreeOf(w.Key).List.PlaceOf(w.Value)));

    /// <summary>The period itself, and longer ones that are published and complete.</summary>
    List<(Frequency Frequency, ReferencePeriod Period)> PeriodsOf(ReferencePeriod period)
    {
        var targets = new List<(Frequency, ReferencePeriod)>();
        foreach (var frequency in definition.Frequencies)
        {
            if (frequency == period.Frequency) targets.Add((frequency, period));
            else if ((int)frequency > (int)period.Frequency && LongerOf(period, frequency) is var longer && Parts(longer, period.Frequency).All(population.Tables.ContainsKey))
                targets.Add((frequency, longer));
        }
        return targets;
    }

    static ReferencePeriod LongerOf(ReferencePeriod period, Frequency frequency)
    {
        var index = (period.Start.Month - 1) / (int)frequency + 1;
        return ReferencePeriod.Parse(frequency == Frequency.A ? $"{period.Year}" : $"{period.Year}-{frequency}{index}");
    }

    static IEnumerable<ReferencePeriod> Parts(ReferencePeriod longer, Frequency frequency)
    {
        var first = ReferencePeriod.Parse(frequency == Frequency.M ? $"{longer.Start:yyyy-MM}" : $"{longer.Year}-{frequency}{(longer.Start.Month - 1) / (int)frequency + 1}");
        return Enumerable.Range(0, (int)longer.Frequency / (int)frequency).Select(first.Add);
    }

    CodeTree TreeOf(string leafDimension) => _trees[LeafOf(leafDimension)];

    int LeafOf(string dimension) => Enumerable.Range(0, _population.Leaf.Length).FirstOrDefault(i => _population.Leaf[i].Id == dimension, -1);
}

using Pipeline.Reference;
using Pipeline.StatisticsPublishing.Counting;
using Pipeline.StatisticsPublishing.Definitions;
using Pipeline.StatisticsPublishing.Magnitudes;
using Pipeline.StatisticsPublishing.Protecting;
using Pipeline.StatisticsPublishing.Tables;

namespace Pipeline.StatisticsPublishing.Publishing;

/// <summary>Makes flows' rows from what was protected.</summary>
/// <param name="populations">Those that there are figures of.</param>
/// <param name="quantiles">By definition and period.</param>
/// <param name="sums">By definition and period.</param>
/// <param name="whyNot">By population, why there are none.</param>
sealed class FlowMaker(
    StatisticsDefinitions definitions, Trees trees, IReadOnlyDictionary<string, ProtectedPopulation> populations,
    IReadOnlyDictionary<string, IReadOnlyDictionary<ReferencePeriod, IReadOnlyList<QuantileCell>>> quantiles, IReadOnlyList<ProtectedSums> sums, PublicationInputs inputs, IReadOnlyDictionary<string, string> whyNot)
{
    /// <returns>The rows, and if there are none the reasons.</returns>
    public (FlowRows Rows, IReadOnlyList<string> Reasons) Make(FlowDefinition definition)
    {
        var rows = new FlowRows(definition.Flow, trees);
        var derived = new DerivedFigures(rows, definition, definitions.Parameters);
        var reasons = new List<string?> { definition.NotAvailable };
        // Ratios come last: they are made of the others.
        foreach (var figure in definition.Figures.OrderBy(f => f.Of is not null))
            reasons.Add(Make(definition, figure, rows, derived));
        return (rows, [.. reasons.OfType<string>().Distinct()]);
    }

    string? Make(FlowDefinition definition, Figure figure, FlowRows rows, DerivedFigures derived)
    {
        switch (figure)
        {
            case { Population: { } id }:
                return populations.TryGetValue(id, out var population) ? new CountFigures(rows, definition, population, trees).Add(figure) : whyNot.GetValueOrDefault(id);
            case { Quantiles: { } id }:
                var quantile = definitions.Quantiles.First(q => q.Id == id);
                if (!populations.TryGetValue(quantile.ListedBy, out var listing) || !quantiles.TryGetValue(id, out var cells)) return whyNot.GetValueOrDefault(quantile.ListedBy);
                derived.AddQuantiles(figure, quantile, cells, CountFigures.Listed(listing, [.. quantile.Leaf.Select(l => l.Id)], trees));
                return null;
            case { Sums: { } id }:
                derived.AddSums(figure, [.. sums.Where(s => s.Definition.Id == id)]);
                return sums.Any(s => s.Definition.Id == id && !s.Cells.IsEmpty) ? null : whyNot.GetValueOrDefault(id) ?? $"Too few cases of {id} for sums that are safe.";
            case { Of: not null }:
                derived.AddRatio(figure);
                return null;
            case { Indicators: not null }:
                if (inputs.Indicators is null) return whyNot.GetValueOrDefault(PublicationInputs.IndicatorRunName);
                new OtherFigures(rows).AddIndicators(figure, inputs.Indicators);
                return null;
            default:
                new OtherFigures(rows).AddScorecards(figure, inputs.Scorecards, inputs.Month);
                return rows.Count == 0 ? "No delivery was expected in the twelve months." : null;
        }
    }
}

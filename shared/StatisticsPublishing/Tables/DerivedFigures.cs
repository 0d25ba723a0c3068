using Pipeline.Reference;
using Pipeline.Statistics.Observations;
using Pipeline.Statistics.Structures;
using Pipeline.StatisticsPublishing.Counting;
using Pipeline.StatisticsPublishing.Definitions;
using Pipeline.StatisticsPublishing.Magnitudes;

namespace Pipeline.StatisticsPublishing.Tables;

/// <summary>Figures that are not counts: ratios of what is published, and medians and quartiles of fixed cubes.</summary>
sealed class DerivedFigures(FlowRows rows, FlowDefinition definition, DisclosureParameters parameters)
{
    /// <summary>A measure of the flow divided by another, cell by cell, from published values only; none where the denominator is 0 or not there.</summary>
    public void AddRatio(Figure figure)
    {
        var indicator = rows.DimensionOf(Dataflow.Indicator);
        var (numerator, result) = (rows.PlaceOf(Dataflow.Indicator, figure.Of!), rows.PlaceOf(Dataflow.Indicator, figure.Indicator));
        var decimals = definition.Flow.Measures.First(m => m.Id == figure.Indicator).Decimals;
        foreach (var (places, period, value, status) in rows.Of(indicator, rows.PlaceOf(Dataflow.Indicator, figure.To!)))
        {
            if (!(value > 0) || NumeratorOf(figure, places, indicator, numerator) is not { } of) continue;
            // A cell that is not listed is 0.
            var ratio = Math.Round(figure.Times * (rows.ValueOf(of, period) ?? 0) / value, decimals, MidpointRounding.AwayFromZero);
            rows.Add(With(places, indicator, result), period, ratio, status);
        }
    }

    /// <param name="cells">By period.</param>
    /// <param name="listed">
    /// The cells that may be listed: those that the protected counts list. A figure says that there are enough cases behind it, so that one is given only where
    /// those counts say so too.
    /// </param>
    public void AddQuantiles(
        Figure figure, QuantileDefinition quantiles, IReadOnlyDictionary<ReferencePeriod, IReadOnlyList<QuantileCell>> cells,
        IEnumerable<(ReferencePeriod Period, string Codes, long Least)> listed)
    {
        var known = cells.ToDictionary(c => c.Key, c => c.Value.ToDictionary(q => string.Join('.', q.Codes)));
        foreach (var (period, codes, least) in listed)
        {
            if (!known.TryGetValue(period, out var there)) continue;
            var places = PlacesOf(figure, quantiles.Leaf, codes.Split('.'), period.Frequency);
            if (least >= parameters.QuantileCases && there.GetValueOrDefault(codes) is { } cell && cell.N >= parameters.QuantileCases && cell.LargestShare <= parameters.LargestContributor)
                rows.Add(places, period, Rounded(figure.Statistic switch { "p25" => cell.P25, "p75" => cell.P75, _ => cell.Median }, quantiles.SignificantDigits), ObservationStatus.A);
            else rows.Withhold(places, period);
        }
    }

    /// <summary>Sums of fixed cubes: what is withheld is listed without a figure.</summary>
    public void AddSums(Figure figure, IReadOnlyList<ProtectedSums> sums)
    {
        foreach (var sum in sums)
            foreach (var (codes, value) in sum.Cells)
            {
                var period = ReferencePeriod.Parse(sum.Period);
                var places = PlacesOf(figure, sum.Definition.Leaf, codes, period.Frequency);
                if (value is { } shown) rows.Add(places, period, shown, ObservationStatus.A);
                else rows.Withhold(places, period);
            }
    }

    int[] PlacesOf(Figure figure, IReadOnlyList<LeafDimension> leaf, string[] codes, Frequency frequency) =>
    [
        .. definition.Flow.Dimensions.Select(d => d.Id switch
        {
            "FREQ" => rows.PlaceOf(d.Id, $"{frequency}"),
            Dataflow.Indicator => rows.PlaceOf(d.Id, figure.Indicator),
            _ when Enumerable.Range(0, codes.Length).FirstOrDefault(i => leaf[i].Id == d.Id, -1) is >= 0 and var place => rows.PlaceOf(d.Id, codes[place]),
            _ => figure.Fixed?.GetValueOrDefault(d.Id) is { } own ? rows.PlaceOf(d.Id, own) : CodeTree.Root,
        }),
    ];

    /// <summary>The numerator's cell; null where another code of a matched dimension is meant.</summary>
    int[]? NumeratorOf(Figure figure, int[] places, int indicator, int numerator)
    {
        var of = With(places, indicator, numerator);
        foreach (var (dimension, pair) in figure.Match ?? [])
        {
            var d = rows.DimensionOf(dimension);
            if (places[d] != rows.PlaceOf(dimension, pair[1])) return null;
            of[d] = rows.PlaceOf(dimension, pair[0]);
        }
        return of;
    }

    static int[] With(int[] places, int dimension, int place)
    {
        var other = (int[])places.Clone();
        other[dimension] = place;
        return other;
    }

    static double Rounded(double value, int significant)
    {
        if (significant == 0) return Math.Round(value, MidpointRounding.AwayFromZero);
        var unit = Math.Pow(10, Math.Floor(Math.Log10(value)) - significant + 1);
        return Math.Round(Math.Round(value / unit, MidpointRounding.AwayFromZero) * unit, 6);
    }
}

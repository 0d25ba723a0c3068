using Pipeline.Coordination;
using Pipeline.IndicatorReadings;
using Pipeline.Indicators;
using Pipeline.Reference;
using Pipeline.Statistics.Observations;
using Pipeline.Statistics.Structures;
using Pipeline.StatisticsPublishing.Definitions;

namespace Pipeline.StatisticsPublishing.Tables;

/// <summary>Figures that others have made ready to be told: the indicators of shortage and the scorecards of deliveries.</summary>
sealed class OtherFigures(FlowRows rows)
{
    const string Score = "SCORE";
    const double Percent = 100;

    /// <summary>What the run withholds is withheld.</summary>
    public void AddIndicators(Figure figure, ShortageReadings readings)
    {
        if (figure.Indicators == Score)
            foreach (var row in readings.Scores.Where(ShortageReadings.IsMain)) Add(figure, row.Period, row.Isco08, row.Score, row.Quality);
        else
            foreach (var row in readings.Indicators.Where(r => $"{r.Indicator}".Equals(figure.Indicators, StringComparison.OrdinalIgnoreCase)))
                Add(figure, row.Period, row.Isco08, row.X * Percent, row.Quality);
    }

    /// <param name="period">The month whose end they are true of.</param>
    public void AddScorecards(Figure figure, IReadOnlyList<ScorecardRow> scorecards, ReferencePeriod period)
    {
        foreach (var row in scorecards)
        {
            var value = figure.Scorecard switch
            {
                "COMPLETENESS" => row.CompletenessPercent,
                "VALIDITY" => row.ValidityPercent,
                "LATENESS" => row.LatenessDays,
                _ => row.Score,
            };
            if (value is not { } known || !Has("PROVIDER", ProviderOf(row)) || !Has("DATASET", row.Dataset)) continue;
            rows.Add(
                Places(figure.Indicator, period.Frequency, new() { ["PROVIDER"] = ProviderOf(row), ["DATASET"] = row.Dataset }), period, known, ObservationStatus.A);
        }
    }

    void Add(Figure figure, string period, string isco08, double? value, Quality quality)
    {
        var code = isco08 == CellEstimate.Total ? "_T" : isco08;
        if (!Has("OCCUPATION", code)) return;
        var (at, places) = (ReferencePeriod.Parse(period), Places(figure.Indicator, ReferencePeriod.Parse(period).Frequency, new() { ["OCCUPATION"] = code }));
        var decimals = rows.Flow.Measures.First(m => m.Id == figure.Indicator).Decimals;
        if (quality == Quality.Suppressed) rows.Withhold(places, at);
        else if (value is { } known) rows.Add(places, at, Math.Round(known, decimals, MidpointRounding.AwayFromZero), ObservationStatus.E);
    }

    int[] Places(string indicator, Frequency frequency, Dictionary<string, string> codes) =>
    [
        .. rows.Flow.Dimensions.Select(d => d.Id switch
        {
            "FREQ" => rows.PlaceOf(d.Id, $"{frequency}"),
            Dataflow.Indicator => rows.PlaceOf(d.Id, indicator),
            _ => codes.TryGetValue(d.Id, out var code) ? rows.PlaceOf(d.Id, code) : CodeTree.Root,
        }),
    ];

    bool Has(string dimension, string code) => rows.Trees[rows.DimensionOf(dimension)].List.PlaceOf(code) >= 0;

    static string ProviderOf(ScorecardRow row) => row.Provider.ToUpperInvariant();
}

using System.Runtime.CompilerServices;
using Pipeline.Indicators.Counts;
using Pipeline.Indicators.Permits;
using Pipeline.Indicators.Shortage;
using Pipeline.Indicators.Vacancies;
using Pipeline.Reference;

namespace Pipeline.Indicators.Estimation;

/// <summary>Steps S2 to S4, S6 and S11 of the method for one reference quarter: from what the files say to the indicators and the cells.</summary>
/// <param name="quarter">The last of the newer window.</param>
/// <param name="replicates">B; 0 for the point values alone.</param>
public sealed class QuarterEstimation(EstimationMethod method, ReferencePeriod quarter, int replicates)
{
    readonly IndicatorParameters _parameters = method.Parameters;

    public (IndicatorEstimates Indicators, IReadOnlyList<CellEstimate> Cells) Run(QuarterInputs inputs) => Run(
        inputs.Counts, new SurveyEstimation(method, quarter, replicates).Run(inputs.Survey), QuarterStocks.Of(inputs, method, quarter, replicates));

    /// <param name="survey">What the survey comes to, with as many samples.</param>
    /// <param name="stocks">With as many samples.</param>
    public (IndicatorEstimates Indicators, IReadOnlyList<CellEstimate> Cells) Run(QuarterCounts counts, SurveyEstimate survey, QuarterStocks stocks)
    {
        var sources = Sources(counts, survey, survey.Indicators, stocks)
            .Select(s => survey.HasNoVariance ? IndicatorSource.Missing(s.Indicator, MissingReason.NoVariance) : s).ToList();
        var estimates = new IndicatorEstimates(
            method.Tree, quarter.ToString(), _parameters.GrowthYears, Values(sources, GroupValues.Point), Counts(sources), Reasons(sources), null,
            Samples(sources, survey.Samples),
            survey.OtherYears.ToDictionary(other => other.Key, other => Values([.. Sources(counts, survey, other.Value, stocks)], GroupValues.Point)));
        return (estimates.WithVariances(), Cells(counts, survey.Cells, stocks));
    }

    /// <summary>The cells alone, without a bootstrap: what is computed of one window.</summary>
    public IReadOnlyList<CellEstimate> Cells(QuarterInputs inputs) =>
        Cells(inputs.Counts, new SurveyEstimation(method, quarter, 0).Cells(inputs.Survey), QuarterStocks.Of(inputs, method, quarter, 0));

    /// <param name="indicators">Those of the survey, of some L.</param>
    IEnumerable<IndicatorSource> Sources(QuarterCounts newest, SurveyEstimate survey, IReadOnlyList<SurveyIndicator> indicators, QuarterStocks stocks)
    {
        return
        [
            .. indicators.Select(i => i.Source),
            .. new StockIndicators(stocks, survey.Employed, _parameters).All(),
            Count(Indicator.Grad, newest.Graduates.Count > 0, OccupationCounts.OfGraduates(newest.Graduates, method)),
            Count(Indicator.Diaspora, newest.NationalsAbroad.Count > 0, OccupationCounts.OfNationalsAbroad(newest.NationalsAbroad, method)),
        ];

        IndicatorSource Count(Indicator indicator, bool isThere, OccupationCounts? counts)
        {
            if (!isThere || survey.Employed is not { } people) return IndicatorSource.Missing(indicator, MissingReason.NoData);
            if (counts is null) return IndicatorSource.Missing(indicator, MissingReason.NoReference);
            return new(
                indicator, [MethodImpl(MethodImplOptions.AggressiveOptimization)] (node, b) => counts.IsKnown(node) ? -Growth.Ratio(counts.Totals[node], people.At(node, b)) : double.NaN, counts.N,
                node => counts.IsKnown(node) ? MissingReason.ZeroBase : MissingReason.VariableNotCollected);
        }
    }

    IReadOnlyList<CellEstimate> Cells(QuarterCounts newest, IReadOnlyList<CellEstimate> survey, QuarterStocks stocks)
    {
        var (tree, period) = (method.Tree, quarter.ToString());
        return CellEstimate.InOrder(
        [
            .. survey,
            .. stocks.Vacancies is { } vacancies ? VacancyEstimates.From(vacancies, period, tree, _parameters) : [],
            .. stocks.Permits is { } permits ? PermitEstimates.From(permits, period, tree, _parameters) : [],
            .. OccupationCounts.OfGraduates(newest.Graduates, method)?.Cells(period, Measures.Graduates, _parameters) ?? [],
            .. OccupationCounts.OfNationalsAbroad(newest.NationalsAbroad, method).Cells(period, Measures.NationalsAbroad, _parameters),
        ]);
    }

    RawIndicators Values(IReadOnlyList<IndicatorSource> sources, int sample)
    {
        var values = new RawIndicators(method.Tree.Count);
        foreach (var source in sources)
            for (var node = 0; node < method.Tree.Count; node++) values[source.Indicator, node] = source.X(node, sample);
        return values;
    }

    RawIndicators[] Samples(IReadOnlyList<IndicatorSource> sources, int count)
    {
        var samples = Enumerable.Range(0, count).Select(_ => new RawIndicators(method.Tree.Count)).ToArray();
        // A group's samples lie side by side.
        Parallel.ForEach(sources, [MethodImpl(MethodImplOptions.AggressiveOptimization)] (source) =>
        {
            for (var node = 0; node < method.Tree.Count; node++)
                for (var sample = 0; sample < count; sample++) samples[sample][source.Indicator, node] = source.X(node, sample);
        });
        return samples;
    }

    int[][] Counts(IReadOnlyList<IndicatorSource> sources) =>
        [.. Enum.GetValues<Indicator>().Select(i => sources.First(s => s.Indicator == i)).Select(s => Enumerable.Range(0, method.Tree.Count).Select(s.N).ToArray())];

    MissingReason[][] Reasons(IReadOnlyList<IndicatorSource> sources) =>
    [
        .. Enum.GetValues<Indicator>().Select(i => sources.First(s => s.Indicator == i)).Select(s => Enumerable.Range(0, method.Tree.Count)
            .Select(node => double.IsNaN(s.X(node, GroupValues.Point)) ? s.Why(node) : MissingReason.None).ToArray()),
    ];
}

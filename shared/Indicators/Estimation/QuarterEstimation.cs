using Pipeline.Indicators.Counts;
using Pipeline.Indicators.Permits;
using Pipeline.Indicators.Shortage;
using Pipeline.Indicators.Survey;
using Pipeline.Indicators.Vacancies;
using Pipeline.Reference;

namespace Pipeline.Indicators.Estimation;

/// <summary>Steps S2 to S4, S6 and S11 of the method for one reference quarter: from what the files say to the indicators and the cells.</summary>
/// <param name="quarter">The last of the newer window.</param>
/// <param name="replicates">B; 0 for the point values alone.</param>
public sealed class QuarterEstimation(EstimationMethod method, ReferencePeriod quarter, int replicates)
{
    readonly IndicatorParameters _parameters = method.Parameters;
    readonly int _last = Round.Of(quarter);

    public (IndicatorEstimates Indicators, IReadOnlyList<CellEstimate> Cells) Run(QuarterInputs inputs) =>
        Run(inputs, QuarterStocks.Of(inputs, method, quarter, replicates));

    /// <param name="stocks">Those of <paramref name="inputs"/>, with as many samples.</param>
    public (IndicatorEstimates Indicators, IReadOnlyList<CellEstimate> Cells) Run(QuarterInputs inputs, QuarterStocks stocks)
    {
        var all = SurveyFrame.Of(inputs.Survey, round => Years.Any(years => In(years)(round)));
        var frame = all.Only(In(_parameters.GrowthYears));
        var bootstrap = replicates == 0 ? null : PsuBootstrap.Draw(frame.Psus, replicates, _parameters.Seed);
        var refused = replicates > 0 && bootstrap is null && frame.Psus.Length > 0;
        var sources = Sources(inputs, new(frame, method, _last, bootstrap), stocks, _parameters.GrowthYears)
            .Select(s => refused ? IndicatorSource.Missing(s.Indicator, MissingReason.NoVariance) : s).ToList();
        var others = new SurveyIndicators(all, method, _last, null);
        var estimates = new IndicatorEstimates(
            method.Tree, quarter.ToString(), _parameters.GrowthYears, Values(sources, GroupValues.Point), Counts(sources), Reasons(sources), null,
            Samples(sources, bootstrap?.Count ?? 0),
            _parameters.OtherGrowthYears.ToDictionary(years => years, years => Values([.. Sources(inputs, others, stocks, years)], GroupValues.Point)));
        return (estimates.WithVariances(), CellEstimate.InOrder(Cells(inputs, frame, stocks)));
    }

    /// <summary>The cells alone, without a bootstrap: what is computed of one window.</summary>
    public IReadOnlyList<CellEstimate> Cells(QuarterInputs inputs) =>
        CellEstimate.InOrder(Cells(inputs, SurveyFrame.Of(inputs.Survey, In(_parameters.GrowthYears)), QuarterStocks.Of(inputs, method, quarter, 0)));

    /// <summary>Every L.</summary>
    IEnumerable<int> Years => _parameters.OtherGrowthYears.Prepend(_parameters.GrowthYears);

    /// <summary>Rounds of the newer window and of the one L years before.</summary>
    Func<int, bool> In(int years)
    {
        var (last, length) = (_last, _parameters.WindowRounds);
        return round => IsIn(round, last) || IsIn(round, last - 4 * years);

        bool IsIn(int round, int end) => round <= end && round > end - length;
    }

    IEnumerable<IndicatorSource> Sources(QuarterInputs inputs, SurveyIndicators survey, QuarterStocks stocks, int years)
    {
        var employed = survey.Employed();
        return
        [
            .. survey.Of(years),
            .. new StockIndicators(stocks, employed?.Persons, _parameters).All(),
            Count(Indicator.Grad, inputs.Graduates.Count > 0, OccupationCounts.OfGraduates(inputs.Graduates, method)),
            Count(Indicator.Diaspora, inputs.NationalsAbroad.Count > 0, OccupationCounts.OfNationalsAbroad(inputs.NationalsAbroad, method)),
        ];

        IndicatorSource Count(Indicator indicator, bool isThere, OccupationCounts? counts)
        {
            if (!isThere || employed is not { } people) return IndicatorSource.Missing(indicator, MissingReason.NoData);
            if (counts is null) return IndicatorSource.Missing(indicator, MissingReason.NoReference);
            return new(
                indicator, (node, b) => counts.IsKnown(node) ? -Growth.Ratio(counts.Totals[node], people.Persons.At(node, b)) : double.NaN, counts.N,
                node => counts.IsKnown(node) ? MissingReason.ZeroBase : MissingReason.VariableNotCollected);
        }
    }

    IEnumerable<CellEstimate> Cells(QuarterInputs inputs, SurveyFrame frame, QuarterStocks stocks)
    {
        var (tree, period, length) = (method.Tree, quarter.ToString(), _parameters.WindowRounds);
        var window = frame.Only(round => round > _last - length);
        var asked = SurveyWindows.Pair(_last, _parameters.GrowthYears, length, round => frame.Has(round, SurveyVariables.Education));
        var norms = new EducationNorms(frame, tree, asked.Base.ToHashSet(), _parameters);
        return
        [
            .. new SurveyCells(window, tree, norms, _last, _parameters).All(),
            .. stocks.Vacancies is { } vacancies ? VacancyEstimates.From(vacancies, period, tree, _parameters) : [],
            .. stocks.Permits is { } permits ? PermitEstimates.From(permits, period, tree, _parameters) : [],
            .. OccupationCounts.OfGraduates(inputs.Graduates, method)?.Cells(period, Measures.Graduates, _parameters) ?? [],
            .. OccupationCounts.OfNationalsAbroad(inputs.NationalsAbroad, method).Cells(period, Measures.NationalsAbroad, _parameters),
        ];
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
        var samples = new RawIndicators[count];
        Parallel.For(0, count, sample => samples[sample] = Values(sources, sample));
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

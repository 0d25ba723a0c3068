using Pipeline.Indicators;
using Pipeline.Indicators.Counts;
using Pipeline.Indicators.Estimation;
using Pipeline.Indicators.Permits;
using Pipeline.Indicators.Shortage;
using Pipeline.Indicators.Survey;
using Pipeline.Indicators.Vacancies;
using Pipeline.Reference;

namespace Pipeline.Nightly;

/// <summary>Estimates a reference quarter and scores it under every profile.</summary>
sealed class QuarterWork
{
    readonly RunMethod _method;
    readonly EstimateStore _estimates;
    readonly PartialStore _partials;
    readonly ReferencePeriod _quarter;
    readonly IReadOnlyCollection<StoredPartial> _files;
    readonly IReadOnlyList<StoredPartial> _permits;
    readonly IReadOnlyList<StoredPartial> _survey;
    readonly (string Permits, string Survey) _names;
    readonly (VacancyWindow Window, VacancyWindow Now, VacancyWindow Before) _vacancies;

    /// <param name="files">Those that <see cref="InputSelection.ForQuarter"/> names.</param>
    /// <param name="estimates">Told at once which of them the quarter rests on.</param>
    public QuarterWork(RunMethod method, EstimateStore estimates, PartialStore partials, ReferencePeriod quarter, IReadOnlyCollection<StoredPartial> files)
    {
        (_method, _estimates, _partials, _quarter, _files) = (method, estimates, partials, quarter, files);
        _permits = [.. Of(Parameters.PermitDataset)];
        _survey = [.. Of(Parameters.SurveyDataset)];
        _names = (estimates.NameOfStock($"permits {quarter}", _permits), estimates.NameOfSurvey($"{quarter}", _survey));
        var months = VacancyWindows.Of(Of(Parameters.VacancyDataset).Select(f => (f.File.Period, f)), quarter, Parameters.WindowRounds);
        _vacancies = (Named(months.Window), Named(months.Now), Named(months.Before));

        VacancyWindow Named(IReadOnlyList<(ReferencePeriod Period, StoredPartial File)> of) => new(estimates.NameOfStock("vacancies", of.Select(m => m.File)), of);
    }

    /// <summary>What the quarter asks of <see cref="VacancyStocks"/>.</summary>
    public IEnumerable<VacancyWindow> Vacancies => [_vacancies.Window, _vacancies.Now, _vacancies.Before];

    IndicatorParameters Parameters => _method.Estimation.Parameters;

    /// <param name="vacancies">At least those of <see cref="Vacancies"/>, by name.</param>
    public async Task<QuarterResult> RunAsync(Task<IReadOnlyDictionary<string, StockEstimate?>> vacancies, CancellationToken ct)
    {
        var (method, replicates) = (_method.Estimation, Parameters.Replicates);
        var counts = new QuarterCounts(await ContentsAsync(Parameters.GraduateDataset, ct), await ContentsAsync(Parameters.DiasporaDataset, ct));
        var survey = await _estimates.GetSurveyAsync(
            _names.Survey, async () => new SurveyEstimation(method, _quarter, replicates).Run(Contents(await _partials.ReadAsync<SurveyPartial>(_survey, ct))), ct);
        var permits = await _estimates.GetStockAsync(
            _names.Permits, async () => QuarterStocks.OfPermits(await _partials.ReadAsync<PermitPartial>(_permits, ct), method, _quarter, replicates), ct);
        var made = await vacancies;
        var stocks = new QuarterStocks(made[_vacancies.Window.Name], made[_vacancies.Now.Name], made[_vacancies.Before.Name], permits);
        return await Task.Run(() => Score(new QuarterEstimation(method, _quarter, replicates).Run(counts, survey, stocks)), ct);
    }

    /// <summary>The index itself with all its steps; the other profiles' scores beside it.</summary>
    QuarterResult Score((IndicatorEstimates Indicators, IReadOnlyList<CellEstimate> Cells) estimated)
    {
        var strategic = _method.Strategic(_quarter);
        var index = ShortageScoring.Score(estimated.Indicators, _method.Profiles[0], strategic, Parameters.Seed);
        var others = _method.Profiles.Skip(1).SelectMany(profile => ShortageScoring.Composites(estimated.Indicators, profile, strategic));
        return new(estimated.Cells, index.SubIndices, [.. index.Composites, .. others], index.Sensitivity, index.Summaries);
    }

    IEnumerable<StoredPartial> Of(string dataset) => _files.Where(f => f.File.Dataset.ToString() == dataset);

    async Task<IReadOnlyList<CountPartial>> ContentsAsync(string dataset, CancellationToken ct) => Contents(await _partials.ReadAsync<CountPartial>(Of(dataset), ct));

    static IReadOnlyList<T> Contents<T>(IReadOnlyList<(ReferencePeriod Period, T Content)> files) => [.. files.Select(f => f.Content)];
}

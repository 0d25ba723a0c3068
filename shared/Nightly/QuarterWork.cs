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
    readonly ReferencePeriod _quarter;
    readonly IReadOnlyCollection<StoredPartial> _files;
    readonly VacancyWindows<StoredPartial> _vacancies;
    readonly IReadOnlyList<StoredPartial> _permits;
    readonly IReadOnlyList<StoredPartial> _survey;
    readonly (string Window, string Now, string Before, string Permits, string Survey) _names;

    /// <param name="files">Those that <see cref="InputSelection.ForQuarter"/> names.</param>
    /// <param name="estimates">Told at once which of them the quarter rests on.</param>
    public QuarterWork(RunMethod method, EstimateStore estimates, ReferencePeriod quarter, IReadOnlyCollection<StoredPartial> files)
    {
        (_method, _estimates, _quarter, _files) = (method, estimates, quarter, files);
        _vacancies = VacancyWindows.Of(Of(Parameters.VacancyDataset).Select(f => (f.File.Period, f)), quarter, Parameters.WindowRounds);
        _permits = [.. Of(Parameters.PermitDataset)];
        _survey = [.. Of(Parameters.SurveyDataset)];
        _names = (Name(_vacancies.Window), Name(_vacancies.Now), Name(_vacancies.Before), estimates.NameOfStock($"permits {quarter}", _permits),
            estimates.NameOfSurvey($"{quarter}", _survey));

        string Name(IReadOnlyList<(ReferencePeriod Period, StoredPartial File)> months) => estimates.NameOfStock("vacancies", months.Select(m => m.File));
    }

    IndicatorParameters Parameters => _method.Estimation.Parameters;

    public async Task<QuarterResult> RunAsync(CancellationToken ct)
    {
        var inputs = new QuarterInputs(
            [.. _survey.Select(f => (SurveyPartial)f.Partial.Content)], Read(_vacancies.Window), [.. _permits.Select(f => (f.File.Period, (PermitPartial)f.Partial.Content))],
            [.. Contents<CountPartial>(Parameters.GraduateDataset)], [.. Contents<CountPartial>(Parameters.DiasporaDataset)]);
        var stocks = await StocksAsync(inputs, ct);
        var (method, replicates) = (_method.Estimation, Parameters.Replicates);
        var survey = await _estimates.GetSurveyAsync(_names.Survey, () => new SurveyEstimation(method, _quarter, replicates).Run(inputs.Survey), ct);
        return await Task.Run(() => Score(new QuarterEstimation(method, _quarter, replicates).Run(inputs, survey, stocks)), ct);
    }

    async Task<QuarterStocks> StocksAsync(QuarterInputs inputs, CancellationToken ct)
    {
        var window = await VacanciesAsync(_names.Window, _vacancies.Window);
        return new(
            window, _names.Now == _names.Window ? window : await VacanciesAsync(_names.Now, _vacancies.Now), await VacanciesAsync(_names.Before, _vacancies.Before),
            await _estimates.GetStockAsync(_names.Permits, () => QuarterStocks.OfPermits(inputs.Permits, _method.Estimation, _quarter, Parameters.Replicates), ct));

        Task<StockEstimate?> VacanciesAsync(string name, IReadOnlyList<(ReferencePeriod Period, StoredPartial File)> months) =>
            _estimates.GetStockAsync(name, () => QuarterStocks.OfVacancies(Read(months), _method.Estimation, Parameters.Replicates), ct);
    }

    /// <summary>The index itself with all its steps; the other profiles' scores beside it.</summary>
    QuarterResult Score((IndicatorEstimates Indicators, IReadOnlyList<CellEstimate> Cells) estimated)
    {
        var strategic = _method.Strategic(_quarter);
        var index = ShortageScoring.Score(estimated.Indicators, _method.Profiles[0], strategic, Parameters.Seed);
        var others = _method.Profiles.Skip(1).SelectMany(profile => ShortageScoring.Composites(estimated.Indicators, profile, strategic));
        return new(estimated.Cells, index.SubIndices, [.. index.Composites, .. others], index.Sensitivity, index.Summaries);
    }

    static IReadOnlyList<(ReferencePeriod Period, VacancyPartial Partial)> Read(IReadOnlyList<(ReferencePeriod Period, StoredPartial File)> months) =>
        [.. months.Select(m => (m.Period, (VacancyPartial)m.File.Partial.Content))];

    IEnumerable<StoredPartial> Of(string dataset) => _files.Where(f => f.File.Dataset.ToString() == dataset);

    IEnumerable<T> Contents<T>(string dataset) => Of(dataset).Select(f => (T)f.Partial.Content);
}

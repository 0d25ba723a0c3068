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
sealed class QuarterWork(RunMethod method)
{
    readonly IndicatorParameters _parameters = method.Estimation.Parameters;

    /// <param name="files">Those that <see cref="InputSelection.ForQuarter"/> names.</param>
    public QuarterResult Run(ReferencePeriod quarter, IReadOnlyCollection<StoredPartial> files)
    {
        var inputs = new QuarterInputs(
            [.. Of<SurveyPartial>(_parameters.SurveyDataset).Select(f => f.Content)], [.. Of<VacancyPartial>(_parameters.VacancyDataset)],
            [.. Of<PermitPartial>(_parameters.PermitDataset)], [.. Of<CountPartial>(_parameters.GraduateDataset).Select(f => f.Content)],
            [.. Of<CountPartial>(_parameters.DiasporaDataset).Select(f => f.Content)]);
        var (estimates, cells) = new QuarterEstimation(method.Estimation, quarter, _parameters.Replicates).Run(inputs);

        // The index itself with all its steps; the other profiles' scores beside it.
        var strategic = method.Strategic(quarter);
        var index = ShortageScoring.Score(estimates, method.Profiles[0], strategic, _parameters.Seed);
        var others = method.Profiles.Skip(1).SelectMany(profile => ShortageScoring.Composites(estimates, profile, strategic));
        return new(cells, index.SubIndices, [.. index.Composites, .. others], index.Sensitivity, index.Summaries);

        IEnumerable<(ReferencePeriod Period, T Content)> Of<T>(string dataset) =>
            files.Where(f => f.File.Dataset.ToString() == dataset).Select(f => (f.File.Period, (T)f.Partial.Content));
    }
}

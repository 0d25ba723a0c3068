using Pipeline.Indicators.Occupations;
using Pipeline.Indicators.Survey;
using Pipeline.Reference;

namespace Pipeline.Indicators.Estimation;

/// <summary>Steps S2 to S4, S6 and S11 of the method for what one reference quarter takes from the survey.</summary>
/// <param name="quarter">The last of the newer window.</param>
/// <param name="replicates">B; 0 for the point values alone.</param>
public sealed class SurveyEstimation(EstimationMethod method, ReferencePeriod quarter, int replicates)
{
    readonly IndicatorParameters _parameters = method.Parameters;
    readonly int _last = Round.Of(quarter);

    OccupationTree Tree => method.Tree;

    /// <param name="files">Of all rounds of all windows, in any order.</param>
    public SurveyEstimate Run(IReadOnlyList<SurveyPartial> files)
    {
        var all = SurveyFrame.Of(files, round => Years.Any(years => In(years)(round)));
        var frame = all.Only(In(_parameters.GrowthYears));
        var bootstrap = replicates == 0 ? null : PsuBootstrap.Draw(frame.Psus, replicates, _parameters.Seed);
        var (own, others) = (new SurveyIndicators(frame, method, _last, bootstrap), new SurveyIndicators(all, method, _last, null));
        var samples = bootstrap?.Count ?? 0;
        return new(
            samples, replicates > 0 && bootstrap is null && frame.Psus.Length > 0, own.Employed(), Of(own, _parameters.GrowthYears, samples),
            _parameters.OtherGrowthYears.ToDictionary(years => years, years => Of(others, years, 0)), Cells(frame));
    }

    /// <summary>The cells alone, without a bootstrap.</summary>
    public IReadOnlyList<CellEstimate> Cells(IReadOnlyList<SurveyPartial> files) => Cells(SurveyFrame.Of(files, In(_parameters.GrowthYears)));

    /// <summary>Every L.</summary>
    IEnumerable<int> Years => _parameters.OtherGrowthYears.Prepend(_parameters.GrowthYears);

    /// <summary>Rounds of the newer window and of the one L years before.</summary>
    Func<int, bool> In(int years)
    {
        var (last, length) = (_last, _parameters.WindowRounds);
        return round => IsIn(round, last) || IsIn(round, last - 4 * years);

        bool IsIn(int round, int end) => round <= end && round > end - length;
    }

    IReadOnlyList<SurveyIndicator> Of(SurveyIndicators survey, int years, int samples) =>
        [.. survey.Of(years).Select(source => SurveyIndicator.Of(source, Tree.Count, samples))];

    IReadOnlyList<CellEstimate> Cells(SurveyFrame frame)
    {
        var length = _parameters.WindowRounds;
        var window = frame.Only(round => round > _last - length);
        var asked = SurveyWindows.Pair(_last, _parameters.GrowthYears, length, round => frame.Has(round, SurveyVariables.Education));
        var norms = new EducationNorms(frame, Tree, asked.Base.ToHashSet(), _parameters);
        return [.. new SurveyCells(window, Tree, norms, _last, _parameters).All()];
    }
}

using Pipeline.Indicators.Shortage;

namespace Pipeline.Indicators.Estimation;

/// <summary>All that one reference quarter takes from the survey: a night on which no round is new needs no record of it.</summary>
/// <param name="Samples">Of the bootstrap; 0 without one.</param>
/// <param name="HasNoVariance">A bootstrap was asked for, and no stratum has two units: nothing may be said.</param>
/// <param name="Employed">Employed persons of the newer window; null without a round.</param>
/// <param name="Indicators">The five that the survey gives.</param>
/// <param name="OtherYears">The same under other L, without samples.</param>
/// <param name="Cells">Of the newer window.</param>
public sealed record SurveyEstimate(
    int Samples, bool HasNoVariance, GroupValues? Employed, IReadOnlyList<SurveyIndicator> Indicators,
    IReadOnlyDictionary<int, IReadOnlyList<SurveyIndicator>> OtherYears, IReadOnlyList<CellEstimate> Cells);

/// <summary>One indicator that the survey gives, in every group of the tree.</summary>
/// <param name="Values">NaN where there is none.</param>
/// <param name="N">Respondents behind a value, by position.</param>
/// <param name="Missing">Why the data's own value is NaN, by position.</param>
public sealed record SurveyIndicator(Indicator Indicator, GroupValues Values, int[] N, MissingReason[] Missing)
{
    internal IndicatorSource Source => new(Indicator, Values.At, node => N[node], node => Missing[node]);

    /// <param name="groups">Of the tree.</param>
    /// <param name="samples">Of the bootstrap that the source is of.</param>
    internal static SurveyIndicator Of(IndicatorSource source, int groups, int samples)
    {
        var (points, replicates) = (new double[groups], new double[groups * samples]);
        var (n, missing) = (new int[groups], new MissingReason[groups]);
        for (var node = 0; node < groups; node++)
        {
            (points[node], n[node]) = (source.X(node, GroupValues.Point), source.N(node));
            missing[node] = double.IsNaN(points[node]) ? source.Why(node) : MissingReason.None;
            for (var sample = 0; sample < samples; sample++) replicates[node * samples + sample] = source.X(node, sample);
        }
        return new(source.Indicator, new(points, replicates, samples), n, missing);
    }
}

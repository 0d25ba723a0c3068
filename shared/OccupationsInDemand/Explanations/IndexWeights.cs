using Pipeline.Indicators.Shortage;

namespace Pipeline.OccupationsInDemand;

/// <summary>What each indicator weighs in the index.</summary>
public sealed class IndexWeights(ShortageProfile profile)
{
    readonly Dictionary<Indicator, double> _weights = profile.Terms.Where(t => t.Years is null).ToDictionary(t => t.Indicator, t => t.Weight);

    public ShortageProfile Profile => profile;

    /// <summary>The weights of the index that comes with the program.</summary>
    public static IndexWeights ReadDefault() => new(ShortageProfile.ReadDefaults()[0]);

    public double Of(Indicator indicator) => _weights.GetValueOrDefault(indicator);

    /// <summary>What an indicator adds to the score: w z / (sum of the weights of those that are there). Null where it has no z or no weight.</summary>
    /// <param name="coverage">Share of the weights whose indicators are there, 0 to 1.</param>
    public double? Contribution(Indicator indicator, double? z, double? coverage) =>
        Of(indicator) > 0 && coverage > 0 ? Of(indicator) * z / (coverage * _weights.Values.Sum()) : null;
}

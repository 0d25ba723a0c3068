using System.Globalization;
using Pipeline.Indicators.Tables;

namespace Pipeline.Indicators.Shortage;

/// <summary>The names of the other choices that a score is computed under (step S12).</summary>
public static class Scenario
{
    public const string EqualWeights = "equal_weights";
    public const string ClassicalZ = "classical_z";
    public const string Ranks = "rank_normalisation";
    public const string DrawnWeights = "drawn_weights";

    const string DropPrefix = "drop_";
    const string YearsPrefix = "years_";

    public static string Drop(Indicator indicator) => DropPrefix + Words.Indicator.Of(indicator).ToLowerInvariant();

    public static string Years(int years) => FormattableString.Invariant($"{YearsPrefix}{years}");

    /// <summary>The indicator that a scenario leaves out, if it is one of those.</summary>
    public static bool IsDrop(string scenario, out Indicator indicator)
    {
        indicator = default;
        return scenario.StartsWith(DropPrefix, StringComparison.Ordinal)
            && Words.Indicator.TryParse(scenario[DropPrefix.Length..].ToUpperInvariant(), out indicator);
    }

    /// <summary>The years between windows that a scenario tries, if it is one of those.</summary>
    public static bool IsYears(string scenario, out int years)
    {
        years = 0;
        return scenario.StartsWith(YearsPrefix, StringComparison.Ordinal)
            && int.TryParse(scenario.AsSpan(YearsPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out years);
    }
}

using System.Globalization;
using Pipeline.Indicators.Tables;

namespace Pipeline.Indicators.Shortage;

/// <summary>Refuses a profile whose values cannot be meant.</summary>
static class ProfileCheck
{
    /// <summary>With the median absolute deviation as scale, the unit that defines it has |z| = 1/1.4826 exactly, up to rounding.</summary>
    const double OwnDeviation = 1 / 1.4826;

    /// <exception cref="InvalidDataException">A value is out of its range.</exception>
    public static void Throw(ShortageProfile profile)
    {
        if (Problems(profile).FirstOrDefault() is { } problem)
            throw new InvalidDataException($"Profile {profile.Name} {profile.Version}: {problem}");
    }

    static IEnumerable<string> Problems(ShortageProfile p) =>
        [.. OfWeights(p), .. OfCounts(p), .. OfVotes(p), .. OfDecision(p), .. OfScope(p), .. OfUncertainty(p)];

    static IEnumerable<string> OfWeights(ShortageProfile p)
    {
        if (string.IsNullOrWhiteSpace(p.Name)) yield return "name is empty; outputs are told apart by it.";
        foreach (var (key, weight) in p.Weights)
            if (!(weight >= 0 && double.IsFinite(weight))) yield return Said($"weight {key} is {weight}; weights are 0 or more.");
        if (!(p.StrategicWeight >= 0 && double.IsFinite(p.StrategicWeight)))
            yield return Said($"strategic_weight is {p.StrategicWeight}; weights are 0 or more.");
        if (!(p.Weights.Values.Sum() + p.StrategicWeight > 0)) yield return "all weights are 0; at least one indicator must count.";
        if (p.Terms.Count != p.Terms.Select(t => (t.Indicator, t.Years)).Distinct().Count()) yield return "an indicator stands twice in weights.";
        foreach (var name in p.Borrowed)
            if (!Words.Indicator.TryParse(name, out _)) yield return $"borrowed names '{name}', which is not an indicator.";
        if (!(p.Clip > 0)) yield return Said($"clip is {p.Clip}; it bounds |z| and must be positive.");
    }

    static IEnumerable<string> OfCounts(ShortageProfile p)
    {
        if (!IsShare(p.MinWeightCoverage)) yield return Said($"min_weight_coverage is {p.MinWeightCoverage}; it is a share from 0 to 1.");
        if (p.MinCount < 1) yield return Said($"min_count is {p.MinCount}; a score needs at least 1 indicator.");
        if (p.MinOwnCount < 0 || p.MinOwnCount > p.MinCount) yield return Said($"min_own_count is {p.MinOwnCount}; it is from 0 to min_count.");
        if (p.NMin < 1) yield return Said($"n_min is {p.NMin}; it must be at least 1.");
        if (p.SmallestCell < 1) yield return Said($"smallest_cell is {p.SmallestCell}; it must be at least 1.");
    }

    static IEnumerable<string> OfVotes(ShortageProfile p)
    {
        if (Math.Abs(p.VoteZ - OwnDeviation) < 1e-3)
            yield return Said($"vote_z is {p.VoteZ}, where the unit that defines the median absolute deviation lies (1/1.4826 = 0.674491): ")
                + "its vote would turn on rounding. Choose a value at least 0.001 away.";
        if (!double.IsFinite(p.VoteZ)) yield return "vote_z must be a number.";
        if (!(p.VoteAboveMedian >= 0)) yield return Said($"vote_above_median is {p.VoteAboveMedian}; it is 0 or more.");
        if (!IsShare(p.VoteQuantile)) yield return Said($"vote_quantile is {p.VoteQuantile}; it is a share from 0 to 1.");
        if (!IsShare(p.VoteShare)) yield return Said($"vote_share is {p.VoteShare}; it is a share from 0 to 1.");
    }

    static IEnumerable<string> OfDecision(ShortageProfile p)
    {
        if (!(p.TauIn >= 0 && double.IsFinite(p.TauIn))) yield return Said($"tau_in is {p.TauIn}; it is 0 or more.");
        if (!(p.TauOut <= p.TauIn))
            yield return Said($"tau_out ({p.TauOut}) is above tau_in ({p.TauIn}): an occupation would leave the list with a score that brings it in.");
        if (!(p.PIn is > 0.5 and < 1)) yield return Said($"p_in is {p.PIn}; it lies between 0.5 and 1.");
        if (p.ConfirmQuarters < 1) yield return Said($"confirm_quarters is {p.ConfirmQuarters}; it must be at least 1.");
    }

    static IEnumerable<string> OfScope(ShortageProfile p)
    {
        if (p.SkillLevels.Any(level => level is < 1 or > 4)) yield return "skill_levels holds a level other than 1 to 4.";
        if (p.ArtisanMajors.Any(major => major is not { Length: 1 } || major[0] is < '1' or > '9'))
            yield return "artisan_majors holds something other than a major group 1 to 9.";
        if (p.SkillLevels.Count == 0 && p.ArtisanMajors.Count == 0)
            yield return "skill_levels and artisan_majors are empty: no occupation would be compared.";
    }

    static IEnumerable<string> OfUncertainty(ShortageProfile p)
    {
        if (!(p.Alpha is > 0 and < 1)) yield return Said($"alpha is {p.Alpha}; it lies between 0 and 1.");
        if (p.Replicates < 0) yield return Said($"replicates is {p.Replicates}; it is 0 or more.");
        if (p.Years < 1 || p.OtherYears.Any(years => years < 1)) yield return "years and other_years must be at least 1.";
        if (p.Draws < 0) yield return Said($"draws is {p.Draws}; it is 0 or more.");
        if (!(p.DrawConcentration > 0 && double.IsFinite(p.DrawConcentration)))
            yield return Said($"draw_concentration is {p.DrawConcentration}; it must be positive.");
        if (p.DrawTop < 1) yield return Said($"draw_top is {p.DrawTop}; it must be at least 1.");
    }

    static bool IsShare(double value) => value is >= 0 and <= 1;

    static string Said(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

using Pipeline.Indicators.Occupations;

namespace Pipeline.Indicators.Shortage;

/// <summary>What stays the same over all passes of one scoring: who is compared, by which terms, with which counts and variances.</summary>
sealed class ScoringFrame
{
    /// <summary>Growth is per year: the same error over other years has another variance. Indicators of a level do not depend on the years.</summary>
    static readonly HashSet<Indicator> PerYear = [Indicator.Wage, Indicator.Emp, Indicator.Hrs, Indicator.Underq];

    /// <summary>Digits of what a hidden count is in.</summary>
    public const int OneDecimal = 1;

    const double Tenths = 10;

    readonly double[][] _variances;

    /// <param name="strategic">National strategies that name each occupation, by code; null when the list of strategies is not there.</param>
    public ScoringFrame(ShortageProfile profile, IndicatorEstimates estimates, IReadOnlyDictionary<string, int>? strategic)
    {
        (Profile, Estimates) = (profile, estimates);
        Units = OccupationScope.Units(Tree, profile);
        Terms = [.. profile.Terms];
        Weights = [.. Terms.Select(t => t.Weight), profile.StrategicWeight];
        var borrowed = profile.Borrowed.Select(Tables.Words.Indicator.Parse).ToHashSet();
        IsBorrowed = [.. Terms.Select(t => borrowed.Contains(t.Indicator))];
        _variances = [.. Terms.Select(t => SamplingVariance.Of(estimates, t.Indicator))];
        Strategic = StrategicShares(strategic);
    }

    public ShortageProfile Profile { get; }

    public IndicatorEstimates Estimates { get; }

    public OccupationTree Tree => Estimates.Tree;

    /// <summary>Positions of the occupations compared, by code.</summary>
    public int[] Units { get; }

    public ShortageTerm[] Terms { get; }

    /// <summary>By term; the last is the strategic weight.</summary>
    public double[] Weights { get; }

    public bool[] IsBorrowed { get; }

    /// <summary>By unit, 0 to 1; NaN without a list of strategies.</summary>
    public double[] Strategic { get; }

    /// <summary>Respondents or records behind the term's values, by position in the tree.</summary>
    public int[] Counts(int term) => Estimates.Counts[(int)Terms[term].Indicator];

    /// <summary>Whether what the group's own data say is not told: of too few respondents, or a small register count.</summary>
    public bool IsHidden(int term, int node)
    {
        var count = Counts(term)[node];
        return IsBorrowed[term] ? count < Profile.NMin : count > 0 && count < Profile.SmallestCell;
    }

    /// <summary>
    /// A score, or an end of its interval, as it may be told. Where it is made of a small register count, of which z is told to one decimal, it is told to
    /// one decimal too: exact, it and the other z would give that z away, and with it the count.
    /// </summary>
    public double Told(double score, int unit) => HasHiddenCount(unit) ? Math.Round(score, OneDecimal) : score;

    /// <summary>A score's error likewise, rounded up: of a count that is not told the samples tell too.</summary>
    public double ToldError(double error, int unit) => HasHiddenCount(unit) ? Math.Round(Math.Ceiling(error * Tenths) / Tenths, OneDecimal) : error;

    bool HasHiddenCount(int unit) =>
        Enumerable.Range(0, Terms.Length).Any(term => Weights[term] > 0 && !IsBorrowed[term] && IsHidden(term, Units[unit]));

    /// <summary>
    /// Sampling variances of the term's r when the windows are <paramref name="years"/> apart: the error of growth per year over L years is 1/L of
    /// that of the change.
    /// </summary>
    public double[] Variance(int term, int years)
    {
        var factor = PerYear.Contains(Terms[term].Indicator) ? Math.Pow((double)Estimates.Years / years, 2) : 1;
        return factor == 1 ? _variances[term] : [.. _variances[term].Select(v => v * factor)];
    }

    /// <summary>The term's values when the run's windows are <paramref name="years"/> apart; null when they were not estimated.</summary>
    public RawIndicators? Raw(int term, int years)
    {
        var wanted = Terms[term].Years ?? years;
        return wanted == Estimates.Years ? Estimates.Point : Estimates.OtherYears.GetValueOrDefault(wanted);
    }

    /// <summary>Whether the replicates hold every value that the score is made of.</summary>
    public bool CanReplicate => Estimates.Replicates.Count > 1 && Terms.All(t => t.Weight == 0 || (t.Years ?? Estimates.Years) == Estimates.Years);

    double[] StrategicShares(IReadOnlyDictionary<string, int>? counts)
    {
        if (counts is null) return [.. Units.Select(_ => double.NaN)];
        var own = Units.Select(u => (double)counts.GetValueOrDefault(Tree.Nodes[u].Code)).ToArray();
        var most = own.DefaultIfEmpty().Max();
        return most > 0 ? [.. own.Select(c => c / most)] : own;
    }
}

using Pipeline.Indicators.References;
using Pipeline.Indicators.Shortage;
using Pipeline.Indicators.Survey;

namespace Pipeline.Indicators.Estimation;

/// <summary>The five indicators that the survey gives (step S4), and the employment that the others are held against.</summary>
/// <param name="last">The reference quarter.</param>
/// <param name="bootstrap">Over the units of <paramref name="frame"/>; null for the point values alone.</param>
sealed class SurveyIndicators(SurveyFrame frame, EstimationMethod method, int last, PsuBootstrap? bootstrap)
{
    readonly IndicatorParameters _parameters = method.Parameters;

    /// <summary>Employed persons of the newer window; null without a round.</summary>
    public GroupValues? Employed() => Recent(SurveyVariables.Employment) is { Count: > 0 } rounds ? Sum(rounds, SurveyCells.IsEmployed).Values(bootstrap) : null;

    /// <param name="years">L.</param>
    public IEnumerable<IndicatorSource> Of(int years) => [Wage(years), Employment(years), Hours(years), Unemployment(), Underqualified(years)];

    IndicatorSource Wage(int years)
    {
        var prices = method.References.Prices ?? (_parameters.WageWithoutPrices == WageWithoutPrices.Nominal ? ConsumerPrices.Constant : null);
        var windows = Windows(years, round => frame.Has(round, SurveyVariables.Pay) && prices?.At(round) is not null);
        if (windows.IsEmpty)
            return Windows(years, round => frame.Has(round, SurveyVariables.Pay)).IsEmpty
                ? Missing(Indicator.Wage, years)
                : IndicatorSource.Missing(Indicator.Wage, MissingReason.NoReference);
        var reference = prices!.At(windows.Now[^1])!.Value;
        var (then, now) = (Pay(windows.Base), Pay(windows.Now));
        var (before, after) = (then.Medians(bootstrap), now.Medians(bootstrap));
        return IndicatorSource.Of(
            Indicator.Wage, (node, b) => Growth.Log(before.At(node, b), after.At(node, b)) / years, node => Math.Min(then.N(node), now.N(node)));

        PaySample Pay(IReadOnlyCollection<int> rounds) => new(frame, method.Tree, rounds, round => reference / prices.At(round)!.Value, _parameters);
    }

    IndicatorSource Employment(int years)
    {
        var windows = Windows(years, round => frame.Has(round, SurveyVariables.Employment));
        if (windows.IsEmpty) return Missing(Indicator.Emp, years);
        var (then, now) = (Sum(windows.Base, SurveyCells.IsEmployed), Sum(windows.Now, SurveyCells.IsEmployed));
        var (before, after) = (then.Values(bootstrap), now.Values(bootstrap));
        return new(
            Indicator.Emp,
            (node, b) => then.N(node) + now.N(node) == 0 ? double.NaN : Growth.Symmetric(before.At(node, b), after.At(node, b)) / years,
            node => Math.Min(then.N(node), now.N(node)),
            _ => MissingReason.NoneObserved);
    }

    IndicatorSource Hours(int years)
    {
        var windows = Windows(years, round => frame.Has(round, SurveyVariables.Hours));
        if (windows.IsEmpty) return Missing(Indicator.Hrs, years);
        var (then, now) = (Mean(windows.Base, r => r.Hours, SurveyCells.HasHours), Mean(windows.Now, r => r.Hours, SurveyCells.HasHours));
        return IndicatorSource.Of(Indicator.Hrs, (node, b) => Growth.Log(then.At(node, b), now.At(node, b)) / years, node => Math.Min(then.N(node), now.N(node)));
    }

    IndicatorSource Unemployment()
    {
        var rounds = Recent(SurveyVariables.PreviousOccupation);
        if (rounds.Count == 0) return IndicatorSource.Missing(Indicator.Unemp, frame.Rounds.Any() ? MissingReason.VariableNotCollected : MissingReason.NoData);
        var (out_, in_) = (Sum(rounds, SurveyCells.IsUnemployed), Sum(rounds, SurveyCells.IsEmployed));
        var (unemployed, employed) = (out_.Values(bootstrap), in_.Values(bootstrap));
        return IndicatorSource.Of(Indicator.Unemp, (node, b) => -Growth.Share(unemployed.At(node, b), employed.At(node, b)), node => out_.N(node) + in_.N(node));
    }

    IndicatorSource Underqualified(int years)
    {
        var windows = Windows(years, round => frame.Has(round, SurveyVariables.Education));
        if (windows.IsEmpty) return Missing(Indicator.Underq, years);
        var norms = new EducationNorms(frame, method.Tree, windows.Base.ToHashSet(), _parameters);
        var (then, now) = (Share(windows.Base), Share(windows.Now));
        return IndicatorSource.Of(Indicator.Underq, (node, b) => (now.At(node, b) - then.At(node, b)) / years, node => Math.Min(then.N(node), now.N(node)));

        MeanValues Share(IReadOnlyCollection<int> rounds) => Mean(rounds, norms.IsUnder, r => double.IsNaN(norms.IsUnder(r)) ? double.NaN : 1);
    }

    /// <summary>Nothing of the survey in either window, or not this variable in both.</summary>
    IndicatorSource Missing(Indicator indicator, int years) => IndicatorSource.Missing(
        indicator, Windows(years, round => frame.Has(round, SurveyVariables.Employment)).IsEmpty ? MissingReason.NoData : MissingReason.VariableNotCollected);

    SurveyWindows Windows(int years, Func<int, bool> has) => SurveyWindows.Pair(last, years, _parameters.WindowRounds, has);

    List<int> Recent(SurveyVariables variable) => [.. SurveyWindows.Recent(last, _parameters.WindowRounds, round => frame.Has(round, variable))];

    LinearSum Sum(IReadOnlyCollection<int> rounds, Func<SurveyRecord, double> valueOf) => new(frame, method.Tree, rounds, valueOf);

    MeanValues Mean(IReadOnlyCollection<int> rounds, Func<SurveyRecord, double> valueOf, Func<SurveyRecord, double> takesPart)
    {
        var (above, below) = (Sum(rounds, valueOf), Sum(rounds, takesPart));
        return new(above.Values(bootstrap), below.Values(bootstrap), below);
    }

    sealed record MeanValues(GroupValues Above, GroupValues Below, LinearSum Sum)
    {
        public double At(int node, int sample) => Growth.Ratio(Above.At(node, sample), Below.At(node, sample));

        public int N(int node) => Sum.N(node);
    }
}

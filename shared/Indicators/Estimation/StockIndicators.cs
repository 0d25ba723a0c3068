using System.Runtime.CompilerServices;
using Pipeline.Indicators.Shortage;

namespace Pipeline.Indicators.Estimation;

/// <summary>The indicators that vacancies and permits give (step S4).</summary>
/// <param name="employed">Persons by group and sample; null without a survey round.</param>
sealed class StockIndicators(QuarterStocks stocks, GroupValues? employed, IndicatorParameters parameters)
{
    /// <summary>Added to both stocks of a comparison, so that one of nothing has a logarithm.</summary>
    const double Half = 0.5;

    public IEnumerable<IndicatorSource> All() =>
        [Held(Indicator.Vac, stocks.Vacancies, Growth.Share), VacancyGrowth(), Held(Indicator.Permit, stocks.Permits, Growth.Ratio)];

    IndicatorSource Held(Indicator indicator, StockEstimate? stock, Func<double, double, double> against)
    {
        if (stock is null || employed is null) return IndicatorSource.Missing(indicator, MissingReason.NoData);
        // Where the survey found nobody there is nothing to hold the stock against.
        return new(
            indicator, [MethodImpl(MethodImplOptions.AggressiveOptimization)] (node, b) => employed.At(node, b) > 0 ? against(stock.At(node, b), employed.At(node, b)) : double.NaN, stock.N,
            node => stock.N(node) == 0 ? MissingReason.NoneObserved : MissingReason.ZeroBase);
    }

    /// <summary>
    /// ln((V1 + 0.5) / (V0 + 0.5)) of stocks over the same months a year apart. Where both years together have fewer vacancies than the smallest cell, it
    /// would be chance.
    /// </summary>
    IndicatorSource VacancyGrowth()
    {
        if (stocks is not { Now: { } now, Before: { } before }) return IndicatorSource.Missing(Indicator.VacGrowth, MissingReason.NoData);
        return new(
            Indicator.VacGrowth, [MethodImpl(MethodImplOptions.AggressiveOptimization)] (node, b) => IsThin(node) ? double.NaN : Growth.Log(before.At(node, b) + Half, now.At(node, b) + Half), Weaker,
            node => now.N(node) + before.N(node) == 0 ? MissingReason.NoneObserved : MissingReason.TooFew);

        bool IsThin(int node) => now.N(node) + before.N(node) < parameters.SmallestCell;

        // Of a year with none nothing is told by the count of the other.
        int Weaker(int node) => Math.Min(now.N(node), before.N(node)) is > 0 and var n ? n : Math.Max(now.N(node), before.N(node));
    }
}

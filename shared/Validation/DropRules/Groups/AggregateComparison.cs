using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>Puts the tests of an <see cref="AggregateRule"/> to pairs of figures.</summary>
static class AggregateComparison
{
    /// <summary>Makes the MAD of a normal distribution its standard deviation: 1 / Φ⁻¹(3/4).</summary>
    const double Consistency = 1.4826;

    /// <summary>Logarithms that differ by less are equal: what rounding leaves.</summary>
    const double Rounding = 1e-12;

    /// <returns>How many groups were compared, and what is told of those that broke a test, in the order of <paramref name="pairs"/>.</returns>
    public static (int Compared, IReadOnlyList<Breach> Breaches) Compare(AggregateRule rule, IEnumerable<GroupPair> pairs)
    {
        var large = pairs.Where(p => Math.Max(p.RowsNow, p.RowsThen) >= rule.MinCell).ToList();
        var mad = rule.Mad is { } k ? new LogRatios([.. large.Where(HasRatio).Select(LogRatio)], (double)k) : null;
        var breaches = new List<Breach>();
        var compared = 0;
        foreach (var pair in large)
        {
            var (isPut, breach) = Put(rule, pair, mad);
            if (isPut) compared++;
            if (breach is not null) breaches.Add(breach);
        }
        return (compared, breaches);
    }

    static (bool IsPut, Breach? Breach) Put(AggregateRule rule, GroupPair pair, LogRatios? mad)
    {
        // A drop that is one group cannot lose it: its figure is then compared like any other.
        if ((pair.RowsNow == 0 || pair.RowsThen == 0) && rule.GroupBy.Count > 0)
            return rule.NewOrVanished ? (true, pair.Tell(pair.RowsNow == 0 ? "> 0" : "0", pair.RowsNow, pair.RowsThen)) : (false, null);
        if (pair is not { Now: { } now, Then: { } then }) return (false, null);
        if (rule.RatioWithin is { } band && !Figure.IsWithin(band, now, then)) return (true, pair.Tell(GroupPair.Bounds(band, then), now, then));
        if (mad is not null && HasRatio(pair) && mad.IsFar(LogRatio(pair)))
            return (true, pair.Tell($"{Figure.Of(then * mad.Low)}–{Figure.Of(then * mad.High)}", now, then));
        return (rule.RatioWithin is not null || (mad is not null && HasRatio(pair)) || rule.NewOrVanished, null);
    }

    static bool HasRatio(GroupPair pair) => pair is { RowsNow: > 0, RowsThen: > 0, Now: > 0, Then: > 0 };

    static double LogRatio(GroupPair pair) => Math.Log(pair.Now!.Value / pair.Then!.Value);

    /// <summary>The logarithms of the groups' ratios: how far one may be from their median.</summary>
    sealed class LogRatios
    {
        readonly double _median;
        readonly double _most;

        public LogRatios(IReadOnlyList<double> ratios, double k)
        {
            _median = MedianOf(ratios);
            _most = k * Consistency * MedianOf([.. ratios.Select(r => Math.Abs(r - _median))]);
        }

        /// <summary>The least ratio that is not far.</summary>
        public double Low => Math.Exp(_median - _most);

        public double High => Math.Exp(_median + _most);

        public bool IsFar(double logRatio) => Math.Abs(logRatio - _median) > _most + Rounding;

        static double MedianOf(IReadOnlyList<double> values)
        {
            if (values.Count == 0) return 0;
            var sorted = values.Order().ToList();
            return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
        }
    }
}

using Pipeline.Indicators.Occupations;
using Pipeline.Indicators.Survey;

namespace Pipeline.Indicators.Estimation;

/// <summary>
/// The survey's estimates of one window by ISCO-08 group of every level, with their errors over the design. Those without a code are in the total only. Cells
/// with too few respondents, or too uncertain ones, are suppressed.
/// </summary>
/// <param name="window">Rounds of the window only.</param>
/// <param name="last">The quarter that the window ends with.</param>
public sealed class SurveyCells(SurveyFrame window, OccupationTree tree, EducationNorms norms, int last, IndicatorParameters parameters)
{
    readonly string _period = Round.Period(last).ToString();

    /// <summary>All cells in which there is at least one respondent.</summary>
    public IEnumerable<CellEstimate> All() => [.. Counts(), .. Pay(), .. Hours(), .. Underqualified()];

    int[] RoundsWith(SurveyVariables variable) => [.. SurveyWindows.Recent(last, parameters.WindowRounds, round => window.Has(round, variable))];

    /// <summary>
    /// Employed persons (Horvitz-Thompson), and unemployed by last occupation. The design effect is that of the share of all employed; for a total, of all
    /// respondents.
    /// </summary>
    IEnumerable<CellEstimate> Counts()
    {
        var rounds = RoundsWith(SurveyVariables.Employment);
        if (rounds.Length == 0) return [];
        var everyone = Sum(rounds, _ => 1);
        var employed = Sum(rounds, IsEmployed);
        var cells = Total(Measures.Employment, employed, employed, everyone);
        var asked = RoundsWith(SurveyVariables.PreviousOccupation);
        if (asked.Length == 0) return cells;
        var unemployed = Sum(asked, IsUnemployed);
        return cells.Concat(Total(Measures.Unemployed, unemployed, unemployed, Sum(asked, _ => 1)));
    }

    IEnumerable<CellEstimate> Total(string measure, LinearSum sum, LinearSum whole, LinearSum everyone)
    {
        var (totals, everyoneTotals) = (sum.PsuTotals(), everyone.PsuTotals());
        for (var node = 0; node < tree.Count; node++)
        {
            if (sum.N(node) == 0) continue;
            if (sum.N(node) < parameters.SmallestSample)
            {
                yield return Suppressed(node, measure);
                continue;
            }
            var (of, ofTotals) = node == 0 ? (everyone, Of(everyoneTotals, 0)) : (whole, Of(totals, 0));
            var deff = Precision.DesignEffect(window.Design.RatioVariance(Of(totals, node), ofTotals), sum.Totals[node] / of.Totals[0], of.N(0));
            yield return Cell(node, measure, sum.Totals[node], sum, Root(window.Design.Variance(Of(totals, node))), deff);
        }
    }

    IEnumerable<CellEstimate> Hours()
    {
        var rounds = RoundsWith(SurveyVariables.Hours);
        return rounds.Length == 0 ? [] : Ratio(Measures.MeanWeeklyHours, Sum(rounds, r => r.Hours), Sum(rounds, HasHours), isShare: false);
    }

    IEnumerable<CellEstimate> Underqualified()
    {
        var rounds = RoundsWith(SurveyVariables.Education);
        return rounds.Length == 0 ? [] : Ratio(
            Measures.UnderqualifiedShare, Sum(rounds, norms.IsUnder), Sum(rounds, r => double.IsNaN(norms.IsUnder(r)) ? double.NaN : 1), isShare: true);
    }

    IEnumerable<CellEstimate> Ratio(string measure, LinearSum numerator, LinearSum denominator, bool isShare)
    {
        var (above, below) = (numerator.PsuTotals(), denominator.PsuTotals());
        for (var node = 0; node < tree.Count; node++)
        {
            var n = denominator.N(node);
            if (n == 0) continue;
            if (n < parameters.SmallestSample)
            {
                yield return Suppressed(node, measure);
                continue;
            }
            var value = numerator.Totals[node] / denominator.Totals[node];
            var variance = window.Design.RatioVariance(Of(above, node), Of(below, node));
            yield return Cell(node, measure, value, denominator, Root(variance), isShare ? Precision.DesignEffect(variance, value, n) : null);
        }
    }

    /// <summary>
    /// Medians of pay as it was paid. The standard error is Woodruff's (JASA 47, 1952), with the variance of the share at or below the median linearised over
    /// the design; the design effect is that share's.
    /// </summary>
    IEnumerable<CellEstimate> Pay()
    {
        var rounds = RoundsWith(SurveyVariables.Pay);
        if (rounds.Length == 0) yield break;
        var pay = new PaySample(window, tree, rounds, _ => 1, parameters);
        var medians = pay.Medians(null);
        for (var node = 0; node < tree.Count; node++)
        {
            var n = pay.N(node);
            if (n == 0) continue;
            if (n < parameters.SmallestSample)
            {
                yield return Suppressed(node, Measures.MedianHourlyPay);
                continue;
            }
            var median = medians.At(node, GroupValues.Point);
            var rows = pay.Rows(node).ToList();
            var (all, below) = (new double[window.Psus.Length], new double[window.Psus.Length]);
            foreach (var row in rows)
            {
                all[row.Psu] += row.Weight;
                if (row.Pay <= median) below[row.Psu] += row.Weight;
            }
            var variance = window.Design.RatioVariance(below, all);
            var sample = new WeightedSample([.. rows.Select(r => r.Pay)], [.. rows.Select(r => r.Weight)]);
            var se = variance is { } v ? Precision.MedianStandardError(sample, Math.Sqrt(v)) : (double?)null;
            var deff = Precision.DesignEffect(variance, below.Sum() / all.Sum(), n);
            yield return Quality(node, Measures.MedianHourlyPay, median, n, Precision.KishSampleSize(rows.Select(r => r.Weight)), se, deff);
        }
    }

    LinearSum Sum(IReadOnlyCollection<int> rounds, Func<SurveyRecord, double> valueOf) => new(window, tree, rounds, valueOf);

    ArraySegment<double> Of(double[] totals, int node) => new(totals, node * window.Psus.Length, window.Psus.Length);

    internal static double IsEmployed(SurveyRecord record) => record.Kind == LabourKind.Employed ? 1 : double.NaN;

    internal static double IsUnemployed(SurveyRecord record) => record.Kind == LabourKind.UnemployedWorker ? 1 : double.NaN;

    internal static double HasHours(SurveyRecord record) => double.IsNaN(record.Hours) ? double.NaN : 1;

    static double? Root(double? variance) => variance is { } v ? Math.Sqrt(v) : null;

    CellEstimate Cell(int node, string measure, double value, LinearSum sum, double? se, double? deff)
    {
        // Kish: (sum w)^2 / sum w^2, of the records that take part.
        var nEff = sum.Squares(node) > 0 ? sum.Totals[node] * sum.Totals[node] / sum.Squares(node) : 0;
        return Quality(node, measure, value, sum.N(node), nEff, se, deff);
    }

    CellEstimate Quality(int node, string measure, double value, int n, double nEff, double? se, double? deff) =>
        CellEstimate.Of(_period, tree.Nodes[node], measure, value, n, nEff, se, deff, parameters);

    CellEstimate Suppressed(int node, string measure) => CellEstimate.Suppressed(_period, tree.Nodes[node].Level, tree.Nodes[node].Code, measure);
}

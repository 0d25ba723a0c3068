using Pipeline.Indicators.Shortage;

namespace Pipeline.Indicators.Tests.Shortage;

/// <summary>Every line of the worked example, to the six digits it is printed with.</summary>
public class WorkedExampleTests
{
    const int Digits = 6;
    const double None = double.NaN;

    static readonly Indicator[] Order = [Indicator.Wage, Indicator.Emp, Indicator.Hrs, Indicator.Unemp, Indicator.Underq, Indicator.Vac, Indicator.Permit];

    [Fact]
    public void Raw_values_of_the_whole_economy() => AssertLine(
        Line("2142", r => r.XTotal), 0.035749, 0.049784, 0.006384, -0.097683, 0.003333, 0.005384, 0.002467);

    [Theory]
    [InlineData("2142", 0.073921, 0.095238, 0.018421, -0.052453, 0.016667, 0.044369, 0.075000)]
    [InlineData("2221", 0.036590, 0.054475, 0.021513, -0.036061, 0.011667, 0.028651, 0.004317)]
    [InlineData("2512", 0.106440, 0.160000, 0.009175, -0.046154, -0.001667, 0.111748, 0.067742)]
    [InlineData("3313", 0.008811, -0.010811, -0.008249, -0.129187, -0.005000, 0.013015, 0.003846)]
    [InlineData("7411", None, 0.087619, 0.006323, -0.111311, 0.011667, 0.017857, 0.005556)]
    public void Raw_values(string code, params double[] expected) => AssertLine(Line(code, r => r.X), expected);

    [Theory]
    [InlineData("2142", 0.038173, 0.045455, 0.012037, 0.045229, 0.013333, 0.038985, 0.072533)]
    [InlineData("2221", 0.000842, 0.004691, 0.015129, 0.061622, 0.008333, 0.023268, 0.001849)]
    [InlineData("2512", 0.070691, 0.110216, 0.002791, 0.051529, -0.005000, 0.106364, 0.065275)]
    [InlineData("3313", -0.026937, -0.060594, -0.014634, -0.031504, -0.008333, 0.007631, 0.001379)]
    [InlineData("7411", None, 0.037835, -0.000062, -0.013628, 0.008333, 0.012473, 0.003088)]
    public void Relative_to_the_economy(string code, params double[] expected) => AssertLine(Line(code, r => r.R), expected);

    [Fact]
    public void Medians() => AssertLine(Scales(s => s.Centre), 0.019507, 0.037835, 0.002791, 0.045229, 0.008333, 0.023268, 0.003088);

    [Fact]
    public void Spreads() => AssertLine(Scales(s => s.Spread), 0.048266, 0.049140, 0.013708, 0.024303, 0.007413, 0.023182, 0.002534);

    [Theory]
    [InlineData("2142", 0.386720, 0.155048, 0.674491, 0.000000, 0.674491, 0.677993, 3.000000)]
    [InlineData("2221", -0.386720, -0.674491, 0.900047, 0.674491, 0.000000, 0.000000, -0.488884)]
    [InlineData("2512", 1.060457, 1.472960, 0.000000, 0.259207, -1.798642, 3.000000, 3.000000)]
    [InlineData("3313", -0.962262, -2.003058, -1.271092, -3.000000, -2.248303, -0.674491, -0.674491)]
    [InlineData("7411", None, 0.000000, -0.208071, -2.421762, 0.000000, -0.465624, 0.000000)]
    public void Standardised(string code, params double[] expected) => AssertLine(Line(code, r => r.Z), expected);

    [Theory]
    [InlineData("2512", 1.110583, 1, 1, 90, 4, 7)]
    [InlineData("2142", 0.653263, 1, 2, 70, 4, 7)]
    [InlineData("2221", -0.043962, 1, 3, 50, 2, 7)]
    [InlineData("7411", -0.618960, 0.78, 4, 30, 0, 6)]
    [InlineData("3313", -1.539494, 1, 5, 10, 0, 7)]
    public void Score_rank_and_votes(string code, double score, double coverage, int rank, double percentile, int votes, int of)
    {
        var row = Example.Result.Composites.Of(code);
        Assert.Equal(score, row.Score!.Value, Digits);
        Assert.Equal(coverage, row.Coverage, Digits);
        Assert.Equal((rank, rank, percentile), (row.Rank, row.AverageRank, row.Percentile));
        Assert.Equal((votes, of), (row.Votes, row.Indicators));
        Assert.Equal((double)votes / of, row.VoteShare!.Value, Digits);
    }

    [Theory]
    [InlineData("equal_weights", 0, 0.999140, 0.795535, 0.003492, -0.515909, -1.547671)]
    [InlineData("drop_permit", 0, 0.900648, 0.392515, 0.005474, -0.709984, -1.635605)]
    [InlineData("drop_unemp", 0.4, 1.272750, 0.777694, -0.180810, -0.153721, -1.261302)]
    [InlineData("classical_z", 0, 0.861272, 0.528618, 0.011968, -0.327525, -1.146389)]
    public void Other_choices(string scenario, double rs, double s2512, double s2142, double s2221, double s7411, double s3313)
    {
        string[] codes = ["2512", "2142", "2221", "7411", "3313"];
        var rows = Example.Result.Sensitivity.Where(r => r.Scenario == scenario).ToDictionary(r => r.Isco08);
        AssertLine(codes.Select(c => rows[c].Score), s2512, s2142, s2221, s7411, s3313);
        Assert.Equal(rs, Example.Result.Summaries.Single(s => s.Scenario == scenario).MeanShift!.Value, Digits);
    }

    [Fact]
    public void Without_unemployment_two_occupations_swap_places()
    {
        var shifts = Example.Result.Sensitivity
            .Where(r => r.Scenario == Scenario.Drop(Indicator.Unemp)).ToDictionary(r => r.Isco08, r => (r.Rank, r.RankShift));
        Assert.Equal(((int?)3, (int?)-1), shifts["7411"]);
        Assert.Equal(((int?)4, (int?)1), shifts["2221"]);
        Assert.Equal(((int?)1, (int?)0), shifts["2512"]);
    }

    [Fact]
    public void Score_without_permits_stands_beside_the_score() =>
        Assert.Equal(0.392515, Example.Result.Composites.Of("2142").ScoreNoPermit!.Value, Digits);

    [Theory]
    [InlineData(Indicator.Wage, 0.082883, 0.082051, "2512", "2512")]
    [InlineData(Indicator.Vac, 0.042977, 0.044369, "2142 2512", "2142 2512")]
    [InlineData(Indicator.Emp, 0.131429, 0.095238, "2512", "2142 2512")]
    public void Thresholds_on_raw_values(Indicator indicator, double aboveMedian, double quartile, string passAbove, string passQuartile)
    {
        var x = Example.Codes.Select(c => Example.Estimates.Point[indicator, Example.Tree.Find(c)]).ToArray();
        // Where a value is negative the rule takes the quartile by itself; the other threshold is seen with that value raised to just above zero.
        var threshold = VoteThreshold.Of([.. x.Select(v => Math.Max(v, 1e-9))], 0.5, 0.75);
        var p75 = Numerics.Quantiles.At([.. x.Where(v => !double.IsNaN(v)).Order()], 0.75);
        Assert.Equal(aboveMedian, threshold, Digits);
        Assert.Equal(quartile, p75, Digits);
        Assert.Equal(passAbove, Passing(threshold));
        Assert.Equal(passQuartile, Passing(p75));
        Assert.Equal(x.Any(v => v < 0) ? p75 : threshold, VoteThreshold.Of(x, 0.5, 0.75));

        string Passing(double limit) => string.Join(' ', Example.Codes.Where((_, i) => x[i] >= limit));
    }

    [Fact]
    public void Threshold_profile_votes_by_the_quartile_where_values_straddle_zero()
    {
        var weights = new Dictionary<string, double> { ["EMP"] = 1 };
        var only = Example.Profile("mac") with { Borrowed = [], MinCount = 1, MinWeightCoverage = 0, Weights = weights };
        var rows = ShortageScoring.Composites(Example.Estimates, only);
        Assert.Equal(["2142", "2512"], rows.Where(r => r.Class == ShortageClass.Shortage).Select(r => r.Isco08));
    }

    static IEnumerable<double?> Line(string code, Func<SubIndexRow, double?> of) =>
        Order.Select(k => of(Example.Result.SubIndices.Single(r => r.Isco08 == code && r.Indicator == k)));

    static IEnumerable<double?> Scales(Func<Scale, double> of) =>
        Order.Select(k => (double?)of(Example.Result.Scales.Single(s => s.Term.Indicator == k).Scale));

    static void AssertLine(IEnumerable<double?> actual, params double[] expected) =>
        Assert.Equal(
            expected.Select(e => double.IsNaN(e) ? "none" : Text(e)),
            actual.Select(a => a is { } number ? Text(number) : "none"));

    /// <summary>With the printed digits; a rounded minus nothing is nothing.</summary>
    static string Text(double value) => (Math.Round(value, Digits) + 0.0).ToString("F6", System.Globalization.CultureInfo.InvariantCulture);
}

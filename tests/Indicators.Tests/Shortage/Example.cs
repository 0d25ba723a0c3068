using Pipeline.Indicators.Occupations;
using Pipeline.Indicators.Shortage;

namespace Pipeline.Indicators.Tests.Shortage;

/// <summary>The worked example: five occupations and the economy, seven indicators, three years, no borrowing.</summary>
static class Example
{
    public static readonly string[] Codes = ["2142", "2221", "2512", "3313", "7411"];

    // E0, E1, W0, W1, H0, H1, U, V, F, q0, q1; the last row is the whole economy.
    static readonly double[][] Inputs =
    [
        [4200, 5600, 1450, 1810, 44.0, 46.5, 310, 260, 420, .080, .130],
        [11800, 13900, 905, 1010, 42.0, 44.8, 520, 410, 60, .150, .185],
        [1900, 3100, 2100, 2890, 43.0, 44.2, 150, 390, 210, .050, .045],
        [9400, 9100, 1120, 1150, 45.0, 43.9, 1350, 120, 35, .220, .205],
        [7600, 9900, double.NaN, double.NaN, 47.0, 47.9, 1240, 180, 55, .310, .345],
        [3420000, 3972000, 212, 236, 36.2, 36.9, 430000, 21500, 9800, .140, .150],
    ];

    public static ShortageProfile Rsi { get; } = Profile("rsi");

    /// <summary>The index without borrowing, as the example has no variances and no siblings.</summary>
    public static ShortageProfile OwnValues { get; } = Rsi with { Borrowed = [] };

    public static ShortageProfile Profile(string name) => ShortageProfile.Parse(File.ReadAllBytes(ShortageProfile.DefaultPath(name)));

    public static OccupationTree Tree { get; } = TreeOf(Codes);

    public static OccupationTree TreeOf(IEnumerable<string> units) => new(
        units.SelectMany(u => Enumerable.Range(1, u.Length).Select(digits => u[..digits])).Distinct()
            .Select(code => KeyValuePair.Create(code, $"Group {code}")));

    public static IndicatorEstimates Estimates { get; } = Of(Tree, Raw(Tree));

    public static ShortageResult Result { get; } = ShortageScoring.Score(Estimates, OwnValues);

    /// <summary>Estimates with 100 observations each, without variances or replicates.</summary>
    public static IndicatorEstimates Of(OccupationTree tree, RawIndicators point) => new(
        tree, "2026-Q3", 3, point, Counts(tree, 100),
        [.. Enumerable.Range(0, RawIndicators.Kinds).Select(_ => new MissingReason[tree.Count])],
        null, [], new Dictionary<int, RawIndicators>());

    public static int[][] Counts(OccupationTree tree, int each) =>
        [.. Enumerable.Range(0, RawIndicators.Kinds).Select(_ => Enumerable.Repeat(each, tree.Count).ToArray())];

    public static RawIndicators Raw(OccupationTree tree)
    {
        var raw = new RawIndicators(tree.Count);
        for (var i = 0; i < Inputs.Length; i++)
        {
            var node = i < Codes.Length ? tree.Find(Codes[i]) : 0;
            if (node < 0) continue;
            var (e0, e1, w0, w1, h0, h1) = (Inputs[i][0], Inputs[i][1], Inputs[i][2], Inputs[i][3], Inputs[i][4], Inputs[i][5]);
            var (u, v, f, q0, q1) = (Inputs[i][6], Inputs[i][7], Inputs[i][8], Inputs[i][9], Inputs[i][10]);
            raw[Indicator.Wage, node] = Math.Log(w1 / w0) / 3;
            raw[Indicator.Emp, node] = 2 * (e1 - e0) / (e0 + e1) / 3;
            raw[Indicator.Hrs, node] = Math.Log(h1 / h0) / 3;
            raw[Indicator.Unemp, node] = -u / (u + e1);
            raw[Indicator.Underq, node] = (q1 - q0) / 3;
            raw[Indicator.Vac, node] = v / (v + e1);
            raw[Indicator.Permit, node] = f / e1;
        }
        return raw;
    }

    public static CompositeRow Of(this IEnumerable<CompositeRow> rows, string code) => rows.Single(r => r.Isco08 == code);
}

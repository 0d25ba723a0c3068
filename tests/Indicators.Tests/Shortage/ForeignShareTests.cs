using Pipeline.Indicators.Shortage;

namespace Pipeline.Indicators.Tests.Shortage;

/// <summary>Share of the foreign-born among the employed of each major group, Rwanda 2023 (ILOSTAT), standardised as an indicator is.</summary>
public class ForeignShareTests
{
    static readonly (double Foreign, double All)[] Majors =
    [
        (12862, 39482), (28744, 243363), (5932, 33303), (5426, 32898), (39320, 710037), (12586, 922063), (7461, 311546), (5228, 107059), (32663, 2274627),
    ];

    static readonly (double Foreign, double All) Total = (150222, 4674378);

    [Fact]
    public void Shares_and_their_distance_from_the_economy_in_robust_units()
    {
        Assert.Equal(Total, (Majors.Sum(m => m.Foreign), Majors.Sum(m => m.All)));
        Assert.Equal(0.032137, Total.Foreign / Total.All, 6);
        double[] shares = [.. Majors.Select(m => m.Foreign / m.All)];
        Assert.Equal([0.325769, 0.118112, 0.178122, 0.164934, 0.055377, 0.013650, 0.023948, 0.048833, 0.014360], Rounded(shares));

        double[] r = [.. shares.Select(s => s - Total.Foreign / Total.All)];
        double[] z = new double[9], scratch = new double[9];
        var scale = Scale.Standardise(ScaleKind.Mad, 3, r, z, scratch);
        Assert.Equal((0.023240, 0.061865), (Math.Round(scale.Centre, 6), Math.Round(scale.Spread, 6)));
        Assert.Equal([3, 1.014046, 1.984064, 1.770890, 0, -0.674491, -0.508025, -0.105786, -0.663016], Rounded(z));

        Scale.Standardise(ScaleKind.Mad, double.PositiveInfinity, r, z, scratch);
        Assert.Equal(4.370646, z[0], 6);
    }

    static IEnumerable<double> Rounded(double[] values) => values.Select(v => Math.Round(v, 6));
}

using Pipeline.Indicators.Survey;

namespace Pipeline.Indicators.Tests;

/// <summary>The worked example: two strata with three PSUs of four employed each, nine of them in the occupation.</summary>
public class DesignVarianceTests
{
    static readonly SurveyPerson[] Example =
    [
        .. Psu("A", "1", 120, "1110"), .. Psu("A", "2", 120, "0000"), .. Psu("A", "3", 150, "1000"),
        .. Psu("B", "4", 200, "0000"), .. Psu("B", "5", 180, "1111"), .. Psu("B", "6", 180, "0100"),
    ];

    [Fact]
    public void Total_and_its_standard_error()
    {
        var cell = Sample.Estimate(Example, Sample.Lenient).Cell("1", Measures.Employment);
        Assert.Equal(1410, cell.Value!.Value, 6);
        Assert.Equal(720.624729, cell.Se!.Value, 6);
        Assert.Equal(519300, Math.Pow(cell.Se.Value, 2), 6);
        Assert.Equal(0.511081, cell.Rse!.Value, 6);
        Assert.Equal(9, cell.N);
    }

    [Fact]
    public void Share_of_all_employed_and_its_design_effect()
    {
        var cells = Sample.Estimate(Example, Sample.Lenient);
        var whole = cells.Cell(CellEstimate.Total, Measures.Employment);
        Assert.Equal(3800, whole.Value!.Value, 6);
        Assert.Equal(24, whole.N);
        Assert.Equal(23.126201, whole.NEff!.Value, 6);
        Assert.Equal(3.764407, cells.Cell("1", Measures.Employment).Deff!.Value, 6);
    }

    [Fact]
    public void Ratio_variance_is_linearised()
    {
        var design = new StratifiedDesign([.. Example.Select(p => (p.Stratum, p.Psu))]);
        var rows = Enumerable.Range(0, Example.Length).ToList();
        var y = design.PsuTotals(rows.Where(i => Example[i].Isco08 == "11"), i => Example[i].Weight);
        var x = design.PsuTotals(rows, i => Example[i].Weight);
        Assert.Equal(0.371053, y.Sum() / x.Sum(), 6);
        Assert.Equal(0.038196060, design.RatioVariance(y, x)!.Value, 9);
        Assert.Equal(0.195438, Math.Sqrt(design.RatioVariance(y, x)!.Value), 6);
        Assert.Equal(519300, design.Variance(y)!.Value, 6);
    }

    [Fact]
    public void Estimate_this_uncertain_is_suppressed() =>
        Assert.Equal(
            CellEstimate.Suppressed("2026-Q3", 1, "1", Measures.Employment),
            Sample.Estimate(Example, Sample.Parameters with { SmallestSample = 1 }).Cell("1", Measures.Employment));

    [Fact]
    public void Psu_alone_in_its_stratum_is_compared_with_all_psus()
    {
        var design = new StratifiedDesign([("A", "1"), ("A", "2"), ("B", "1")]);
        // A: 2/1 * (2*2 + 2*2) about its mean 3; B: (9 - 5)^2 about the mean of all three.
        Assert.Equal(32, design.Variance([1, 5, 9])!.Value, 12);
    }

    [Fact]
    public void Single_psu_tells_nothing_of_variance()
    {
        Assert.Null(new StratifiedDesign([("A", "1"), ("A", "1")]).Variance([5]));
        Assert.Null(new StratifiedDesign([("A", "1"), ("A", "2")]).RatioVariance([3, 0], [4, 0]));
    }

    [Fact]
    public void Equal_weights_lose_nothing()
    {
        Assert.Equal(5, Precision.KishSampleSize([7, 7, 7, 7, 7]), 12);
        Assert.Null(Precision.DesignEffect(0.1, 1, 30));
    }

    [Fact]
    public void Error_of_a_median_is_that_of_its_share_carried_back()
    {
        var values = Enumerable.Range(1, 100).Select(i => (double)i).ToArray();
        var sample = new WeightedSample(values, [.. values.Select(_ => 1.0)]);
        // 0.5 plus and minus 1.96 * 0.05 fall on the 60th and the 41st value.
        Assert.Equal((60 - 41) / (2 * 1.959964), Precision.MedianStandardError(sample, 0.05), 6);
        Assert.Equal(0, Precision.MedianStandardError(new WeightedSample([5, 5, 5, 9], [1, 1, 1, 1]), 0.1));
    }

    static IEnumerable<SurveyPerson> Psu(string stratum, string psu, double weight, string inOccupation) =>
        inOccupation.Select(c => Sample.Person(stratum, psu, weight, c == '1' ? "11" : "21"));
}

using Pipeline.Protocols;
using static Pipeline.Validation.Tests.Drop;

namespace Pipeline.Validation.Tests;

/// <summary>How reports show the values of a column whose contract names a mask.</summary>
public class MaskTests
{
    [Theory]
    [InlineData(Protocols.Mask.None, "wrong value", "wrong value")]
    [InlineData(Protocols.Mask.Last4, "wrong value", "•••alue")]
    [InlineData(Protocols.Mask.Last4, "wrong", "•••")]
    public async Task A_mask_that_the_contract_names_goes_before_the_classification(Protocols.Mask mask, string cell, string shown)
    {
        var drop = await OfColumnAsync(TestProtocol.Text("x") with { ValidValues = ["right"], Mask = mask, Classification = Classification.Personal }, cell);
        Assert.Equal((shown, shown), (drop.Only.Value, drop.Report.Values.Single().Value));
    }

    [Fact]
    public async Task Hashes_tell_equal_values_of_one_drop_and_nothing_more()
    {
        var column = TestProtocol.Text("x") with { ValidValues = ["right"], Mask = Protocols.Mask.Hash };
        var drop = await OfColumnAsync(column, "one", "two", "one");
        var shown = drop.Findings.Select(f => f.Value!).ToArray();
        Assert.All(shown, s => Assert.Matches("^#[0-9a-f]{10}$", s));
        Assert.Equal((shown[0], 2), (shown[2], shown.Distinct().Count()));
        Assert.Equal(2, drop.Report.Values.Single(v => v.Value == shown[0]).Count);
        Assert.NotEqual(shown[0], (await OfColumnAsync(column, "one")).Only.Value);
    }
}

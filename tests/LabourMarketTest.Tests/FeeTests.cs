using System.Text.Json;
using Pipeline.LabourMarketTest.Decisions;
using Pipeline.LabourMarketTest.Law;
using Pipeline.LabourMarketTest.Rules;

namespace Pipeline.LabourMarketTest.Tests;

public sealed class FeeTests
{
    [Fact]
    public void A_citizen_of_a_Partner_State_is_told_that_the_permit_is_free_and_others_nothing_that_is_not_on_record()
    {
        using var records = new DecisionRecord(World.Inputs, World.Texts);
        using var eac = JsonDocument.Parse(records.Write(World.Assess(World.Open with { Nationalities = ["KEN"] })).ToArray());
        var fee = eac.RootElement.GetProperty("fee");
        Assert.Equal((0m, "RWF", "Application"), (fee.GetProperty("amount").GetDecimal(), fee.GetProperty("currency").GetString(), fee.GetProperty("per").GetString()));
        using var general = JsonDocument.Parse(records.Write(World.Assess(World.Open)).ToArray());
        Assert.False(general.RootElement.TryGetProperty("fee", out _));
        using var refused = JsonDocument.Parse(records.Write(World.Assess(World.Open with { Nationalities = ["KEN"], Post = World.Open.Post! with { PublicService = true } })).ToArray());
        Assert.False(refused.RootElement.TryGetProperty("fee", out _));
    }

    [Fact]
    public void The_fee_of_the_EAC_track_is_the_one_that_the_table_of_fees_has_for_Rwanda()
    {
        var listed = World.Law.Fees.Of("RWA", World.Filed)!;
        Assert.Equal((listed.Lowest, listed.Highest), (World.Set("RW-EAC").Procedure.Fee!.Amount, World.Set("RW-EAC").Procedure.Fee!.Amount));
    }

    [Theory]
    [InlineData("2019-12-31", null)]
    [InlineData("2020-01-01", 100)]
    [InlineData("2023-06-30", 100)]
    [InlineData("2023-07-01", 80)]
    public void A_fee_is_that_of_its_days(string day, int? amount)
    {
        PermitFee Line(int of, DateOnly from, DateOnly? to) => new("TZA", of, of, "USD", from, to, "made up", SourceStatus.Published, "test", false);
        var fees = new PermitFees([Line(100, new(2020, 1, 1), null), Line(80, new(2023, 7, 1), null), Line(5, new(2010, 1, 1), new(2011, 1, 1))]);
        Assert.Equal(amount, fees.Of("TZA", DateOnly.ParseExact(day, "yyyy-MM-dd"))?.Lowest);
        Assert.Null(fees.Of("UGA", new(2023, 7, 1)));
    }

    [Theory]
    [InlineData("500", "1000", "500-1000 USD")]
    [InlineData("0.00", null, "0 USD")]
    public void A_fee_is_written_as_one_amount_or_a_range(string amount, string? most, string written) =>
        Assert.Equal(written, $"{new Fee(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), "USD", most is null ? null : decimal.Parse(most, System.Globalization.CultureInfo.InvariantCulture))}");
}

using Pipeline.Protocols;

namespace Pipeline.Agreements.Tests;

/// <summary>That an agreement ends is told in time.</summary>
public class ExpiryAlertTests
{
    static readonly DateOnly End = new(2031, 6, 30);

    [Theory]
    [InlineData(61, null)]
    [InlineData(60, "ends within 60 days")]
    [InlineData(31, "ends within 60 days")]
    [InlineData(30, "ends within 30 days")]
    [InlineData(8, "ends within 30 days")]
    [InlineData(7, "ends within 7 days")]
    [InlineData(0, "ends within 7 days")]
    [InlineData(-1, "ended")]
    public void Sixty_thirty_and_seven_days_before(int left, string? alert) =>
        Assert.Equal(alert, ExpiryAlert.On(Agreement.None with { ExpiresOn = End }, End.AddDays(-left)));

    [Fact]
    public void Where_no_end_is_agreed_none_is_told() => Assert.Null(ExpiryAlert.On(Agreement.None, End));
}

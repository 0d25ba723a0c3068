namespace Pipeline.Reference.Tests;

public class RwandaTimeTests
{
    [Theory]
    [InlineData("2026-10-31T21:59:59Z", "2026-10-31")]
    [InlineData("2026-10-31T22:00:00Z", "2026-11-01")]
    [InlineData("2026-07-01T00:30:00+02:00", "2026-07-01")]
    [InlineData("2026-07-01T00:30:00+05:00", "2026-06-30")]
    public void A_day_begins_two_hours_before_it_does_in_utc(string moment, string day) =>
        Assert.Equal(DateOnly.Parse(day), RwandaTime.DayOf(DateTimeOffset.Parse(moment)));
}

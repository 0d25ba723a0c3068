using Pipeline.Indicators.References;

namespace Pipeline.Indicators.Tests;

public class StrategicOccupationTests
{
    const string Header = "isco08,strategy,valid_from,valid_to,source\n";

    [Fact]
    public void Strategies_hold_from_their_first_to_their_last_day()
    {
        var strategies = StrategicOccupations.Parse("strategic.csv", Header + "2221,health,2024-01-01,2025-12-31,p. 3\n2221,education,2025-06-01,,p. 9\n");
        DateOnly[] days = [new(2023, 12, 31), new(2024, 1, 1), new(2025, 5, 31), new(2025, 12, 31), new(2026, 1, 1)];
        Assert.Equal(["", "health", "health", "education health", "education"], days.Select(d => string.Join(' ', strategies.Of("2221", d).Select(s => s.Strategy))));
        Assert.Equal([0, 1, 1, 2, 1], days.Select(d => strategies.CountsOn(d)!.GetValueOrDefault("2221")));
        Assert.Empty(strategies.Of("2222", new(2025, 1, 1)));
    }

    [Theory]
    [InlineData("22,health,2024-01-01,,p", "line 2, column isco08: '22'")]
    [InlineData("2221,a b,2024-01-01,,p", "line 2, column strategy: 'a b'")]
    [InlineData("2221,health,soon,,p", "line 2, column valid_from: 'soon'")]
    [InlineData("2221,health,2024-01-01,2023-01-01,p", "line 2, column valid_to: '2023-01-01'")]
    [InlineData("2221,health,2024-01-01,,", "line 2, column source: ''")]
    [InlineData("2221,health,2024-01-01,,p\n2221,health,2025-01-01,,p", "line 3, column strategy: 'health'")]
    public void A_faulty_line_is_refused_by_place_and_value(string lines, string message) =>
        Assert.Contains(message, Assert.Throws<InvalidDataException>(() => StrategicOccupations.Parse("strategic.csv", Header + lines + "\n")).Message, StringComparison.Ordinal);

    [Fact]
    public void None_is_invented_where_none_was_supplied()
    {
        Assert.False(ReferenceData.Read(ReferenceData.DefaultFolder).Strategies.IsSupplied);
        Assert.Null(StrategicOccupations.None.CountsOn(new(2026, 1, 1)));
    }
}

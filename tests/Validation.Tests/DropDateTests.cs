using System.Text;
using Pipeline.Protocols.Expressions;

namespace Pipeline.Validation.Tests;

/// <summary>Rules against the day on which the drop came.</summary>
public class DropDateTests
{
    const string Rule = "issued <= DROP_DATE";

    [Theory]
    [Trait("Check", "16")]
    [InlineData("2026-11-05", true)]
    [InlineData("2026-11-06", false)]
    public async Task What_happens_after_the_drop_came_has_not_happened(string issued, bool holds) =>
        Assert.Equal(holds, (await CheckAsync(Rule, issued)).Findings.Count == 0);

    [Theory]
    [InlineData("2026-11-07T21:59:00Z", "2026-11-07", true)]
    [InlineData("2026-11-07T21:59:00Z", "2026-11-08", false)]
    [InlineData("2026-11-07T22:00:00Z", "2026-11-08", true)]
    public async Task The_day_is_that_of_the_delivery_in_Rwanda_and_not_that_of_the_check(string received, string issued, bool holds) =>
        Assert.Equal(holds, (await CheckAsync(Rule, issued, DateTimeOffset.Parse(received))).Findings.Count == 0);

    [Fact]
    public async Task Days_before_the_drop_came_are_counted_from_it()
    {
        Assert.Empty((await CheckAsync("DROP_DATE - issued between 1 and 31", "2026-10-05")).Findings);
        Assert.Equal("T-R-01", (await CheckAsync("DROP_DATE - issued between 1 and 31", "2026-10-04")).Only.RuleId);
    }

    static Task<Drop> CheckAsync(string assert, string issued, DateTimeOffset? received = null)
    {
        var protocol = TestProtocol.WithRule(ExpressionParser.Parse(assert, TestProtocol.Make().Columns));
        var text = $"{TestProtocol.Header}\n{TestProtocol.Row.Replace("2026-10-05", issued, StringComparison.Ordinal)}\n";
        return Drop.OfAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), protocol, received: received);
    }
}

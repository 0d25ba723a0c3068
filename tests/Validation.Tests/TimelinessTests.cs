using System.Text;
using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Validation.Tests;

public sealed class TimelinessTests
{
    static readonly ReferencePeriod October = ReferencePeriod.Parse("2026-10");

    static async Task<Drop> ReceiveAsync(string? day, FakeDrops? others = null)
    {
        var protocol = TestProtocol.Make(p => p with { Service = new(Frequency.M, 10) });
        DateTimeOffset? received = day is null ? null : DateTimeOffset.Parse($"{day}T12:00:00+02:00", System.Globalization.CultureInfo.InvariantCulture);
        return await Drop.OfAsync(new MemoryStream(Encoding.UTF8.GetBytes(TestProtocol.Header)), protocol, period: October, others: others, received: received);
    }

    [Theory]
    [Trait("Check", "8")]
    [InlineData("2026-11-10", null)]
    [InlineData("2026-11-11", Severity.Warning)]
    [InlineData("2027-01-10", Severity.Warning)]
    [InlineData("2027-01-11", Severity.Error)]
    public async Task A_drop_is_late_from_the_day_after_it_was_due_and_an_error_two_periods_on(string day, Severity? severity)
    {
        var late = (await ReceiveAsync(day)).Findings.SingleOrDefault(f => f.RuleId == "file.late");
        Assert.Equal(severity, late?.Severity);
    }

    [Fact]
    public async Task What_is_told_names_the_day_it_came_and_the_day_it_was_due()
    {
        var late = (await ReceiveAsync("2026-11-22")).Find("file.late");
        Assert.Equal(("late-drop", 0, "a drop of 2026-10 by 2026-11-10"), (late.Code, late.Level, late.Expected.En));
        Assert.Equal("It came on 2026-11-22, 12 day(s) after the day agreed.", late.Message.En);
    }

    [Fact]
    public async Task A_day_begins_in_Rwanda_two_hours_before_it_does_in_UTC()
    {
        var protocol = TestProtocol.Make(p => p with { Service = new(Frequency.M, 10) });
        DateTimeOffset lateEvening = new(2026, 11, 10, 22, 30, 0, TimeSpan.Zero);
        var drop = await Drop.OfAsync(new MemoryStream(Encoding.UTF8.GetBytes(TestProtocol.Header)), protocol, period: October, received: lateEvening);
        Assert.Contains(drop.Findings, f => f.RuleId == "file.late");
    }

    [Fact]
    public async Task A_correction_of_what_came_before_is_not_late() =>
        Assert.DoesNotContain((await ReceiveAsync("2026-11-22", new FakeDrops().With("2026-10", [TestProtocol.Row]))).Findings, f => f.RuleId == "file.late");

    [Fact]
    public async Task A_file_that_is_only_tried_cannot_be_late() =>
        Assert.DoesNotContain((await ReceiveAsync(null)).Findings, f => f.RuleId is "file.late" or "file.gap");

    [Fact]
    public async Task A_late_drop_is_accepted_all_the_same()
    {
        var protocol = TestProtocol.Make(p => p with { Service = new(Frequency.M, 0) });
        var text = $"{TestProtocol.Header}\n{TestProtocol.Row}\n";
        var drop = await Drop.OfAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), protocol, received: new(2028, 1, 1, 8, 0, 0, TimeSpan.Zero));
        Assert.Equal((Severity.Error, Outcome.AcceptedWithWarnings), (drop.Find("file.late").Severity, drop.Report.Outcome));
    }

    [Theory]
    [Trait("Check", "8")]
    [InlineData("2026-09", false)]
    [InlineData("2026-08", true)]
    [InlineData("2026-11", false)]
    public async Task A_period_without_a_drop_before_this_one_is_a_gap(string delivered, bool isGap)
    {
        var drop = await ReceiveAsync("2026-11-05", new FakeDrops().With(delivered, [TestProtocol.Row]));
        Assert.Equal(isGap, drop.Findings.Any(f => f is { RuleId: "file.gap", Code: "period-gap", Severity: Severity.Warning }));
    }

    [Fact]
    public async Task The_first_drop_of_a_dataset_leaves_no_gap() =>
        Assert.DoesNotContain((await ReceiveAsync("2026-11-05", new FakeDrops())).Findings, f => f.RuleId == "file.gap");
}

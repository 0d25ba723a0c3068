using FsCheck;
using FsCheck.Fluent;

namespace Pipeline.Reference.Tests;

public sealed class ReferencePeriodTests
{
    static readonly Arbitrary<ReferencePeriod> Periods = Arb.From(
        from frequency in Gen.Elements(Enum.GetValues<Frequency>())
        from year in Gen.Choose(1950, 2150)
        from index in Gen.Choose(0, 12 / (int)frequency - 1)
        select First(frequency, year).Add(index));

    [Theory]
    [InlineData("2026", "2026-01-01", "2026-12-31")]
    [InlineData("2026-S1", "2026-01-01", "2026-06-30")]
    [InlineData("2026-S2", "2026-07-01", "2026-12-31")]
    [InlineData("2026-Q1", "2026-01-01", "2026-03-31")]
    [InlineData("2026-Q4", "2026-10-01", "2026-12-31")]
    [InlineData("2026-10", "2026-10-01", "2026-10-31")]
    [InlineData("2024-02", "2024-02-01", "2024-02-29")]
    [InlineData("2023-02", "2023-02-01", "2023-02-28")]
    public void A_period_knows_its_first_and_last_day(string text, string start, string end)
    {
        var period = ReferencePeriod.Parse(text);
        Assert.Equal((DateOnly.Parse(start), DateOnly.Parse(end)), (period.Start, period.End));
    }

    [Theory]
    [InlineData("2026-12", 1, "2027-01")]
    [InlineData("2026-01", -1, "2025-12")]
    [InlineData("2026-Q4", 1, "2027-Q1")]
    [InlineData("2026-Q3", -12, "2023-Q3")]
    [InlineData("2026-S2", 3, "2028-S1")]
    [InlineData("2026", 4, "2030")]
    public void Periods_are_counted_on(string text, int count, string expected) =>
        Assert.Equal(expected, $"{ReferencePeriod.Parse(text).Add(count)}");

    [Theory]
    [InlineData("")]
    [InlineData("26")]
    [InlineData("2026-13")]
    [InlineData("2026-00")]
    [InlineData("2026-1")]
    [InlineData("2026-Q5")]
    [InlineData("2026-Q0")]
    [InlineData("2026-S3")]
    [InlineData("2026Q3")]
    [InlineData("2026-Q03")]
    [InlineData("1899")]
    [InlineData("2200")]
    [InlineData("2026-q3")]
    [InlineData("+026-10")]
    [InlineData(" 2026")]
    [InlineData("２０２６")]
    public void Other_texts_are_refused(string text)
    {
        Assert.False(ReferencePeriod.TryParse(text, null, out _));
        Assert.Throws<FormatException>(() => ReferencePeriod.Parse(text));
    }

    [Fact]
    public void What_is_written_is_read_back() =>
        Prop.ForAll(Periods, p => ReferencePeriod.Parse($"{p}") == p).Check(Laws.Cases());

    [Fact]
    public void Counting_on_and_back_ends_where_it_began() =>
        Prop.ForAll(Periods, Arb.From(Gen.Choose(-40, 40)), (p, n) => p.Add(n).Add(-n) == p).Check(Laws.Cases());

    [Fact]
    public void The_next_period_starts_on_the_day_after() =>
        Prop.ForAll(Periods, p => p.Add(1).Start == p.End.AddDays(1)).Check(Laws.Cases());

    [Fact]
    public void Order_is_that_of_the_days() => Prop.ForAll(Periods, Periods, (a, b) =>
        Math.Sign(a.CompareTo(b)) == -Math.Sign(b.CompareTo(a))
        && (a.Start == b.Start ? Math.Sign(a.CompareTo(b)) == Math.Sign(a.End.CompareTo(b.End)) : a < b == a.Start < b.Start)
        && (a <= b || a > b) && (a >= b || a < b)).Check(Laws.Cases());

    [Fact]
    public void Order_of_texts_of_one_frequency_is_that_of_periods() => Prop.ForAll(Periods, Arb.From(Gen.Choose(1, 60)), (p, n) =>
        string.CompareOrdinal($"{p}", $"{p.Add(n)}") < 0).Check(Laws.Cases());

    static ReferencePeriod First(Frequency frequency, int year) =>
        ReferencePeriod.Parse(frequency switch { Frequency.A => $"{year}", Frequency.S => $"{year}-S1", Frequency.Q => $"{year}-Q1", _ => $"{year}-01" });
}

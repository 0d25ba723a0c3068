using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Pipeline.Reference;

/// <summary>How long a <see cref="ReferencePeriod"/> is, with the SDMX frequency letter as its name.</summary>
public enum Frequency
{
    /// <summary>A year.</summary>
    A = 12,
    /// <summary>Half a year.</summary>
    S = 6,
    /// <summary>A quarter.</summary>
    Q = 3,
    /// <summary>A month.</summary>
    M = 1,
}

/// <summary>
/// The period a drop's figures are about, in SDMX time-period notation: <c>2026</c>, <c>2026-S1</c>, <c>2026-Q3</c> or <c>2026-10</c>.
/// Years run from 1900 to 2199. Periods of different frequency compare by start, then by length.
/// </summary>
public readonly record struct ReferencePeriod : IParsable<ReferencePeriod>, IComparable<ReferencePeriod>
{
    ReferencePeriod(Frequency frequency, int year, int index) => (Frequency, Year, Index) = (frequency, year, index);

    public Frequency Frequency { get; }

    public int Year { get; }

    /// <summary>Which of the year's periods, from 1: month 1-12, quarter 1-4, half 1-2, year 1.</summary>
    public int Index { get; }

    /// <summary>First day.</summary>
    public DateOnly Start => new(Year, (Index - 1) * (int)Frequency + 1, 1);

    /// <summary>Last day.</summary>
    public DateOnly End => Start.AddMonths((int)Frequency).AddDays(-1);

    /// <summary>The period of the same length that lies <paramref name="count"/> periods later (earlier when negative).</summary>
    public ReferencePeriod Add(int count)
    {
        var start = Start.AddMonths(count * (int)Frequency);
        return new(Frequency, start.Year, (start.Month - 1) / (int)Frequency + 1);
    }

    public int CompareTo(ReferencePeriod other) =>
        (Year * 12 + (Index - 1) * (int)Frequency, (int)Frequency).CompareTo(
            (other.Year * 12 + (other.Index - 1) * (int)other.Frequency, (int)other.Frequency));

    public static bool operator <(ReferencePeriod left, ReferencePeriod right) => left.CompareTo(right) < 0;

    public static bool operator >(ReferencePeriod left, ReferencePeriod right) => left.CompareTo(right) > 0;

    public static bool operator <=(ReferencePeriod left, ReferencePeriod right) => left.CompareTo(right) <= 0;

    public static bool operator >=(ReferencePeriod left, ReferencePeriod right) => left.CompareTo(right) >= 0;

    public override string ToString() => Frequency switch
    {
        Frequency.A => Year.ToString("0000", CultureInfo.InvariantCulture),
        Frequency.M => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Index:00}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Frequency}{Index}"),
    };

    /// <exception cref="FormatException">The text is not a period in the notation above.</exception>
    public static ReferencePeriod Parse(string s, IFormatProvider? provider = null) => TryParse(s, provider, out var period)
        ? period
        : throw new FormatException("A period is written 2026 (year), 2026-S1 (half), 2026-Q3 (quarter) or 2026-10 (month).");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ReferencePeriod result)
    {
        result = default;
        if (s is not { Length: 4 or 7 } || !TryNumber(s.AsSpan(0, 4), 1900, 2199, out var year)) return false;
        if (s.Length == 4)
        {
            result = new(Frequency.A, year, 1);
            return true;
        }
        if (s[4] != '-') return false;
        var frequency = s[5] switch { 'S' => Frequency.S, 'Q' => Frequency.Q, _ => Frequency.M };
        if (!TryNumber(s.AsSpan(frequency == Frequency.M ? 5 : 6), 1, 12 / (int)frequency, out var index)) return false;
        result = new(frequency, year, index);
        return true;
    }

    static bool TryNumber(ReadOnlySpan<char> digits, int low, int high, out int value) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value >= low && value <= high;
}

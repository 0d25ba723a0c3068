using Parquet.Encodings;

namespace Parquet.Columns;

/// <summary>A date as days since 1970.</summary>
readonly struct DateOnlyDays : IConversion<DateOnly, int>
{
    static readonly int Epoch = new DateOnly(1970, 1, 1).DayNumber;

    public int Store(DateOnly value) => value.DayNumber - Epoch;

    public DateOnly Load(int stored) => stored >= -Epoch && stored <= DateOnly.MaxValue.DayNumber - Epoch
        ? DateOnly.FromDayNumber(stored + Epoch)
        : throw new ParquetException($"day {stored} since 1970 is out of the range of dates");
}

/// <summary>The date of a <see cref="DateTime"/> as days since 1970.</summary>
readonly struct DateTimeDays : IConversion<DateTime, int>
{
    public int Store(DateTime value) => default(DateOnlyDays).Store(DateOnly.FromDateTime(value));

    public DateTime Load(int stored) => default(DateOnlyDays).Load(stored).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
}

/// <summary>A point in time as a count since 1970, in units of <paramref name="ticks"/> ticks.</summary>
/// <param name="perTick">Units in a tick, where they are finer.</param>
/// <param name="kind">Of the values read.</param>
readonly struct TimestampUnits(long ticks, long perTick, DateTimeKind kind) : IConversion<DateTime, long>
{
    public long Store(DateTime value)
    {
        // Division of ticks since year 1 rounds down, also before 1970.
        var units = Clock.ToUtc(value).Ticks / ticks - DateTime.UnixEpoch.Ticks / ticks;
        return Math.BigMul(units, perTick, out var result) is 0 or -1 && result >= 0 == units >= 0
            ? result
            : throw new ParquetException($"{value:O} is out of the range of the column's unit");
    }

    public DateTime Load(long stored)
    {
        var units = stored / perTick;
        return units <= long.MaxValue / ticks && units >= long.MinValue / ticks ? Clock.At(units * ticks, kind) : throw Clock.OutOfRange();
    }
}

/// <summary>A point in time in the form of early writers.</summary>
readonly struct ImpalaTime : IConversion<DateTime, Int96>
{
    const int EpochJulianDay = 2_440_588;

    public Int96 Store(DateTime value)
    {
        var ticks = Clock.ToUtc(value).Ticks;
        var days = (int)(ticks / TimeSpan.TicksPerDay) - (int)(DateTime.UnixEpoch.Ticks / TimeSpan.TicksPerDay);
        return new(ticks % TimeSpan.TicksPerDay * TimeSpan.NanosecondsPerTick, EpochJulianDay + days);
    }

    public DateTime Load(Int96 stored)
    {
        // No year that fits is further off than this; the product cannot overflow.
        if (Math.Abs((long)stored.JulianDay - EpochJulianDay) > 4_000_000) throw Clock.OutOfRange();
        var ticks = (stored.JulianDay - EpochJulianDay) * TimeSpan.TicksPerDay + stored.NanosecondsOfDay / TimeSpan.NanosecondsPerTick;
        return Clock.At(ticks, DateTimeKind.Unspecified);
    }
}

/// <summary>What all forms of time do with the limits and the kind of a <see cref="DateTime"/>.</summary>
static class Clock
{
    public static DateTime ToUtc(DateTime value) => value.Kind == DateTimeKind.Local ? value.ToUniversalTime() : value;

    public static DateTime At(long ticksSinceEpoch, DateTimeKind kind) =>
        ticksSinceEpoch >= -DateTime.UnixEpoch.Ticks && ticksSinceEpoch <= DateTime.MaxValue.Ticks - DateTime.UnixEpoch.Ticks
            ? new(DateTime.UnixEpoch.Ticks + ticksSinceEpoch, kind)
            : throw OutOfRange();

    public static ParquetException OutOfRange() => new("a timestamp is out of the range of System.DateTime");
}

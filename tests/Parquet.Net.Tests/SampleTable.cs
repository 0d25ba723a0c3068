using System.Text;
using Parquet.Schema;

namespace Pipeline.Parquet.Net.Tests;

/// <summary>A table with a column of every type, with and without nulls. The same seed makes the same values.</summary>
public static class SampleTable
{
    static readonly string[] Words =
        ["Kigali", "Huye", "Rubavu", "Musanze", "", "Nyagatare \u2713", "\ud83c\uddf7\ud83c\uddfc", "\uffee", "Gicumbi, \"north\"\n"];

    public static TestTable Create(int rows, int seed = 1)
    {
        var random = new Random(seed);
        return new(rows,
        [
            .. Both<bool>(rows, random, () => random.Next(2) == 1),
            .. Both<int>(rows, random, () => random.Next(int.MinValue, int.MaxValue)),
            .. Both<uint>(rows, random, () => (uint)random.NextInt64(uint.MaxValue)),
            .. Both<short>(rows, random, () => (short)random.Next(short.MinValue, short.MaxValue)),
            .. Both<byte>(rows, random, () => (byte)random.Next(256)),
            .. Both<sbyte>(rows, random, () => (sbyte)random.Next(-128, 128)),
            .. Both<ushort>(rows, random, () => (ushort)random.Next(65536)),
            .. Both<long>(rows, random, () => random.NextInt64(long.MinValue, long.MaxValue)),
            .. Both<ulong>(rows, random, () => (ulong)random.NextInt64() * 2),
            .. Both<float>(rows, random, () => random.NextSingle() - 0.5f),
            .. Both<double>(rows, random, () => random.NextDouble() * 1e9 - 5e8),
            .. Both<Guid>(rows, random, () => RandomGuid(random)),
            .. Both<DateOnly>(rows, random, () => DateOnly.FromDayNumber(random.Next(DateOnly.MaxValue.DayNumber + 1))),
            .. Both<decimal>(rows, random, () => new decimal(random.NextInt64(-999_999_999_999, 999_999_999_999)) / 1000),
            .. Decimals(rows, random, "small", 9, 2),
            .. Decimals(rows, random, "middle", 18, 6),
            .. Decimals(rows, random, "large", 28, 10),
            .. Decimals(rows, random, "huge", 38, 0),
            .. Decimals(rows, random, "forced", 7, 3, force: true),
            .. Times(rows, random, "impala", DateTimeFormat.Impala, DateTimeTimeUnit.Micros, DateTimeKind.Unspecified),
            .. Times(rows, random, "millis", DateTimeFormat.DateAndTime, DateTimeTimeUnit.Millis, DateTimeKind.Utc),
            .. Times(rows, random, "micros", DateTimeFormat.DateAndTimeMicros, DateTimeTimeUnit.Micros, DateTimeKind.Utc),
            .. Times(rows, random, "tsMillis", DateTimeFormat.Timestamp, DateTimeTimeUnit.Millis, DateTimeKind.Utc),
            .. Times(rows, random, "tsMicros", DateTimeFormat.Timestamp, DateTimeTimeUnit.Micros, DateTimeKind.Utc),
            .. Times(rows, random, "tsNanos", DateTimeFormat.Timestamp, DateTimeTimeUnit.Nanos, DateTimeKind.Utc),
            new TextColumn(new DataField<string>("text", nullable: false), Make(rows, () => Words[random.Next(Words.Length)])),
            new TextColumn(new DataField<string>("textOrNull"), Make<string?>(rows, () =>
                random.Next(4) == 0 ? null : Words[random.Next(Words.Length)])),
            new TextColumn(new DataField<string>("distinct"), Make<string?>(rows, () =>
                $"{random.NextInt64():x} {Words[random.Next(Words.Length)]}")),
            new TextColumn(new DataField<string>("constant"), Make<string?>(rows, () => "Rwanda")),
            new NullableColumn<int>(new DataField<int?>("nothing"), new int?[rows]),
            new TextColumn(new DataField<string>("noText"), new string?[rows]),
            new BytesColumn(new DataField<byte[]>("bytes", nullable: false), Make(rows, () => RandomBytes(random))),
            new BytesColumn(new DataField<byte[]>("bytesOrNull"), Make(rows, () => random.Next(3) == 0 ? null : RandomBytes(random))),
        ]);
    }

    static ITestColumn[] Both<T>(int rows, Random random, Func<T> next) where T : struct =>
        Both(rows, random, next, isNullable => new DataField($"{typeof(T).Name}{(isNullable ? "OrNull" : "")}", typeof(T), isNullable));

    static ITestColumn[] Decimals(int rows, Random random, string name, int precision, int scale, bool force = false)
    {
        var digits = Math.Min(precision, 27);
        return Both<decimal>(rows, random, Next, isNullable =>
            new DecimalDataField(name + (isNullable ? "OrNull" : ""), precision, scale, force, isNullable));

        decimal Next()
        {
            var text = new StringBuilder(random.Next(2) == 0 ? "-" : "");
            for (var i = random.Next(digits); i < digits; i++) text.Append((char)('0' + random.Next(10)));
            var unscaled = decimal.Parse(text.ToString(), System.Globalization.CultureInfo.InvariantCulture);
            for (var i = 0; i < scale; i++) unscaled /= 10;
            return unscaled;
        }
    }

    static ITestColumn[] Times(int rows, Random random, string name, DateTimeFormat format, DateTimeTimeUnit unit, DateTimeKind kind)
    {
        var step = unit switch
        {
            DateTimeTimeUnit.Millis => TimeSpan.TicksPerMillisecond,
            DateTimeTimeUnit.Micros => TimeSpan.TicksPerMicrosecond,
            _ => 1,
        };
        // Nanoseconds since 1970 in 64 bits reach from 1677 to 2262.
        return Both(rows, random,
            () => new DateTime(random.NextInt64(new DateTime(1700, 1, 1).Ticks, new DateTime(2200, 1, 1).Ticks) / step * step, kind),
            isNullable => new DateTimeDataField(name + (isNullable ? "OrNull" : ""), format,
                // DuckDB keeps nanoseconds of local times only.
                isAdjustedToUTC: unit != DateTimeTimeUnit.Nanos, unit, isNullable));
    }

    static ITestColumn[] Both<T>(int rows, Random random, Func<T> next, Func<bool, DataField> field) where T : struct =>
    [
        new RequiredColumn<T>(field(false), Make(rows, next)),
        new NullableColumn<T>(field(true), Make<T?>(rows, () => random.Next(3) == 0 ? null : next())),
    ];

    static T[] Make<T>(int rows, Func<T> next)
    {
        var values = new T[rows];
        foreach (ref var value in values.AsSpan()) value = next();
        return values;
    }

    static byte[] RandomBytes(Random random)
    {
        var bytes = new byte[random.Next(20)];
        random.NextBytes(bytes);
        return bytes;
    }

    static Guid RandomGuid(Random random)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }
}

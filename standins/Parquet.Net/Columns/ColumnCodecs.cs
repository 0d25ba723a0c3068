using Parquet.Encodings;
using Parquet.Meta;
using Parquet.Schema;

namespace Parquet.Columns;

/// <summary>Which codec serves a type of the language in a column of the file.</summary>
static class ColumnCodecs
{
    /// <exception cref="NotSupportedException">The column's values cannot be had as <typeparamref name="T"/>.</exception>
    public static ColumnCodec<T> For<T>(Column column) =>
        Create(typeof(T), column.Element) as ColumnCodec<T> ?? throw new NotSupportedException(
        $"column '{column.Path}' ({column.Element.Type} {column.Element.Logical?.Kind}) as {typeof(T)} is not supported");

    static object? Create(Type type, SchemaElement element) => element.Type switch
    {
        PhysicalType.Boolean when type == typeof(bool) => new BooleanCodec(),
        PhysicalType.Int32 => Int32(type, element),
        PhysicalType.Int64 => Int64(type, element),
        PhysicalType.Int96 when type == typeof(DateTime) => new FixedCodec<DateTime, Int96, Int96Values, ImpalaTime>(default),
        PhysicalType.Float when type == typeof(float) => Float<float>(),
        PhysicalType.Double when type == typeof(double) => Float<double>(),
        PhysicalType.ByteArray => Bytes<ByteArrayValues>(type, element, 0),
        PhysicalType.FixedLenByteArray when element.TypeLength is > 0 and var width => Bytes<FixedByteArrayValues>(type, element, width),
        _ => null,
    };

    static object? Int32(Type type, SchemaElement element) =>
        type == typeof(int) ? Integer<int, int, Same<int>>()
        : type == typeof(uint) ? Integer<uint, uint, Same<uint>>()
        : type == typeof(short) ? Integer<short, int, Narrow<short, int>>()
        : type == typeof(ushort) ? Integer<ushort, uint, Narrow<ushort, uint>>()
        : type == typeof(sbyte) ? Integer<sbyte, int, Narrow<sbyte, int>>()
        : type == typeof(byte) ? Integer<byte, uint, Narrow<byte, uint>>()
        : type == typeof(DateOnly) ? Integer<DateOnly, int, DateOnlyDays>()
        : type == typeof(DateTime) ? Integer<DateTime, int, DateTimeDays>()
        : type == typeof(decimal) ? Integer<decimal, int, DecimalNumber<int>>(new(ScaleOf(element)))
        : null;

    static object? Int64(Type type, SchemaElement element) =>
        type == typeof(long) ? Integer<long, long, Same<long>>()
        : type == typeof(ulong) ? Integer<ulong, ulong, Same<ulong>>()
        : type == typeof(DateTime) ? Integer<DateTime, long, TimestampUnits>(UnitsOf(element))
        : type == typeof(decimal) ? Integer<decimal, long, DecimalNumber<long>>(new(ScaleOf(element)))
        : null;

    static object? Bytes<TValues>(Type type, SchemaElement element, int width)
        where TValues : struct, IPhysicalValues<ReadOnlyMemory<byte>> =>
        type == typeof(string) ? new ByteArrayCodec<string, TValues, TextForm<string, StringChars>>(default, width)
        : type == typeof(ReadOnlyMemory<char>)
            ? new ByteArrayCodec<ReadOnlyMemory<char>, TValues, TextForm<ReadOnlyMemory<char>, MemoryChars>>(default, width)
        : type == typeof(byte[]) ? new ByteArrayCodec<byte[], TValues, BytesForm<byte[], ArrayBytes>>(new(width), width)
        : type == typeof(ReadOnlyMemory<byte>)
            ? new ByteArrayCodec<ReadOnlyMemory<byte>, TValues, BytesForm<ReadOnlyMemory<byte>, MemoryBytes>>(new(width), width)
        : type == typeof(decimal) ? new ByteArrayCodec<decimal, TValues, DecimalForm>(new(ScaleOf(element), width), width)
        : type == typeof(Guid) && width == GuidForm.Width ? new ByteArrayCodec<Guid, TValues, GuidForm>(default, width)
        : null;

    static FixedCodec<T, TStored, IntegerValues<TStored>, TConversion> Integer<T, TStored, TConversion>(TConversion conversion = default)
        where T : unmanaged
        where TStored : unmanaged, System.Numerics.IBinaryInteger<TStored>
        where TConversion : struct, IConversion<T, TStored> => new(conversion);

    static FixedCodec<T, T, FloatValues<T>, Same<T>> Float<T>() where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T> =>
        new(default);

    static DecimalScale ScaleOf(SchemaElement element) =>
        new(element.Precision ?? element.Logical?.Precision ?? 38, element.Scale ?? element.Logical?.Scale ?? 0);

    static TimestampUnits UnitsOf(SchemaElement element)
    {
        var kind = element.Logical is { Kind: LogicalKind.Timestamp, IsAdjustedToUtc: false } ? DateTimeKind.Local : DateTimeKind.Utc;
        var unit = element.Logical is { Kind: LogicalKind.Timestamp } logical ? logical.Unit
            : element.Converted == ConvertedType.TimestampMicros ? DateTimeTimeUnit.Micros
            : DateTimeTimeUnit.Millis;
        return unit switch
        {
            DateTimeTimeUnit.Millis => new(TimeSpan.TicksPerMillisecond, 1, kind),
            DateTimeTimeUnit.Micros => new(TimeSpan.TicksPerMicrosecond, 1, kind),
            _ => new(1, TimeSpan.NanosecondsPerTick, kind),
        };
    }
}

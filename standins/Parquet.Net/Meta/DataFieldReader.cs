using Parquet.Schema;

namespace Parquet.Meta;

/// <summary>Which field a leaf of a file's schema is.</summary>
static class DataFieldReader
{
    public static DataField Read(SchemaElement element, ParquetOptions options)
    {
        var field = Create(element, options);
        field.IsNullable = element.Repetition != Repetition.Required;
        field.IsArray = element.Repetition == Repetition.Repeated;
        return field;
    }

    static DataField Create(SchemaElement element, ParquetOptions options)
    {
        var name = element.Name;
        switch (element.Logical?.Kind, element.Converted)
        {
            case (LogicalKind.String or LogicalKind.Enum, _) or (_, ConvertedType.Utf8): return new DataField<string>(name);
            case (LogicalKind.Integer, _): return new DataField(name, IntegerType(element.Logical!.BitWidth, element.Logical.IsSigned));
            case (_, >= ConvertedType.UInt8 and <= ConvertedType.UInt64 and var unsigned):
                return new DataField(name, IntegerType(8 << (unsigned - ConvertedType.UInt8), isSigned: false));
            case (_, >= ConvertedType.Int8 and <= ConvertedType.Int64 and var signed):
                return new DataField(name, IntegerType(8 << (signed - ConvertedType.Int8), isSigned: true));
            case (LogicalKind.Decimal, _) or (_, ConvertedType.Decimal): return Decimal(element);
            case (LogicalKind.Date, _) or (_, ConvertedType.Date):
                return options.UseDateOnlyTypeForDates ? new DataField<DateOnly>(name) : new DateTimeDataField(name, DateTimeFormat.Date);
            case (LogicalKind.Timestamp, _):
                return new DateTimeDataField(name, DateTimeFormat.Timestamp, element.Logical!.IsAdjustedToUtc, element.Logical.Unit);
            case (_, ConvertedType.TimestampMillis): return new DateTimeDataField(name, DateTimeFormat.DateAndTime);
            case (_, ConvertedType.TimestampMicros): return new DateTimeDataField(name, DateTimeFormat.DateAndTimeMicros);
            case (LogicalKind.Float16, _) or (_, ConvertedType.Interval):
                throw new NotSupportedException($"column '{name}' of type {element.Logical?.Kind}{element.Converted} is not supported");
            default: return Physical(element);
        }
    }

    static DataField Physical(SchemaElement element) => element.Type switch
    {
        PhysicalType.Boolean => new DataField<bool>(element.Name),
        PhysicalType.Int32 => new DataField<int>(element.Name),
        PhysicalType.Int64 => new DataField<long>(element.Name),
        PhysicalType.Int96 => new DateTimeDataField(element.Name, DateTimeFormat.Impala),
        PhysicalType.Float => new DataField<float>(element.Name),
        PhysicalType.Double => new DataField<double>(element.Name),
        PhysicalType.FixedLenByteArray when element.Logical?.Kind == LogicalKind.Uuid => new DataField<Guid>(element.Name),
        PhysicalType.ByteArray or PhysicalType.FixedLenByteArray => new DataField<byte[]>(element.Name),
        _ => throw new ParquetException($"column '{element.Name}' has unknown type {element.Type}"),
    };

    static DecimalDataField Decimal(SchemaElement element)
    {
        var precision = element.Precision ?? element.Logical?.Precision ?? 38;
        var scale = element.Scale ?? element.Logical?.Scale ?? 0;
        return precision > 0 && scale >= 0 && scale <= precision
            ? new DecimalDataField(element.Name, precision, scale)
            : throw new ParquetException($"column '{element.Name}' has decimals of precision {precision} and scale {scale}");
    }

    static Type IntegerType(int bits, bool isSigned) => bits switch
    {
        8 => isSigned ? typeof(sbyte) : typeof(byte),
        16 => isSigned ? typeof(short) : typeof(ushort),
        32 => isSigned ? typeof(int) : typeof(uint),
        64 => isSigned ? typeof(long) : typeof(ulong),
        _ => throw new ParquetException($"an integer of {bits} bits"),
    };
}

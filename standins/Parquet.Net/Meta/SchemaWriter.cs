using Parquet.Schema;

namespace Parquet.Meta;

/// <summary>Puts a schema of the caller into the form of the footer.</summary>
static class SchemaWriter
{
    public static List<SchemaElement> Write(ParquetSchema schema) =>
        [new SchemaElement("root") { ChildCount = schema.Fields.Count }, .. schema.Fields.Select(Element)];

    static SchemaElement Element(Field field)
    {
        if (field is not DataField data) throw new NotSupportedException($"writing nested column '{field.Path}' is not supported");
        var element = new SchemaElement(data.Name) { Repetition = data.IsNullable ? Repetition.Optional : Repetition.Required };
        var type = data.ClrType;
        if (type == typeof(bool)) element.Type = PhysicalType.Boolean;
        else if (type == typeof(float)) element.Type = PhysicalType.Float;
        else if (type == typeof(double)) element.Type = PhysicalType.Double;
        else if (type == typeof(decimal)) Decimal(element, data as DecimalDataField);
        else if (type == typeof(DateTime)) Time(element, data as DateTimeDataField);
        else if (type == typeof(DateOnly)) Annotate(element, PhysicalType.Int32, ConvertedType.Date, new(LogicalKind.Date));
        else if (type == typeof(Guid)) Fixed(element, 16, new(LogicalKind.Uuid));
        else if (type == typeof(ReadOnlyMemory<char>))
            Annotate(element, PhysicalType.ByteArray, ConvertedType.Utf8, new(LogicalKind.String));
        else if (type == typeof(ReadOnlyMemory<byte>)) element.Type = PhysicalType.ByteArray;
        else Integer(element, type);
        return element;
    }

    static void Integer(SchemaElement element, Type type)
    {
        var (width, isSigned, converted) = Type.GetTypeCode(type) switch
        {
            TypeCode.SByte => (8, true, ConvertedType.Int8),
            TypeCode.Byte => (8, false, ConvertedType.UInt8),
            TypeCode.Int16 => (16, true, ConvertedType.Int16),
            TypeCode.UInt16 => (16, false, ConvertedType.UInt16),
            TypeCode.Int32 => (32, true, ConvertedType.Int32),
            TypeCode.UInt32 => (32, false, ConvertedType.UInt32),
            TypeCode.Int64 => (64, true, ConvertedType.Int64),
            _ => (64, false, ConvertedType.UInt64),
        };
        var logical = new LogicalType(LogicalKind.Integer) { BitWidth = (sbyte)width, IsSigned = isSigned };
        Annotate(element, width == 64 ? PhysicalType.Int64 : PhysicalType.Int32, converted, logical);
    }

    static void Decimal(SchemaElement element, DecimalDataField? field)
    {
        var (precision, scale) = field is null ? (38, 18) : (field.Precision, field.Scale);
        var logical = new LogicalType(LogicalKind.Decimal) { Precision = precision, Scale = scale };
        if (precision > 18 || field!.ForceByteArrayEncoding) Fixed(element, BytesFor(precision), logical);
        else element.Type = precision <= 9 ? PhysicalType.Int32 : PhysicalType.Int64;
        (element.Converted, element.Logical, element.Precision, element.Scale) = (ConvertedType.Decimal, logical, precision, scale);
    }

    static void Time(SchemaElement element, DateTimeDataField? field)
    {
        switch (field?.DateTimeFormat)
        {
            case DateTimeFormat.DateAndTime: Annotate(element, PhysicalType.Int64, ConvertedType.TimestampMillis, null); break;
            case DateTimeFormat.DateAndTimeMicros: Annotate(element, PhysicalType.Int64, ConvertedType.TimestampMicros, null); break;
            case DateTimeFormat.Date: Annotate(element, PhysicalType.Int32, ConvertedType.Date, null); break;
            case DateTimeFormat.Timestamp:
                var timestamp = new LogicalType(LogicalKind.Timestamp) { Unit = field.Unit, IsAdjustedToUtc = field.IsAdjustedToUTC };
                Annotate(element, PhysicalType.Int64, null, timestamp);
                break;
            default: element.Type = PhysicalType.Int96; break;
        }
    }

    static void Annotate(SchemaElement element, PhysicalType type, ConvertedType? converted, LogicalType? logical) =>
        (element.Type, element.Converted, element.Logical) = (type, converted, logical);

    static void Fixed(SchemaElement element, int width, LogicalType logical) =>
        (element.Type, element.TypeLength, element.Logical) = (PhysicalType.FixedLenByteArray, width, logical);

    // The fewest bytes whose signed range holds so many digits.
    static int BytesFor(int precision) => (int)Math.Ceiling((precision * Math.Log2(10) + 1) / 8);
}

using Parquet.Schema;
using Parquet.Thrift;

namespace Parquet.Meta;

/// <summary>What stored values mean, with the parameters of the kinds that have some.</summary>
sealed record LogicalType(LogicalKind Kind)
{
    public int Scale { get; init; }

    public int Precision { get; init; }

    public bool IsAdjustedToUtc { get; init; }

    public DateTimeTimeUnit Unit { get; init; }

    public sbyte BitWidth { get; init; }

    public bool IsSigned { get; init; }

    public static LogicalType? Read(ref CompactReader reader)
    {
        LogicalType? result = null;
        var outer = reader.BeginStruct();
        while (reader.NextField(out var id)) result = ReadKind(ref reader, (LogicalKind)id);
        reader.EndStruct(outer);
        return result;
    }

    public void Write(CompactWriter writer)
    {
        var outer = writer.BeginStruct();
        writer.Field((short)Kind, CompactType.Struct);
        var inner = writer.BeginStruct();
        switch (Kind)
        {
            case LogicalKind.Decimal:
                writer.Write(1, Scale);
                writer.Write(2, Precision);
                break;
            case LogicalKind.Timestamp:
                writer.Write(1, IsAdjustedToUtc);
                writer.Field(2, CompactType.Struct);
                WriteUnit(writer);
                break;
            case LogicalKind.Integer:
                writer.Write(1, BitWidth);
                writer.Write(2, IsSigned);
                break;
        }
        writer.EndStruct(inner);
        writer.EndStruct(outer);
    }

    static LogicalType ReadKind(ref CompactReader reader, LogicalKind kind)
    {
        var result = new LogicalType(kind);
        var outer = reader.BeginStruct();
        while (reader.NextField(out var id))
            switch (kind, id)
            {
                case (LogicalKind.Decimal, 1): result = result with { Scale = reader.ReadInt32() }; break;
                case (LogicalKind.Decimal, 2): result = result with { Precision = reader.ReadInt32() }; break;
                case (LogicalKind.Time or LogicalKind.Timestamp, 1): result = result with { IsAdjustedToUtc = reader.ReadBool() }; break;
                case (LogicalKind.Time or LogicalKind.Timestamp, 2): result = result with { Unit = ReadUnit(ref reader) }; break;
                case (LogicalKind.Integer, 1): result = result with { BitWidth = reader.ReadSByte() }; break;
                case (LogicalKind.Integer, 2): result = result with { IsSigned = reader.ReadBool() }; break;
                default: reader.Skip(); break;
            }
        reader.EndStruct(outer);
        return result;
    }

    static DateTimeTimeUnit ReadUnit(ref CompactReader reader)
    {
        var unit = DateTimeTimeUnit.Millis;
        var outer = reader.BeginStruct();
        while (reader.NextField(out var id))
        {
            unit = (DateTimeTimeUnit)(id - 1);
            reader.Skip();
        }
        reader.EndStruct(outer);
        return Enum.IsDefined(unit) ? unit : throw new ParquetException($"time unit {(int)unit + 1} is unknown");
    }

    void WriteUnit(CompactWriter writer)
    {
        var outer = writer.BeginStruct();
        writer.Field((short)(Unit + 1), CompactType.Struct);
        writer.EndStruct(writer.BeginStruct());
        writer.EndStruct(outer);
    }
}

using System.Buffers.Binary;
using Parquet.Data;

namespace Parquet.Meta;

/// <summary>Makes values of the bytes of statistics.</summary>
static class StoredStatistics
{
    public static DataColumnStatistics Read(ColumnStatistics stored, SchemaElement element) =>
        new(stored.NullCount, stored.DistinctCount, Value(stored.Min, element), Value(stored.Max, element));

    // Bytes of another length than the type has are of no use; statistics are optional, so they count as absent.
    static object? Value(byte[]? bytes, SchemaElement element) => (element.Type, bytes?.Length) switch
    {
        (_, null) => null,
        (PhysicalType.Boolean, 1) => bytes![0] != 0,
        (PhysicalType.Int32, 4) => BinaryPrimitives.ReadInt32LittleEndian(bytes),
        (PhysicalType.Int64, 8) => BinaryPrimitives.ReadInt64LittleEndian(bytes),
        (PhysicalType.Float, 4) => BinaryPrimitives.ReadSingleLittleEndian(bytes),
        (PhysicalType.Double, 8) => BinaryPrimitives.ReadDoubleLittleEndian(bytes),
        (PhysicalType.ByteArray, _) when element.Logical?.Kind == LogicalKind.String || element.Converted == ConvertedType.Utf8 =>
            System.Text.Encoding.UTF8.GetString(bytes!),
        (PhysicalType.ByteArray, _) => bytes,
        _ => null,
    };
}

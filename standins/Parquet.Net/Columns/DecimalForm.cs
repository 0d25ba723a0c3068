using System.Buffers.Binary;

namespace Parquet.Columns;

/// <summary>A decimal as the big-endian bytes of its unscaled number.</summary>
/// <param name="width">Bytes per value, or 0 where each has its own length (which is read and not written).</param>
readonly struct DecimalForm(DecimalScale scale, int width) : IByteForm<decimal>
{
    const int Largest = 16;

    public static IEqualityComparer<decimal>? Comparer => null;

    public static bool IsSigned => true;

    public int UsualSize(decimal value) => Largest;

    public int MaximumSize(decimal value) => Math.Max(width, Largest);

    public int Write(decimal value, Span<byte> destination)
    {
        Span<byte> bytes = stackalloc byte[Largest];
        BinaryPrimitives.WriteInt128BigEndian(bytes, scale.Unscaled(value));
        if (width <= Largest)
        {
            bytes[^width..].CopyTo(destination);
            return width;
        }
        destination[..(width - Largest)].Fill((byte)(decimal.IsNegative(value) ? 0xff : 0));
        bytes.CopyTo(destination[(width - Largest)..]);
        return width;
    }

    public decimal Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty) throw new ParquetException("a decimal of no bytes");
        var sign = (byte)((sbyte)bytes[0] < 0 ? 0xff : 0);
        while (bytes.Length > Largest)
        {
            if (bytes[0] != sign) throw DecimalScale.OutOfRange();
            bytes = bytes[1..];
        }
        Span<byte> whole = stackalloc byte[Largest];
        whole.Fill(sign);
        bytes.CopyTo(whole[^bytes.Length..]);
        return scale.Scaled(BinaryPrimitives.ReadInt128BigEndian(whole));
    }
}

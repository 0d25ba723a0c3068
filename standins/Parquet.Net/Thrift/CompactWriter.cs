using System.Text;
using Parquet.Columns;

namespace Parquet.Thrift;

/// <summary>Writes the Thrift compact protocol. Fields are written in ascending order; a null value is left out.</summary>
sealed class CompactWriter(PooledBuffer output)
{
    short _lastField;

    public short BeginStruct()
    {
        var outer = _lastField;
        _lastField = 0;
        return outer;
    }

    public void EndStruct(short outer)
    {
        output.WriteByte((byte)CompactType.Stop);
        _lastField = outer;
    }

    /// <summary>Header of a field that holds a structure.</summary>
    public void Field(short id, CompactType type)
    {
        var delta = id - _lastField;
        if (delta is > 0 and <= 15) output.WriteByte((byte)(delta << 4 | (int)type));
        else
        {
            output.WriteByte((byte)type);
            WriteZigZag(id);
        }
        _lastField = id;
    }

    public void Write(short id, bool? value)
    {
        if (value is { } known) Field(id, known ? CompactType.True : CompactType.False);
    }

    public void Write(short id, sbyte value)
    {
        Field(id, CompactType.Byte);
        output.WriteByte((byte)value);
    }

    public void Write(short id, short? value) => WriteNumber(id, CompactType.I16, value);

    public void Write(short id, int? value) => WriteNumber(id, CompactType.I32, value);

    public void Write(short id, long? value) => WriteNumber(id, CompactType.I64, value);

    public void Write(short id, byte[]? value)
    {
        if (value is null) return;
        Field(id, CompactType.Binary);
        WriteBytes(value);
    }

    public void Write(short id, string? value)
    {
        if (value is not null) Write(id, Encoding.UTF8.GetBytes(value));
    }

    /// <summary>Header of a field that holds a list; the elements follow.</summary>
    public void BeginList(short id, CompactType element, int count)
    {
        Field(id, CompactType.List);
        if (count < 15) output.WriteByte((byte)(count << 4 | (int)element));
        else
        {
            output.WriteByte((byte)(0xf0 | (int)element));
            output.WriteVarint((ulong)count);
        }
    }

    public void Element(int value) => WriteZigZag(value);

    public void Element(string value) => WriteBytes(Encoding.UTF8.GetBytes(value));

    void WriteNumber(short id, CompactType type, long? value)
    {
        if (value is not { } known) return;
        Field(id, type);
        WriteZigZag(known);
    }

    void WriteBytes(byte[] value)
    {
        output.WriteVarint((ulong)value.Length);
        output.Write(value);
    }

    void WriteZigZag(long value) => output.WriteVarint((ulong)(value << 1 ^ value >> 63));
}

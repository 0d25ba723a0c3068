using System.Text;
using Parquet.Encodings;

namespace Parquet.Thrift;

/// <summary>Reads the Thrift compact protocol. Every length is checked against the bytes at hand before anything is allocated.</summary>
ref struct CompactReader(ReadOnlySpan<byte> data)
{
    // Deeper than any structure of the format; a hostile file must not exhaust the stack.
    const int MaxDepth = 32;

    ByteCursor _data = new(data);
    CompactType _type;
    short _lastField;
    int _depth;

    /// <summary>Bytes read so far.</summary>
    public readonly int Position => _data.Position;

    /// <summary>Starts a structure. The result goes to <see cref="EndStruct"/>.</summary>
    public short BeginStruct()
    {
        if (++_depth > MaxDepth) throw Corrupt("structures are nested too deeply");
        var outer = _lastField;
        _lastField = 0;
        return outer;
    }

    public void EndStruct(short outer)
    {
        _depth--;
        _lastField = outer;
    }

    /// <summary>Moves to the next field; false at the end of the structure.</summary>
    public bool NextField(out short id)
    {
        var header = _data.ReadByte();
        _type = (CompactType)(header & 0x0f);
        id = 0;
        if (_type == CompactType.Stop) return false;
        var delta = header >> 4;
        id = delta != 0 ? (short)(_lastField + delta) : (short)_data.ReadZigZag();
        _lastField = id;
        return true;
    }

    public bool ReadBool() => _type switch
    {
        CompactType.True => true,
        CompactType.False => false,
        _ => throw Corrupt($"a boolean is expected and a {_type} is found"),
    };

    public sbyte ReadSByte()
    {
        Expect(CompactType.Byte);
        return (sbyte)_data.ReadByte();
    }

    public short ReadInt16()
    {
        Expect(CompactType.I16);
        return (short)_data.ReadZigZag();
    }

    public int ReadInt32()
    {
        Expect(CompactType.I32);
        return _data.ReadZigZag() is >= int.MinValue and <= int.MaxValue and var value
            ? (int)value
            : throw Corrupt("a number exceeds 32 bits");
    }

    public long ReadInt64()
    {
        Expect(CompactType.I64);
        return _data.ReadZigZag();
    }

    public ReadOnlySpan<byte> ReadBytes()
    {
        Expect(CompactType.Binary);
        return Take(_data.ReadVarint());
    }

    public string ReadString() => Encoding.UTF8.GetString(ReadBytes());

    /// <summary>Starts a list and returns the number of elements. Each takes at least a byte, which bounds the number.</summary>
    public int BeginList()
    {
        Expect(CompactType.List);
        return ReadListHeader();
    }

    /// <summary>Passes over the value of the current field.</summary>
    public void Skip()
    {
        switch (_type)
        {
            case CompactType.True or CompactType.False: break;
            case CompactType.Byte: Take(1); break;
            case CompactType.I16 or CompactType.I32 or CompactType.I64: _data.ReadVarint(); break;
            case CompactType.Double: Take(8); break;
            case CompactType.Uuid: Take(16); break;
            case CompactType.Binary: Take(_data.ReadVarint()); break;
            case CompactType.Struct: SkipStruct(); break;
            case CompactType.List or CompactType.Set: SkipElements(ReadListHeader(), null, _type); break;
            case CompactType.Map: SkipMap(); break;
            default: throw Corrupt($"the wire type {_type} is unknown");
        }
    }

    /// <summary>Says that the next value is an element of a list of <paramref name="type"/>.</summary>
    public void Element(CompactType type) => _type = type;

    void SkipStruct()
    {
        var outer = BeginStruct();
        while (NextField(out _)) Skip();
        EndStruct(outer);
    }

    void SkipMap()
    {
        var count = _data.ReadVarint();
        if (count == 0) return;
        var types = _data.ReadByte();
        SkipElements(Bounded(count), (CompactType)(types >> 4), (CompactType)(types & 0x0f));
    }

    void SkipElements(int count, CompactType? key, CompactType value)
    {
        if (++_depth > MaxDepth) throw Corrupt("lists are nested too deeply");
        for (var i = 0; i < count; i++)
        {
            if (key is { } keyType) SkipElement(keyType);
            SkipElement(value);
        }
        _depth--;
    }

    // Unlike a field, an element of boolean type takes a byte of its own.
    void SkipElement(CompactType type)
    {
        _type = type is CompactType.True or CompactType.False ? CompactType.Byte : type;
        Skip();
    }

    int ReadListHeader()
    {
        var header = _data.ReadByte();
        _type = (CompactType)(header & 0x0f);
        var count = header >> 4;
        return Bounded(count == 15 ? _data.ReadVarint() : (ulong)count);
    }

    readonly int Bounded(ulong count) => count <= (ulong)_data.Remaining
        ? (int)count
        : throw Corrupt($"a list of {count} elements exceeds the {_data.Remaining} bytes left");

    ReadOnlySpan<byte> Take(ulong length) => _data.Take((long)Math.Min(length, long.MaxValue));

    readonly void Expect(CompactType type)
    {
        if (_type != type) throw Corrupt($"a {type} is expected and a {_type} is found");
    }

    readonly ParquetException Corrupt(string what) => new($"{what} (at byte {Position} of the metadata)");
}

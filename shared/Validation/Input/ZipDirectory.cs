using System.Buffers.Binary;
using System.Text;

namespace Pipeline.Validation;

/// <summary>
/// A zip's table of contents, read with bounded memory before anything trusts it. Source: PKWARE's APPNOTE 6.3.10, 4.3.12 to 4.3.16.
/// </summary>
sealed class ZipDirectory
{
    /// <summary>No workbook has more parts; reading stops there.</summary>
    public const int MostMembers = 10_000;

    const int EndBytes = 22;
    const int LongestComment = 0xFFFF;
    const int EntryBytes = 46;

    static ReadOnlySpan<byte> EndSignature => [0x50, 0x4B, 5, 6];

    static ReadOnlySpan<byte> LocatorSignature => [0x50, 0x4B, 6, 7];

    static ReadOnlySpan<byte> EntrySignature => [0x50, 0x4B, 1, 2];

    ZipDirectory(IReadOnlyList<ZipMember> members, bool isWhole) => (Members, IsWhole) = (members, isWhole);

    /// <summary>At most <see cref="MostMembers"/> of them.</summary>
    public IReadOnlyList<ZipMember> Members { get; }

    /// <summary>The table has as many entries as it says, and no more than <see cref="MostMembers"/>.</summary>
    public bool IsWhole { get; }

    /// <summary>Reads the table, or null when the file has none: it was cut off or is no zip.</summary>
    public static ZipDirectory? Read(Stream file)
    {
        var tail = new byte[Math.Min(file.Length, EndBytes + LongestComment)];
        ReadAt(file, file.Length - tail.Length, tail);
        var end = tail.AsSpan().LastIndexOf(EndSignature);
        if (end < 0 || tail.Length - end < EndBytes) return null;
        long count = BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(end + 10));
        long start = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end + 16));
        if ((count == ushort.MaxValue || start == uint.MaxValue) && FindLong(file, tail, end) is var (longCount, longStart))
            (count, start) = (longCount, longStart);
        if (start < 0 || start > file.Length) return null;
        var members = ReadMembers(file, start);
        return new(members, members.Count == count && count <= MostMembers);
    }

    static (long Count, long Start)? FindLong(Stream file, byte[] tail, int end)
    {
        const int LocatorBytes = 20;
        if (end < LocatorBytes || !tail.AsSpan(end - LocatorBytes).StartsWith(LocatorSignature)) return null;
        var at = BinaryPrimitives.ReadInt64LittleEndian(tail.AsSpan(end - LocatorBytes + 8));
        var record = new byte[56];
        return at >= 0 && ReadAt(file, at, record)
            ? (BinaryPrimitives.ReadInt64LittleEndian(record.AsSpan(32)), BinaryPrimitives.ReadInt64LittleEndian(record.AsSpan(48)))
            : null;
    }

    static List<ZipMember> ReadMembers(Stream file, long at)
    {
        var members = new List<ZipMember>();
        var entry = new byte[EntryBytes];
        while (members.Count <= MostMembers && ReadAt(file, at, entry) && entry.AsSpan().StartsWith(EntrySignature))
        {
            var name = new byte[BinaryPrimitives.ReadUInt16LittleEndian(entry.AsSpan(28))];
            var extra = new byte[BinaryPrimitives.ReadUInt16LittleEndian(entry.AsSpan(30))];
            if (!ReadAt(file, at + EntryBytes, name) || !ReadAt(file, at + EntryBytes + name.Length, extra)) break;
            members.Add(Member(entry, Encoding.UTF8.GetString(name), extra));
            at += EntryBytes + name.Length + extra.Length + BinaryPrimitives.ReadUInt16LittleEndian(entry.AsSpan(32));
        }
        return members;
    }

    static ZipMember Member(ReadOnlySpan<byte> entry, string name, ReadOnlySpan<byte> extra)
    {
        var (size, packed, offset) = (Short(entry[24..]), Short(entry[20..]), Short(entry[42..]));
        // The long sizes stand in this order, each only where the short one is full.
        var longs = LongSizes(extra);
        if (size == uint.MaxValue) size = TakeLong(ref longs, size);
        if (packed == uint.MaxValue) packed = TakeLong(ref longs, packed);
        if (offset == uint.MaxValue) offset = TakeLong(ref longs, offset);
        return new(name, BinaryPrimitives.ReadUInt16LittleEndian(entry[8..]), BinaryPrimitives.ReadUInt16LittleEndian(entry[10..]),
            BinaryPrimitives.ReadUInt32LittleEndian(entry[16..]), packed, size, offset);
    }

    static long Short(ReadOnlySpan<byte> field) => BinaryPrimitives.ReadUInt32LittleEndian(field);

    static long TakeLong(ref ReadOnlySpan<byte> longs, long otherwise)
    {
        if (longs.Length < 8) return otherwise;
        var value = BinaryPrimitives.ReadInt64LittleEndian(longs);
        longs = longs[8..];
        return value;
    }

    static ReadOnlySpan<byte> LongSizes(ReadOnlySpan<byte> extra)
    {
        while (extra.Length >= 4)
        {
            var (id, length) = (BinaryPrimitives.ReadUInt16LittleEndian(extra), BinaryPrimitives.ReadUInt16LittleEndian(extra[2..]));
            if (length > extra.Length - 4) break;
            if (id == 1) return extra.Slice(4, length);
            extra = extra[(4 + length)..];
        }
        return [];
    }

    /// <returns>Whether the file has all of these bytes.</returns>
    static bool ReadAt(Stream file, long at, Span<byte> bytes)
    {
        if (at < 0 || at > file.Length - bytes.Length) return false;
        file.Position = at;
        return file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) == bytes.Length;
    }
}

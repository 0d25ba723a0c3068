using System.Buffers.Binary;

namespace Pipeline.Validation;

/// <summary>
/// An entry's packed bytes with gzip's frame around them, so that the same code unpacks both and zlib compares the checksum.
/// An entry that is stored only goes through <see cref="StoredBytes"/>.
/// </summary>
sealed class ZipMemberBytes : IInputStage
{
    const int LocalHeaderBytes = 30;

    static readonly byte[] GzipHeader = [0x1F, 0x8B, (byte)ZipMember.Deflated, 0, 0, 0, 0, 0, 0, 0xFF];

    readonly FileStream _file;
    readonly byte[] _trailer;
    readonly long _length;
    long _position;
    long _read;

    /// <param name="isFramed">Whether gzip's frame is wanted.</param>
    ZipMemberBytes(FileStream file, ZipMember member, bool isFramed, long start)
    {
        (_file, _length, _position) = (file, member.PackedSize, start);
        (Header, _trailer) = isFramed ? (GzipHeader, new byte[8]) : ([], []);
        if (!isFramed) return;
        BinaryPrimitives.WriteUInt32LittleEndian(_trailer, member.Crc);
        BinaryPrimitives.WriteUInt32LittleEndian(_trailer.AsSpan(4), (uint)member.Size);
    }

    byte[] Header { get; }

    public InputProblem? Problem => null;

    /// <summary>The entry's bytes unpacked; null when its header is not where the table says, or its packing is not one that is read.</summary>
    public static IInputStage? Open(FileStream file, ZipMember member, int maxRatio)
    {
        var header = new byte[LocalHeaderBytes];
        if (member.HeaderOffset < 0 || member.PackedSize < 0 || member.HeaderOffset > file.Length - header.Length) return null;
        file.Position = member.HeaderOffset;
        file.ReadExactly(header);
        if (!header.AsSpan().StartsWith("PK\x03\x04"u8)) return null;
        var start = member.HeaderOffset + LocalHeaderBytes
            + BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(26)) + BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(28));
        if (start > file.Length - member.PackedSize) return null;
        return member.Method switch
        {
            ZipMember.Deflated => new InflatedBytes(new ZipMemberBytes(file, member, true, start), maxRatio),
            ZipMember.Stored => new StoredBytes(new ZipMemberBytes(file, member, false, start), member.Crc),
            _ => null,
        };
    }

    public async ValueTask<int> ReadAsync(Memory<byte> into, CancellationToken ct)
    {
        var frame = _read < Header.Length ? Header.AsMemory((int)_read)
            : _read < Header.Length + _length ? default
            : _trailer.AsMemory((int)(_read - Header.Length - _length));
        var read = frame.IsEmpty ? await ReadFileAsync(into, ct) : Math.Min(into.Length, frame.Length);
        if (!frame.IsEmpty) frame[..read].CopyTo(into);
        _read += read;
        return read;
    }

    async ValueTask<int> ReadFileAsync(Memory<byte> into, CancellationToken ct)
    {
        var left = _length + Header.Length - _read;
        if (left <= 0) return 0;
        _file.Position = _position;
        var read = await _file.ReadAsync(into[..(int)Math.Min(into.Length, left)], ct);
        _position += read;
        return read;
    }
}

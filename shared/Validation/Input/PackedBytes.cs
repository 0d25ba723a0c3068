using System.Buffers.Binary;

namespace Pipeline.Validation;

/// <summary>Packed bytes on their way: how many, and the last four, in which gzip keeps the unpacked length.</summary>
sealed class PackedBytes(IInputStage source) : IInputStage
{
    readonly byte[] _last = new byte[4];

    public InputProblem? Problem => source.Problem;

    public long Count { get; private set; }

    /// <summary>Unpacked bytes modulo 2^32, if the archive is whole and has one part.</summary>
    public uint StatedLength => BinaryPrimitives.ReadUInt32LittleEndian(_last);

    /// <summary>Fills the room unless the end comes, so that what is counted does not depend on how bytes arrive.</summary>
    public async ValueTask<int> ReadAsync(Memory<byte> into, CancellationToken ct)
    {
        var filled = 0;
        while (filled < into.Length && await source.ReadAsync(into[filled..], ct) is var read and > 0) filled += read;
        Keep(into.Span[..filled]);
        Count += filled;
        return filled;
    }

    void Keep(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > _last.Length) bytes = bytes[^_last.Length..];
        _last.AsSpan(bytes.Length).CopyTo(_last);
        bytes.CopyTo(_last.AsSpan(_last.Length - bytes.Length));
    }
}

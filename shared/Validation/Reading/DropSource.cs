using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;

namespace Pipeline.Validation;

/// <summary>Why the bytes of a drop cannot be read on, before their end.</summary>
enum Stop
{
    None,
    InvalidUtf8,
    NulByte,
    TooManyBytes,
    TooManyRows,
    HeaderTooLong,
}

/// <summary>
/// A window on the content: bytes from <see cref="Start"/> to <see cref="End"/> are waiting, known to be UTF-8 without NUL and within the
/// size allowed. Whatever follows the first byte that is not, is hashed and counted but never shown, so that where blocks end changes nothing.
/// </summary>
sealed class DropSource(Stream content, long maxBytes, int bufferSize) : IDisposable
{
    /// <summary>Least size of a buffer, and bytes that are there after the first read unless the content is shorter.</summary>
    public const int HeadBytes = 64;

    readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    byte[] _buffer = ArrayPool<byte>.Shared.Rent(bufferSize);
    int _capacity = bufferSize;
    int _filled;
    int _checked;

    public byte[] Buffer => _buffer;

    /// <summary>First byte not yet consumed; the reader moves it.</summary>
    public int Start { get; set; }

    public int End { get; private set; }

    /// <summary>Offset in the content of <see cref="Buffer"/>'s first byte.</summary>
    public long Offset { get; private set; }

    public long TotalBytes { get; private set; }

    /// <summary>The content has ended and all of it is in the window.</summary>
    public bool IsFinal { get; private set; }

    public Stop Stop { get; private set; }

    /// <summary>The first bytes as they came, whatever they are. Only before anything is consumed.</summary>
    public ReadOnlySpan<byte> Head => _buffer.AsSpan(0, Math.Min(_filled, HeadBytes));

    public ReadOnlySpan<byte> Waiting => _buffer.AsSpan(Start, End - Start);

    /// <summary>Reads on. Positions in <see cref="Buffer"/> change.</summary>
    /// <returns>False when nothing more will come.</returns>
    public async ValueTask<bool> FillAsync(CancellationToken ct)
    {
        if (IsFinal || Stop != Stop.None) return false;
        MakeRoom();
        do
        {
            var read = await ReadAsync(_filled, ct);
            _filled += read;
            IsFinal = read == 0;
        }
        while (!IsFinal && TotalBytes < HeadBytes);
        Check();
        return true;
    }

    /// <summary>Reads what is left for its hash and length.</summary>
    public async ValueTask<string> HashToEndAsync(CancellationToken ct)
    {
        while (!IsFinal && await ReadAsync(0, ct) > 0) ct.ThrowIfCancellationRequested();
        return Convert.ToHexStringLower(_hash.GetHashAndReset());
    }

    public void Dispose()
    {
        _hash.Dispose();
        ArrayPool<byte>.Shared.Return(_buffer);
    }

    async ValueTask<int> ReadAsync(int at, CancellationToken ct)
    {
        var read = await content.ReadAsync(_buffer.AsMemory(at, _capacity - at), ct);
        _hash.AppendData(_buffer, at, read);
        TotalBytes += read;
        return read;
    }

    void MakeRoom()
    {
        if (Start > 0)
        {
            _buffer.AsSpan(Start, _filled - Start).CopyTo(_buffer);
            Offset += Start;
            (_filled, _checked, End, Start) = (_filled - Start, _checked - Start, End - Start, 0);
        }
        if (_filled < _capacity) return;
        var larger = ArrayPool<byte>.Shared.Rent(_capacity * 2);
        _buffer.AsSpan(0, _filled).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        (_buffer, _capacity) = (larger, _capacity * 2);
    }

    void Check()
    {
        var fresh = _buffer.AsSpan(_checked, _filled - _checked);
        var valid = ValidLength(fresh);
        if (IsFinal ? valid < fresh.Length : fresh.Length - valid > 3 || IsBroken(fresh[valid..])) Stop = Stop.InvalidUtf8;
        var nul = fresh[..valid].IndexOf((byte)0);
        if (nul >= 0) (valid, Stop) = (nul, Stop.NulByte);
        if (Offset + _checked + valid > maxBytes) (valid, Stop) = ((int)(maxBytes - Offset - _checked), Stop.TooManyBytes);
        _checked += valid;
        End = _checked;
    }

    /// <summary>How many bytes form whole characters before the first that does not.</summary>
    static int ValidLength(ReadOnlySpan<byte> bytes)
    {
        // A block usually ends well, or within a character of up to four bytes.
        for (var cut = 0; cut <= Math.Min(3, bytes.Length); cut++)
            if (Utf8.IsValid(bytes[..^cut])) return bytes.Length - cut;
        var length = 0;
        while (length < bytes.Length && Rune.DecodeFromUtf8(bytes[length..], out _, out var used) == OperationStatus.Done) length += used;
        return length;
    }

    /// <summary>Whether more bytes cannot make a character of these.</summary>
    static bool IsBroken(ReadOnlySpan<byte> bytes) =>
        Rune.DecodeFromUtf8(bytes, out _, out _) == OperationStatus.InvalidData;
}

using System.Buffers;
using System.Runtime.InteropServices;
using Pipeline.Reference;

namespace Pipeline.Validation;

/// <summary>Hashes of keys and the lines they stand on, in the order in which they came: the last ones in memory, the others in a temporary file.</summary>
sealed class KeyStore : IDisposable
{
    const int Waiting = 16 * 1024;

    StoredKey[] _waiting = ArrayPool<StoredKey>.Shared.Rent(Waiting);
    FileStream? _file;
    long _written;
    int _count;

    static int KeyBytes => Marshal.SizeOf<StoredKey>();

    public long Count => _written + _count;

    /// <summary>Adds a key and gives its number, from 1.</summary>
    public long Add(UInt128 hash, long line)
    {
        if (_count == Waiting) Write();
        _waiting[_count++] = new((ulong)(hash >> 64), (ulong)hash, line);
        return Count;
    }

    public (UInt128 Hash, long Line) Read(long number)
    {
        if (number > _written) return Of(_waiting[number - _written - 1]);
        Span<StoredKey> key = stackalloc StoredKey[1];
        ReadAt(number, key);
        return Of(key[0]);
    }

    /// <summary>Every key's number and hash.</summary>
    public IEnumerable<(long Number, UInt128 Hash)> ReadAll()
    {
        var keys = new StoredKey[Waiting];
        for (var first = 1L; first <= _written; first += Waiting)
        {
            ReadAt(first, keys);
            for (var i = 0; i < Waiting; i++) yield return (first + i, Of(keys[i]).Hash);
        }
        for (var i = 0; i < _count; i++) yield return (_written + i + 1, Of(_waiting[i]).Hash);
    }

    public void Dispose()
    {
        // Given back twice, it would be lent to two drops at once.
        if (_waiting.Length > 0) ArrayPool<StoredKey>.Shared.Return(_waiting);
        _waiting = [];
        _file?.Dispose();
    }

    void Write()
    {
        _file ??= TemporaryFile.Open();
        RandomAccess.Write(_file.SafeFileHandle, MemoryMarshal.AsBytes(_waiting.AsSpan(0, Waiting)), _written * KeyBytes);
        _written += Waiting;
        _count = 0;
    }

    void ReadAt(long number, Span<StoredKey> keys)
    {
        var bytes = MemoryMarshal.AsBytes(keys);
        for (var read = 0; read < bytes.Length;)
            read += RandomAccess.Read(_file!.SafeFileHandle, bytes[read..], (number - 1) * KeyBytes + read) is > 0 and var more
                ? more
                : throw new EndOfStreamException("The temporary file of keys is shorter than what was written to it.");
    }

    static (UInt128 Hash, long Line) Of(in StoredKey key) => (new(key.High, key.Low), key.Line);

    [StructLayout(LayoutKind.Sequential)]
    readonly record struct StoredKey(ulong High, ulong Low, long Line);
}

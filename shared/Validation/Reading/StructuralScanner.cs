using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Pipeline.Validation;

/// <summary>
/// Finds the bytes that give a CSV its shape (delimiter, quote, CR, LF), 32 at a time, in windows: what lies between them is never
/// looked at one by one.
/// </summary>
sealed class StructuralScanner(byte delimiter)
{
    const int Window = 16 * 1024;

    readonly int[] _positions = new int[Window];
    byte[] _buffer = [];
    int _next;
    int _count;
    int _scanned;
    int _end;

    /// <summary>Starts at <paramref name="start"/> of a buffer whose bytes may have changed or moved.</summary>
    public void Reset(byte[] buffer, int start, int end)
    {
        (_buffer, _scanned, _end) = (buffer, start, end);
        _next = _count = 0;
    }

    /// <summary>Goes back or on to <paramref name="position"/> in the same buffer.</summary>
    public void Seek(int position) => Reset(_buffer, position, _end);

    /// <summary>The next structural byte's position, or false at the end of the buffer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryNext(out int position)
    {
        if (_next == _count && !Scan())
        {
            position = 0;
            return false;
        }
        position = _positions[_next++];
        return true;
    }

    bool Scan()
    {
        _next = _count = 0;
        while (_count == 0 && _scanned < _end)
        {
            var until = Math.Min(_end, _scanned + Window);
            ScanVectors(until);
            for (; _scanned < until; _scanned++)
                if (IsStructural(_buffer[_scanned])) _positions[_count++] = _scanned;
        }
        return _count > 0;
    }

    void ScanVectors(int until)
    {
        ref var origin = ref MemoryMarshal.GetArrayDataReference(_buffer);
        var delimiters = Vector256.Create(delimiter);
        var quotes = Vector256.Create((byte)'"');
        var returns = Vector256.Create((byte)'\r');
        var feeds = Vector256.Create((byte)'\n');
        var count = _count;
        for (; _scanned + Vector256<byte>.Count <= until; _scanned += Vector256<byte>.Count)
        {
            var bytes = Vector256.LoadUnsafe(ref origin, (nuint)_scanned);
            var found = Vector256.Equals(bytes, delimiters) | Vector256.Equals(bytes, quotes)
                | Vector256.Equals(bytes, returns) | Vector256.Equals(bytes, feeds);
            for (var bits = found.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
                _positions[count++] = _scanned + BitOperations.TrailingZeroCount(bits);
        }
        _count = count;
    }

    bool IsStructural(byte value) => value == delimiter || value is (byte)'"' or (byte)'\r' or (byte)'\n';
}

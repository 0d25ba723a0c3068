using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Pipeline.Validation;

/// <summary>
/// Finds the bytes that give a CSV its shape (delimiter, quote, CR, LF), 64 at a time, in windows: what lies between them is never
/// looked at one by one.
/// </summary>
sealed class StructuralScanner(byte delimiter)
{
    const int Window = 16 * 1024;

    readonly int[] _positions = new int[2 * Window];
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

    /// <summary>Positions found and not yet passed; more may follow.</summary>
    public ReadOnlySpan<int> Waiting => _positions.AsSpan(_next, _count - _next);

    public void Pass(int count) => _next += count;

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

    /// <summary>Looks on, so that at least <paramref name="count"/> positions wait if there are as many.</summary>
    public void Prepare(int count)
    {
        if (_count - _next >= count || _scanned == _end) return;
        // What waits moves to the front: a window of further bytes always has room behind it.
        _positions.AsSpan(_next, _count - _next).CopyTo(_positions);
        (_next, _count) = (0, _count - _next);
        ScanWindow();
    }

    bool Scan()
    {
        _next = _count = 0;
        while (_count == 0 && _scanned < _end) ScanWindow();
        return _count > 0;
    }

    void ScanWindow()
    {
        var until = Math.Min(_end, _scanned + Math.Min(Window, _positions.Length - _count));
        ScanVectors(until);
        for (; _scanned < until; _scanned++)
            if (IsStructural(_buffer[_scanned])) _positions[_count++] = _scanned;
    }

    void ScanVectors(int until)
    {
        ref var origin = ref MemoryMarshal.GetArrayDataReference(_buffer);
        ref var positions = ref MemoryMarshal.GetArrayDataReference(_positions);
        var delimiters = Vector512.Create(delimiter);
        var quotes = Vector512.Create((byte)'"');
        var returns = Vector512.Create((byte)'\r');
        var feeds = Vector512.Create((byte)'\n');
        var count = _count;
        for (; _scanned + Vector512<byte>.Count <= until; _scanned += Vector512<byte>.Count)
        {
            var bytes = Vector512.LoadUnsafe(ref origin, (nuint)_scanned);
            var found = Vector512.Equals(bytes, delimiters) | Vector512.Equals(bytes, quotes)
                | Vector512.Equals(bytes, returns) | Vector512.Equals(bytes, feeds);
            for (var bits = found.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
                Unsafe.Add(ref positions, count++) = _scanned + BitOperations.TrailingZeroCount(bits);
        }
        _count = count;
    }

    bool IsStructural(byte value) => value == delimiter || value is (byte)'"' or (byte)'\r' or (byte)'\n';
}

using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Pipeline.Validation;

/// <summary>Texts kept end to end as UTF-8 in one array, so that a million cells are two objects. Not safe for two threads.</summary>
public sealed class Utf8Arena
{
    byte[] _bytes = new byte[4096];
    int[] _ends = new int[256];
    int _used;

    public int Count { get; private set; }

    public ReadOnlySpan<byte> this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
            var start = index == 0 ? 0 : _ends[index - 1];
            return _bytes.AsSpan(start, _ends[index] - start);
        }
    }

    public void Add(ReadOnlySpan<byte> text)
    {
        var start = _used;
        var end = start + text.Length;
        if (end > _bytes.Length) Array.Resize(ref _bytes, Math.Max(end, _bytes.Length * 2));
        if (Count == _ends.Length) Array.Resize(ref _ends, Count * 2);
        text.CopyTo(_bytes.AsSpan(start));
        _ends[Count++] = _used = end;
    }

    /// <summary>Adds a piece of a buffer. Short ones are moved as one vector: what comes along after them is overwritten by the next.</summary>
    internal void Add(byte[] buffer, int start, int length)
    {
        var width = Vector128<byte>.Count;
        if (length > width || start + width > buffer.Length || _used + width > _bytes.Length || Count == _ends.Length)
        {
            Add(buffer.AsSpan(start, length));
            return;
        }
        Vector128.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(buffer), (nuint)start)
            .StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(_bytes), (nuint)_used);
        _ends[Count++] = _used += length;
    }

    public void Clear() => Count = _used = 0;
}

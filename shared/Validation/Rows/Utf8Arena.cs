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
        Reserve(1, text.Length);
        text.CopyTo(_bytes.AsSpan(_used));
        _ends[Count++] = _used += text.Length;
    }

    /// <summary>Adds one cell of each row named, or nothing where there is no value.</summary>
    internal void Add(RecordBlock block, int field, ReadOnlySpan<int> rows, ReadOnlySpan<bool> valid)
    {
        var total = 0;
        for (var i = 0; i < rows.Length; i++) total += valid[i] ? block.Field(rows[i], field).Length : 0;
        Reserve(rows.Length, total + Vector128<byte>.Count);
        var (from, to) = (block.Buffer, _bytes);
        var ends = _ends.AsSpan(Count, rows.Length);
        for (var i = 0; i < rows.Length; i++)
        {
            var cell = valid[i] ? block.Field(rows[i], field) : default;
            // Short ones are moved as one vector: what comes along after them is overwritten by the next.
            if (cell.Length <= Vector128<byte>.Count && cell.Start + Vector128<byte>.Count <= from.Length)
                Vector128.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(from), (nuint)cell.Start)
                    .StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(to), (nuint)_used);
            else from.AsSpan(cell.Start, cell.Length).CopyTo(to.AsSpan(_used));
            ends[i] = _used += cell.Length;
        }
        Count += rows.Length;
    }

    void Reserve(int texts, int bytes)
    {
        if (_used + bytes > _bytes.Length) Array.Resize(ref _bytes, Math.Max(_used + bytes, _bytes.Length * 2));
        if (Count + texts > _ends.Length) Array.Resize(ref _ends, Math.Max(Count + texts, _ends.Length * 2));
    }

    /// <summary>Takes out texts, given in order.</summary>
    internal void Remove(IReadOnlyList<int> indices)
    {
        var (kept, next, start) = (0, 0, 0);
        _used = 0;
        for (var i = 0; i < Count; i++)
        {
            var end = _ends[i];
            if (next < indices.Count && indices[next] == i) next++;
            else
            {
                _bytes.AsSpan(start, end - start).CopyTo(_bytes.AsSpan(_used));
                _ends[kept++] = _used += end - start;
            }
            start = end;
        }
        Count = kept;
    }

    public void Clear() => Count = _used = 0;
}

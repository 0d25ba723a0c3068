using System.Buffers;
using System.Runtime.CompilerServices;

namespace Parquet.Columns;

/// <summary>Values without the nulls among them, and for each row whether it has one. The arrays are pooled.</summary>
sealed class PresentValues<T>(int capacity) : IDisposable
{
    readonly T[] _values = ArrayPool<T>.Shared.Rent(capacity);
    readonly byte[] _levels = ArrayPool<byte>.Shared.Rent(capacity);
    int _count;

    public int Rows { get; private set; }

    public ReadOnlyMemory<T> Values => _values.AsMemory(0, _count);

    /// <summary>1 for a value, 0 for a null.</summary>
    public ReadOnlyMemory<byte> Levels => _levels.AsMemory(0, Rows);

    public void Add(bool isPresent, T value)
    {
        _levels[Rows++] = Unsafe.BitCast<bool, byte>(isPresent);
        if (isPresent) _values[_count++] = value;
    }

    public void Dispose()
    {
        ArrayPool<T>.Shared.Return(_values, RuntimeHelpers.IsReferenceOrContainsReferences<T>());
        ArrayPool<byte>.Shared.Return(_levels);
    }
}

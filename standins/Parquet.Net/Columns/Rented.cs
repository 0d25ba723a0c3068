using System.Buffers;
using System.Runtime.CompilerServices;

namespace Parquet.Columns;

/// <summary>Memory from the shared pool, of exactly the length asked for.</summary>
readonly struct Rented<T>(int length) : IDisposable
{
    readonly T[] _array = ArrayPool<T>.Shared.Rent(length);

    public Memory<T> Memory => _array.AsMemory(0, length);

    public void Dispose() => ArrayPool<T>.Shared.Return(_array, RuntimeHelpers.IsReferenceOrContainsReferences<T>());
}

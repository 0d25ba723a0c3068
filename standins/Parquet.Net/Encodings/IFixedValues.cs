namespace Parquet.Encodings;

/// <summary>Values of a fixed number of bytes, which have an order.</summary>
interface IFixedValues<TValue> : IPhysicalValues<TValue>
{
    /// <summary>The extremes as the format orders them; false if there are none to tell.</summary>
    static abstract bool TryGetRange(ReadOnlySpan<TValue> values, out TValue min, out TValue max);
}

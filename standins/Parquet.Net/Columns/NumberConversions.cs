using System.Numerics;

namespace Parquet.Columns;

/// <summary>A number of 8 or 16 bits that is stored in 32.</summary>
readonly struct Narrow<T, TStored> : IConversion<T, TStored> where T : INumber<T> where TStored : INumber<TStored>
{
    public TStored Store(T value) => TStored.CreateTruncating(value);

    public T Load(TStored stored) => T.CreateTruncating(stored);
}

/// <summary>A decimal as a whole number of the smallest unit, in 32 or 64 bits.</summary>
readonly struct DecimalNumber<TStored>(DecimalScale scale) : IConversion<decimal, TStored> where TStored : IBinaryInteger<TStored>
{
    public TStored Store(decimal value) => TStored.CreateTruncating(scale.Unscaled(value));

    public decimal Load(TStored stored) => scale.Scaled(long.CreateTruncating(stored));
}

using System.Numerics;

namespace Pipeline.Validation;

/// <summary>Exact arithmetic on integers of 128 bits, which hold numbers of 38 digits.</summary>
static class Wide
{
    const int MostPower = 38;

    static readonly Int128[] Powers = [.. Enumerable.Range(0, MostPower + 1).Select(i => (Int128)BigInteger.Pow(10, i))];

    /// <summary>Ten to a power up to 38.</summary>
    public static Int128 PowerOfTen(int power) => Powers[power];

    public static bool TryAdd(Int128 left, Int128 right, out Int128 sum)
    {
        sum = unchecked(left + right);
        return ((left ^ sum) & (right ^ sum)) >= 0;
    }

    public static bool TrySubtract(Int128 left, Int128 right, out Int128 difference)
    {
        difference = unchecked(left - right);
        return ((left ^ right) & (left ^ difference)) >= 0;
    }

    public static bool TryMultiply(Int128 left, Int128 right, out Int128 product)
    {
        product = unchecked(left * right);
        if (IsLong(left) && IsLong(right)) return true;
        return (BigInteger)left * right == product;
    }

    /// <summary>A number with so many decimals more.</summary>
    public static bool TryScale(Int128 value, int decimals, out Int128 scaled)
    {
        if (decimals <= MostPower) return TryMultiply(value, Powers[decimals], out scaled);
        scaled = 0;
        return value == 0;
    }

    /// <summary>A number without its last decimals, which are cut off.</summary>
    public static Int128 Cut(Int128 value, int decimals) => decimals <= MostPower ? value / Powers[decimals] : 0;

    public static double ToDouble(Int128 value, int scale) => (double)value / Math.Pow(10, scale);

    /// <summary>Compares numbers of which the left one has <paramref name="shift"/> decimals more (or, below zero, fewer).</summary>
    public static int Compare(Int128 left, Int128 right, int shift)
    {
        // A number that is too large once it has as many decimals as the other is the greater one in magnitude.
        if (shift < 0) return TryScale(left, -shift, out var scaled) ? scaled.CompareTo(right) : Int128.Sign(left);
        return TryScale(right, shift, out var other) ? left.CompareTo(other) : -Int128.Sign(right);
    }

    static bool IsLong(Int128 value) => value >= long.MinValue && value <= long.MaxValue;
}

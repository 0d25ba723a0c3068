namespace Parquet.Columns;

/// <summary>Between decimals and whole numbers of the smallest unit a column holds.</summary>
readonly struct DecimalScale
{
    // Most digits behind the point that a System.Decimal has.
    const int MaximumScale = 28;

    readonly int _precision;
    readonly int _scale;
    readonly Int128 _limit;
    // The same where 64 bits hold it, else 0.
    readonly ulong _limit64;

    public DecimalScale(int precision, int scale)
    {
        if (precision is < 1 or > 38 || scale < 0 || scale > precision)
            throw new NotSupportedException($"decimals of precision {precision} and scale {scale} are not supported");
        (_precision, _scale, _limit) = (precision, scale, PowerOfTen(precision));
        _limit64 = precision <= 18 ? (ulong)_limit : 0;
    }

    /// <summary>Digits beyond the scale are cut off.</summary>
    public Int128 Unscaled(decimal value)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        // What has the column's scale and fits 64 bits needs no arithmetic.
        if (value.Scale == _scale && parts[2] == 0 && ((ulong)(uint)parts[1] << 32 | (uint)parts[0]) is var number && number < _limit64)
            return parts[3] < 0 ? -(long)number : (long)number;
        UInt128 digits = new((uint)parts[2], (ulong)(uint)parts[1] << 32 | (uint)parts[0]);
        var shift = _scale - value.Scale;
        if (shift < 0) digits /= (UInt128)PowerOfTen(-shift);
        // No digit can be lost before the comparison: what is below the limit stays below 2^128.
        else if (digits >= (UInt128)PowerOfTen(Math.Max(0, _precision - shift))) throw TooLarge(value);
        else digits *= (UInt128)PowerOfTen(shift);
        if (digits >= (UInt128)_limit) throw TooLarge(value);
        return parts[3] < 0 ? -(Int128)digits : (Int128)digits;
    }

    public decimal Scaled(long number)
    {
        if (_scale > MaximumScale) return Scaled((Int128)number);
        var digits = number < 0 ? unchecked((ulong)-number) : (ulong)number;
        return new((int)digits, (int)(digits >> 32), 0, number < 0, (byte)_scale);
    }

    public decimal Scaled(Int128 number)
    {
        var digits = (UInt128)(number < 0 ? unchecked(-number) : number);
        var scale = _scale;
        for (; scale > MaximumScale; scale--) digits /= 10;
        // Trailing zeros can make the difference between fitting and not.
        while (digits >> 96 != 0 && scale > 0 && digits % 10 == 0) (digits, scale) = (digits / 10, scale - 1);
        if (digits >> 96 != 0) throw OutOfRange();
        return new((int)(uint)digits, (int)(uint)(digits >> 32), (int)(uint)(digits >> 64), number < 0, (byte)scale);
    }

    public static ParquetException OutOfRange() => new("a decimal exceeds the range of System.Decimal");

    ParquetException TooLarge(decimal value) => new($"value '{value}' is too large to fit into scale {_scale} and precision {_precision}");

    static Int128 PowerOfTen(int exponent)
    {
        Int128 power = 1;
        for (var i = 0; i < exponent; i++) power *= 10;
        return power;
    }
}

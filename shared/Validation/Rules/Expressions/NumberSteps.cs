namespace Pipeline.Validation;

/// <summary>Gives a number more decimals, where the result is known to fit.</summary>
readonly struct ScaleLong(long factor) : IStep<long, long>
{
    public bool TryApply(long value, out long result)
    {
        result = value * factor;
        return true;
    }
}

readonly struct WidenLong : IStep<long, Int128>
{
    public bool TryApply(long value, out Int128 result)
    {
        result = value;
        return true;
    }
}

readonly struct ScaleWide(int decimals) : IStep<Int128, Int128>
{
    public bool TryApply(Int128 value, out Int128 result) => Wide.TryScale(value, decimals, out result);
}

readonly struct LongToDouble(double divisor) : IStep<long, double>
{
    public bool TryApply(long value, out double result)
    {
        result = value / divisor;
        return true;
    }
}

readonly struct WideToDouble(int scale) : IStep<Int128, double>
{
    public bool TryApply(Int128 value, out double result)
    {
        result = Wide.ToDouble(value, scale);
        return true;
    }
}

/// <summary>A whole number of days out of a number, whose fraction is cut off; none when it is far more than there are days.</summary>
readonly struct WholeDays(int scale) : IStep<Int128, long>
{
    public bool TryApply(Int128 value, out long result)
    {
        var whole = Wide.Cut(value, scale);
        result = (long)Int128.Clamp(whole, -Days.Count, Days.Count);
        return result == whole;
    }
}

/// <summary>A whole number of days out of a number, whose fraction is cut off; none when it is far more than there are days.</summary>
readonly struct WholeDaysOfDouble : IStep<double, long>
{
    public bool TryApply(double value, out long result)
    {
        result = (long)Math.Clamp(value, -Days.Count, Days.Count);
        return Math.Abs(value) <= Days.Count;
    }
}

readonly struct AbsoluteLong : IStep<long, long>
{
    public bool TryApply(long value, out long result)
    {
        result = value < 0 ? -value : value;
        return true;
    }
}

readonly struct AbsoluteWide : IStep<Int128, Int128>
{
    public bool TryApply(Int128 value, out Int128 result) => value < 0 ? Wide.TrySubtract(0, value, out result) : Wide.TryAdd(0, value, out result);
}

readonly struct AbsoluteDouble : IStep<double, double>
{
    public bool TryApply(double value, out double result)
    {
        result = Math.Abs(value);
        return true;
    }
}

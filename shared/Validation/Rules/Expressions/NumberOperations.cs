namespace Pipeline.Validation;

// On longs, for results that are known to fit.

readonly struct AddLongs : IOperation<long, long, long>
{
    public bool TryApply(long left, long right, out long result)
    {
        result = left + right;
        return true;
    }
}

readonly struct SubtractLongs : IOperation<long, long, long>
{
    public bool TryApply(long left, long right, out long result)
    {
        result = left - right;
        return true;
    }
}

readonly struct MultiplyLongs : IOperation<long, long, long>
{
    public bool TryApply(long left, long right, out long result)
    {
        result = left * right;
        return true;
    }
}

readonly struct AddWide : IOperation<Int128, Int128, Int128>
{
    public bool TryApply(Int128 left, Int128 right, out Int128 result) => Wide.TryAdd(left, right, out result);
}

readonly struct SubtractWide : IOperation<Int128, Int128, Int128>
{
    public bool TryApply(Int128 left, Int128 right, out Int128 result) => Wide.TrySubtract(left, right, out result);
}

readonly struct MultiplyWide : IOperation<Int128, Int128, Int128>
{
    public bool TryApply(Int128 left, Int128 right, out Int128 result) => Wide.TryMultiply(left, right, out result);
}

readonly struct AddDoubles : IOperation<double, double, double>
{
    public bool TryApply(double left, double right, out double result) => double.IsFinite(result = left + right);
}

readonly struct SubtractDoubles : IOperation<double, double, double>
{
    public bool TryApply(double left, double right, out double result) => double.IsFinite(result = left - right);
}

readonly struct MultiplyDoubles : IOperation<double, double, double>
{
    public bool TryApply(double left, double right, out double result) => double.IsFinite(result = left * right);
}

/// <summary>Nothing is divided by zero.</summary>
readonly struct DivideDoubles : IOperation<double, double, double>
{
    public bool TryApply(double left, double right, out double result)
    {
        result = right == 0 ? double.NaN : left / right;
        return double.IsFinite(result);
    }
}

using Pipeline.Validation;

namespace Pipeline.Lake;

/// <summary>What the 64 bits of a batch's value stand for (<see cref="BatchColumn"/>).</summary>
interface IValueForm<T>
{
    T Read(long value);
}

readonly struct IntegerForm : IValueForm<long>
{
    public long Read(long value) => value;
}

readonly struct DecimalForm(int scale) : IValueForm<decimal>
{
    public decimal Read(long value) => ScaledNumber.ToDecimal(value, scale);
}

readonly struct DoubleForm : IValueForm<double>
{
    public double Read(long value) => BitConverter.Int64BitsToDouble(value);
}

readonly struct DateForm : IValueForm<DateOnly>
{
    public DateOnly Read(long value) => DateOnly.FromDayNumber((int)value);
}

readonly struct BooleanForm : IValueForm<bool>
{
    public bool Read(long value) => value != 0;
}

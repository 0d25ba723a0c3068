using System.Numerics;

namespace Pipeline.Validation;

/// <summary>
/// A number, compiled. Whole numbers and numbers with a scale are integers of their last decimal: of 64 bits as long as they are known to fit,
/// else of 128, where what does not fit is null. The others are doubles.
/// </summary>
sealed class NumberOperand
{
    readonly Operand<long>? _long;
    readonly Operand<Int128>? _wide;
    readonly Operand<double>? _double;
    readonly int _capacity;

    NumberOperand(Operand<long>? narrow, Operand<Int128>? wide, Operand<double>? real, int scale, BigInteger bound, int capacity)
    {
        (_long, _wide, _double) = (narrow, wide, real);
        (Scale, Bound, _capacity) = (scale, bound, capacity);
    }

    /// <summary>Whether it is computed exactly.</summary>
    public bool IsExact => _double is null;

    /// <summary>Decimals of an exact number.</summary>
    public int Scale { get; }

    /// <summary>What the integer of an exact number does not exceed, in magnitude.</summary>
    public BigInteger Bound { get; }

    public static NumberOperand Of(Operand<long> operand, int scale, BigInteger bound, int capacity) => new(operand, null, null, scale, bound, capacity);

    public static NumberOperand Of(Operand<Int128> operand, int scale, BigInteger bound, int capacity) => new(null, operand, null, scale, bound, capacity);

    public static NumberOperand Of(Operand<double> operand, int capacity) => new(null, null, operand, 0, 0, capacity);

    public static bool FitsLong(BigInteger bound) => bound <= long.MaxValue;

    /// <summary>As integers of 64 bits with so many decimals, at least its own; null when they may not fit.</summary>
    public Operand<long>? AsLong(int scale)
    {
        if (_long is null || !FitsLong(Bound * BigInteger.Pow(10, scale - Scale))) return null;
        return scale == Scale ? _long : new StepOperand<long, long, ScaleLong>(_long, new((long)BigInteger.Pow(10, scale - Scale)), _capacity);
    }

    /// <summary>An exact number as integers of 128 bits with so many decimals, at least its own.</summary>
    public Operand<Int128> AsWide(int scale)
    {
        var wide = _wide ?? new StepOperand<long, Int128, WidenLong>(_long!, default, _capacity);
        return scale == Scale ? wide : new StepOperand<Int128, Int128, ScaleWide>(wide, new(scale - Scale), _capacity);
    }

    public Operand<double> AsDouble() => _double
        ?? (_long is not null
            ? new StepOperand<long, double, LongToDouble>(_long, new(Math.Pow(10, Scale)), _capacity)
            : new StepOperand<Int128, double, WideToDouble>(_wide!, new(Scale), _capacity));

    /// <summary>Whole days, for a date to move by.</summary>
    public Operand<long> AsDays() => IsExact
        ? new StepOperand<Int128, long, WholeDays>(AsWide(Scale), new(Scale), _capacity)
        : new StepOperand<double, long, WholeDaysOfDouble>(_double!, default, _capacity);

    /// <summary>Where it is null.</summary>
    public Operand AsOperand() => (Operand?)_long ?? (Operand?)_wide ?? _double!;
}

using System.Numerics;
using Pipeline.Protocols;
using Pipeline.Protocols.Expressions;

namespace Pipeline.Validation;

/// <summary>Compiles what gives numbers: exactly as long as the language promises it.</summary>
sealed class NumberCompiler(RowSource source, ConditionCompiler values)
{
    static readonly BigInteger MostOfColumn = Decimals.Limit - 1;

    readonly int _capacity = source.Capacity;

    public NumberOperand Compile(Expression expression) => expression switch
    {
        Expression.Number number => Constant(number.Value),
        Expression.Column or Expression.PreviousColumn => Column(source.Find(expression)),
        Expression.Arithmetic arithmetic when source.KindOf(arithmetic.Left) == ValueKind.Date => DaysBetween(arithmetic),
        Expression.Arithmetic arithmetic => Compute(arithmetic.Operator, Compile(arithmetic.Left), Compile(arithmetic.Right)),
        Expression.Call { Function: Function.Coalesce } call => call.Arguments.Select(Compile).Reverse().Aggregate((second, first) => Coalesce(first, second)),
        Expression.Call { Function: Function.Abs } call => Absolute(Compile(call.Arguments[0])),
        Expression.Call { Function: Function.Length } call => Whole(new LengthOperand(values.CompileText(call.Arguments[0]), _capacity), int.MaxValue),
        Expression.Call { Function: Function.Year } call =>
            Whole(new StepOperand<long, long, YearOf>(values.CompileDate(call.Arguments[0]), default, _capacity), 9_999),
        Expression.Call { Function: Function.Month } call =>
            Whole(new StepOperand<long, long, MonthOf>(values.CompileDate(call.Arguments[0]), default, _capacity), 12),
        _ => throw ConditionCompiler.Unfit(expression),
    };

    NumberOperand Whole(Operand<long> operand, long bound) => NumberOperand.Of(operand, 0, bound, _capacity);

    NumberOperand Constant(decimal value)
    {
        var scale = (int)value.Scale;
        var integer = (BigInteger)(value < 0 ? -1 : 1) * Mantissa(value);
        for (; scale > 0 && integer % 10 == 0; scale--) integer /= 10;
        var bound = BigInteger.Abs(integer);
        return NumberOperand.FitsLong(bound)
            ? NumberOperand.Of(new ConstantOperand<long>((long)integer, _capacity), scale, bound, _capacity)
            : NumberOperand.Of(new ConstantOperand<Int128>((Int128)integer, _capacity), scale, bound, _capacity);
    }

    static BigInteger Mantissa(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        return (uint)bits[0] + ((BigInteger)(uint)bits[1] << 32) + ((BigInteger)(uint)bits[2] << 64);
    }

    NumberOperand Column(RowColumn column) => column.IsDouble
        ? NumberOperand.Of(new ColumnOperand<double>(column), _capacity)
        : NumberOperand.Of(new ColumnOperand<long>(column), column.Scale, MostOfColumn, _capacity);

    NumberOperand DaysBetween(Expression.Arithmetic arithmetic) =>
        Whole(Operation<long, SubtractLongs>(values.CompileDate(arithmetic.Left), values.CompileDate(arithmetic.Right)), Days.Count);

    NumberOperand Compute(ArithmeticOperator sign, NumberOperand left, NumberOperand right)
    {
        if (sign == ArithmeticOperator.Divide || !left.IsExact || !right.IsExact) return ComputeDoubles(sign, left.AsDouble(), right.AsDouble());
        var isProduct = sign == ArithmeticOperator.Multiply;
        var scale = isProduct ? left.Scale + right.Scale : Math.Max(left.Scale, right.Scale);
        var (leftScale, rightScale) = isProduct ? (left.Scale, right.Scale) : (scale, scale);
        var bound = isProduct ? left.Bound * right.Bound : BoundAt(left, scale) + BoundAt(right, scale);
        if (NumberOperand.FitsLong(bound) && left.AsLong(leftScale) is { } a && right.AsLong(rightScale) is { } b)
            return NumberOperand.Of(
                sign switch
                {
                    ArithmeticOperator.Add => Operation<long, AddLongs>(a, b),
                    ArithmeticOperator.Subtract => Operation<long, SubtractLongs>(a, b),
                    _ => Operation<long, MultiplyLongs>(a, b),
                },
                scale, bound, _capacity);
        var (first, second) = (left.AsWide(leftScale), right.AsWide(rightScale));
        return NumberOperand.Of(
            sign switch
            {
                ArithmeticOperator.Add => Operation<Int128, AddWide>(first, second),
                ArithmeticOperator.Subtract => Operation<Int128, SubtractWide>(first, second),
                _ => Operation<Int128, MultiplyWide>(first, second),
            },
            scale, bound, _capacity);
    }

    NumberOperand ComputeDoubles(ArithmeticOperator sign, Operand<double> left, Operand<double> right) => NumberOperand.Of(
        sign switch
        {
            ArithmeticOperator.Add => Operation<double, AddDoubles>(left, right),
            ArithmeticOperator.Subtract => Operation<double, SubtractDoubles>(left, right),
            ArithmeticOperator.Multiply => Operation<double, MultiplyDoubles>(left, right),
            _ => Operation<double, DivideDoubles>(left, right),
        },
        _capacity);

    OperationOperand<T, T, T, TOperation> Operation<T, TOperation>(Operand<T> left, Operand<T> right)
        where TOperation : struct, IOperation<T, T, T> =>
        new(left, right, default, _capacity);

    NumberOperand Absolute(NumberOperand number)
    {
        if (!number.IsExact) return NumberOperand.Of(new StepOperand<double, double, AbsoluteDouble>(number.AsDouble(), default, _capacity), _capacity);
        return number.AsLong(number.Scale) is { } operand
            ? NumberOperand.Of(new StepOperand<long, long, AbsoluteLong>(operand, default, _capacity), number.Scale, number.Bound, _capacity)
            : NumberOperand.Of(
                new StepOperand<Int128, Int128, AbsoluteWide>(number.AsWide(number.Scale), default, _capacity), number.Scale, number.Bound, _capacity);
    }

    NumberOperand Coalesce(NumberOperand first, NumberOperand second)
    {
        if (!first.IsExact || !second.IsExact)
            return NumberOperand.Of(new CoalesceOperand<double>(first.AsDouble(), second.AsDouble(), _capacity), _capacity);
        var scale = Math.Max(first.Scale, second.Scale);
        var bound = BigInteger.Max(BoundAt(first, scale), BoundAt(second, scale));
        return first.AsLong(scale) is { } a && second.AsLong(scale) is { } b
            ? NumberOperand.Of(new CoalesceOperand<long>(a, b, _capacity), scale, bound, _capacity)
            : NumberOperand.Of(new CoalesceOperand<Int128>(first.AsWide(scale), second.AsWide(scale), _capacity), scale, bound, _capacity);
    }

    static BigInteger BoundAt(NumberOperand number, int scale) => number.Bound * BigInteger.Pow(10, scale - number.Scale);
}

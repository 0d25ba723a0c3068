using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>Binds a rule's expression to the columns of a drop. The loader has checked that it compares like with like.</summary>
sealed class ConditionCompiler(IReadOnlyDictionary<string, ColumnChecker> columns)
{
    /// <exception cref="ArgumentException">The expression is not one that the protocol loader lets through.</exception>
    public Condition Compile(Expression expression) => expression switch
    {
        Expression.And and => new AndCondition(Compile(and.Left), Compile(and.Right)),
        Expression.Or or => new OrCondition(Compile(or.Left), Compile(or.Right)),
        Expression.Not not => new NotCondition(Compile(not.Operand)),
        Expression.IsNull { Operand: Expression.Column column } isNull => new NullCondition(Find(column), isNull.Negated),
        Expression.In list => CompileIn(list),
        Expression.Compare compare => CompileCompare(compare),
        Expression.Column column when Find(column).Slot.Column.Type == LogicalType.Boolean => new BooleanCondition(Find(column)),
        _ => throw Unfit(expression),
    };

    /// <summary>Names of the columns an expression reads.</summary>
    public static IEnumerable<string> ColumnsOf(Expression expression) => expression switch
    {
        Expression.Column column => [column.Name],
        Expression.And and => ColumnsOf(and.Left).Concat(ColumnsOf(and.Right)),
        Expression.Or or => ColumnsOf(or.Left).Concat(ColumnsOf(or.Right)),
        Expression.Compare compare => ColumnsOf(compare.Left).Concat(ColumnsOf(compare.Right)),
        Expression.Not not => ColumnsOf(not.Operand),
        Expression.IsNull isNull => ColumnsOf(isNull.Operand),
        Expression.In list => ColumnsOf(list.Operand).Concat(list.Values.SelectMany(ColumnsOf)),
        _ => [],
    };

    Condition CompileIn(Expression.In list)
    {
        var anyOf = list is { Operand: Expression.Column column } && list.Values.All(v => v is Expression.Text)
            ? new MemberCondition(Find(column), [.. list.Values.Select(v => ((Expression.Text)v).Value)])
            : list.Values.Select(v => CompileCompare(new(Comparison.Equal, list.Operand, v))).Aggregate((all, one) => new OrCondition(all, one));
        return list.Negated ? new NotCondition(anyOf) : anyOf;
    }

    Condition CompileCompare(Expression.Compare compare) => (compare.Left, compare.Right) switch
    {
        (Expression.Text, Expression.Column) => CompileCompare(new(compare.Operator, compare.Right, compare.Left)),
        (Expression.Column column, Expression.Text text) => CompileText(compare, new MemberCondition(Find(column), [text.Value])),
        (Expression.Column left, Expression.Column right) when IsText(left) && IsText(right) =>
            CompileText(compare, new SameTextCondition(Find(left), Find(right))),
        _ => CompileNumbers(compare),
    };

    static Condition CompileText(Expression.Compare compare, Condition equal) => compare.Operator switch
    {
        Comparison.Equal => equal,
        Comparison.NotEqual => new NotCondition(equal),
        _ => throw Unfit(compare),
    };

    Condition CompileNumbers(Expression.Compare compare)
    {
        var (left, right) = (compare.Left, compare.Right);
        if (IsDouble(left) || IsDouble(right)) return new CompareCondition<double>(compare.Operator, DoubleOf(left), DoubleOf(right));
        if (Math.Max(ScaleOf(left), ScaleOf(right)) is var scale && FitsLong(left, scale) && FitsLong(right, scale))
            return new CompareCondition<long>(compare.Operator, LongOf(left, scale), LongOf(right, scale));
        return new CompareCondition<decimal>(compare.Operator, DecimalOf(left), DecimalOf(right));
    }

    /// <summary>Whether the operand's 64-bit values are of that scale as they stand, or it is a constant that can be made so.</summary>
    bool FitsLong(Expression operand, int scale) => operand switch
    {
        Expression.Column => ScaleOf(operand) == scale,
        Expression.Number number => Math.Abs(number.Value) < Decimals.Limit / (decimal)Decimals.PowerOfTen(scale),
        _ => true,
    };

    Operand<long> LongOf(Expression operand, int scale) => operand switch
    {
        Expression.Column column => new(Find(column), static value => value, 0),
        Expression.Number number => new(null, null, (long)(number.Value * (decimal)Decimals.PowerOfTen(scale))),
        Expression.Date date => new(null, null, date.Value.DayNumber),
        _ => throw Unfit(operand),
    };

    Operand<decimal> DecimalOf(Expression operand)
    {
        if (operand is Expression.Number number) return new(null, null, number.Value);
        if (operand is not Expression.Column column) throw Unfit(operand);
        var scale = ScaleOf(operand);
        return new(Find(column), value => ScaledNumber.ToDecimal(value, scale), 0);
    }

    Operand<double> DoubleOf(Expression operand)
    {
        if (operand is Expression.Number number) return new(null, null, (double)number.Value);
        if (operand is not Expression.Column column) throw Unfit(operand);
        var divisor = Decimals.PowerOfTen(ScaleOf(operand));
        return new(Find(column), IsDouble(operand) ? BitConverter.Int64BitsToDouble : value => value / divisor, 0);
    }

    /// <summary>Decimals of the operand's numbers; a day or an integer has none.</summary>
    int ScaleOf(Expression operand) => operand switch
    {
        Expression.Column column => Find(column).Slot.Column is { Type: LogicalType.Number, Scale: { } scale } ? scale : 0,
        Expression.Number number => number.Value.Scale,
        _ => 0,
    };

    bool IsText(Expression.Column column) => Find(column).Slot.Column.Type == LogicalType.String;

    bool IsDouble(Expression operand) => operand is Expression.Column column && Find(column).Slot.Column is { Type: LogicalType.Number, Scale: null };

    ColumnChecker Find(Expression.Column column) => columns[column.Name];

    static ArgumentException Unfit(Expression expression) => new($"The expression at position {expression.Position} is not one a rule may have.");
}

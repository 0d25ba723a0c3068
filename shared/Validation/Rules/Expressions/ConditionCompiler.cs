using Pipeline.Protocols;
using Pipeline.Protocols.Expressions;

namespace Pipeline.Validation;

/// <summary>
/// Compiles expressions that <see cref="ExpressionParser"/> has checked for rows of a source. What it gives works on the block that the source
/// stands at, a column at a time, and keeps what it computes: one compiled expression for each thread.
/// </summary>
/// <exception cref="ArgumentException">The expression is not one that the parser lets through, or reads a column that the source lacks.</exception>
sealed class ConditionCompiler
{
    readonly RowSource _source;
    readonly NumberCompiler _numbers;
    readonly int _capacity;

    public ConditionCompiler(RowSource source)
    {
        (_source, _capacity) = (source, source.Capacity);
        _numbers = new(source, this);
    }

    public Condition Compile(Expression expression) => expression switch
    {
        Expression.And and => new AndCondition(Compile(and.Left), Compile(and.Right), _capacity),
        Expression.Or or => new OrCondition(Compile(or.Left), Compile(or.Right), _capacity),
        Expression.Not not => new NotCondition(Compile(not.Operand)),
        Expression.IsNull isNull => new NullCondition(CompileAny(isNull.Operand), isNull.Negated),
        Expression.In list => Negate(CompileIn(list), list.Negated),
        Expression.Like like => Negate(new LikeCondition(CompileText(like.Operand), new(like.Pattern, like.Escape)), like.Negated),
        Expression.Compare compare => CompileCompare(compare),
        Expression.Column or Expression.PreviousColumn when _source.KindOf(expression) == ValueKind.Boolean => new BooleanCondition(_source.Find(expression)),
        _ => throw Unfit(expression),
    };

    /// <summary>A number: of sums, means and the like.</summary>
    public NumberOperand CompileNumber(Expression expression) => _numbers.Compile(expression);

    public TextOperand CompileText(Expression expression) => expression switch
    {
        Expression.Text text => new ConstantTextOperand(text.Value, _capacity),
        Expression.Column or Expression.PreviousColumn => new TextColumnOperand(_source.Find(expression)),
        Expression.Call { Function: Function.Substr } call => new SubstringOperand(
            CompileText(call.Arguments[0]), IntegerOf(call.Arguments[1]), call.Arguments.Count > 2 ? IntegerOf(call.Arguments[2]) : int.MaxValue, _capacity),
        Expression.Call { Function: Function.Upper or Function.Lower } call =>
            new CaseOperand(CompileText(call.Arguments[0]), call.Function == Function.Upper, _capacity),
        Expression.Call { Function: Function.Coalesce } call =>
            call.Arguments.Select(CompileText).Reverse().Aggregate((second, first) => new CoalesceTextOperand(first, second, _capacity)),
        _ => throw Unfit(expression),
    };

    /// <summary>A date as its days since 0001-01-01.</summary>
    public Operand<long> CompileDate(Expression expression) => expression switch
    {
        Expression.Date date => new ConstantOperand<long>(date.Value.DayNumber, _capacity),
        Expression.PeriodDay day => new ConstantOperand<long>(
            (day.Edge == PeriodEdge.Start ? _source.Days.Period.Start : _source.Days.Period.End).DayNumber, _capacity),
        Expression.DropDay => new ConstantOperand<long>(_source.Days.Came.DayNumber, _capacity),
        Expression.Column or Expression.PreviousColumn => new ColumnOperand<long>(_source.Find(expression)),
        Expression.Arithmetic { Operator: ArithmeticOperator.Add } sum => new OperationOperand<long, long, long, AddDays>(
            CompileDate(sum.Left), CompileNumber(sum.Right).AsDays(), default, _capacity),
        Expression.Arithmetic { Operator: ArithmeticOperator.Subtract } difference => new OperationOperand<long, long, long, SubtractDays>(
            CompileDate(difference.Left), CompileNumber(difference.Right).AsDays(), default, _capacity),
        Expression.Call { Function: Function.Coalesce } call =>
            call.Arguments.Select(CompileDate).Reverse().Aggregate((second, first) => new CoalesceOperand<long>(first, second, _capacity)),
        _ => throw Unfit(expression),
    };

    internal static ArgumentException Unfit(Expression expression) => new($"The expression at position {expression.Position} is not one a rule may have.");

    Operand CompileAny(Expression expression) => _source.KindOf(expression) switch
    {
        ValueKind.Text => CompileText(expression),
        ValueKind.Date => CompileDate(expression),
        ValueKind.Number => CompileNumber(expression).AsOperand(),
        _ => new ColumnOperand<long>(_source.Find(expression)),
    };

    Condition CompileIn(Expression.In list) => list.Values.All(v => v is Expression.Text)
        ? CompileMember(list.Operand, [.. list.Values.Cast<Expression.Text>().Select(t => t.Value).Distinct()])
        : list.Values.Select(v => CompileCompare(new(Comparison.Equal, list.Operand, v))).Aggregate((all, one) => new OrCondition(all, one, _capacity));

    /// <summary>A greater-than is a less-than of the other way round, and the other three comparisons are what these and equality are not.</summary>
    Condition CompileCompare(Expression.Compare compare)
    {
        var (left, right) = compare.Operator is Comparison.Greater or Comparison.LessOrEqual ? (compare.Right, compare.Left) : (compare.Left, compare.Right);
        var isEquality = compare.Operator is Comparison.Equal or Comparison.NotEqual;
        var holds = compare.Operator is Comparison.Equal or Comparison.Less or Comparison.Greater;
        return _source.KindOf(left) switch
        {
            ValueKind.Text when isEquality => Negate(CompileSameText(left, right), !holds),
            ValueKind.Date => Compare(CompileDate(left), CompileDate(right), isEquality, holds),
            ValueKind.Number => CompareNumbers(CompileNumber(left), CompileNumber(right), isEquality, holds),
            ValueKind.Boolean when isEquality =>
                Compare(new ColumnOperand<long>(_source.Find(left)), new ColumnOperand<long>(_source.Find(right)), isEquality, holds),
            _ => throw Unfit(compare),
        };
    }

    Condition CompileSameText(Expression left, Expression right) => (left, right) switch
    {
        (_, Expression.Text text) => CompileMember(left, [text.Value]),
        (Expression.Text text, _) => CompileMember(right, [text.Value]),
        _ => new SameTextCondition(CompileText(left), CompileText(right)),
    };

    Condition CompileMember(Expression operand, string[] texts) => CodeCondition.IsFor(operand, texts)
        ? new CodeCondition(_source.Find(operand), texts)
        : new MemberCondition(CompileText(operand), texts);

    static Condition Compare(Operand<long> left, Operand<long> right, bool isEquality, bool holds) => isEquality
        ? new CompareCondition<long, LongEqual>(left, right, default, holds)
        : new CompareCondition<long, LongLess>(left, right, default, holds);

    static Condition CompareNumbers(NumberOperand left, NumberOperand right, bool isEquality, bool holds)
    {
        if (!left.IsExact || !right.IsExact)
            return isEquality
                ? new CompareCondition<double, DoubleEqual>(left.AsDouble(), right.AsDouble(), default, holds)
                : new CompareCondition<double, DoubleLess>(left.AsDouble(), right.AsDouble(), default, holds);
        var scale = Math.Max(left.Scale, right.Scale);
        if (left.AsLong(scale) is { } first && right.AsLong(scale) is { } second) return Compare(first, second, isEquality, holds);
        return new CompareWideCondition(left.AsWide(left.Scale), right.AsWide(right.Scale), left.Scale - right.Scale, isEquality, holds);
    }

    static Condition Negate(Condition condition, bool negated) => negated ? new NotCondition(condition) : condition;

    static int IntegerOf(Expression expression) => expression is Expression.Number number ? (int)number.Value : throw Unfit(expression);
}

using System.Text;
using System.Text.RegularExpressions;
using Pipeline.Reference;

namespace Pipeline.Protocols.Tests;

/// <summary>The plainest evaluation of the rule language: values are null, string, decimal, double, DateOnly or bool.</summary>
/// <param name="came">The day on which the drop came.</param>
/// <param name="valueOf">A column's value in the row; that of the earlier row is asked for as <c>previous.column</c>.</param>
sealed class ExpressionOracle(Func<string, object?> valueOf, ReferencePeriod period, DateOnly came)
{
    public bool? IsTrue(Expression expression) => expression switch
    {
        Expression.And and => IsTrue(and.Left) & IsTrue(and.Right),
        Expression.Or or => IsTrue(or.Left) | IsTrue(or.Right),
        Expression.Not not => !IsTrue(not.Operand),
        Expression.IsNull isNull => Value(isNull.Operand) is null != isNull.Negated,
        Expression.In list => IsIn(list) is { } found ? found != list.Negated : null,
        Expression.Like like => Value(like.Operand) is string text ? Regex.IsMatch(text, PatternOf(like), RegexOptions.Singleline) != like.Negated : null,
        Expression.Compare compare => Compare(compare.Operator, Value(compare.Left), Value(compare.Right)),
        _ => (bool?)Value(expression),
    };

    bool? IsIn(Expression.In list) =>
        list.Values.Select(v => Compare(Comparison.Equal, Value(list.Operand), Value(v))).Aggregate((bool?)false, (any, equal) => any | equal);

    static string PatternOf(Expression.Like like)
    {
        var regex = new StringBuilder("^");
        for (var at = 0; at < like.Pattern.Length; at++)
            regex.Append(like.Pattern[at] switch
            {
                var c when c == like.Escape => Regex.Escape($"{like.Pattern[++at]}"),
                '%' => ".*",
                '_' => "(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|[^\uD800-\uDFFF])",
                var c => Regex.Escape($"{c}"),
            });
        return regex.Append("\\z").ToString();
    }

    static bool? Compare(Comparison comparison, object? left, object? right)
    {
        if (left is null || right is null) return null;
        var order = left is string ? string.CompareOrdinal((string)left, (string)right)
            : left is double || right is double ? ToDouble(left).CompareTo(ToDouble(right))
            : ((IComparable)left).CompareTo(right);
        return comparison switch
        {
            Comparison.Equal => order == 0,
            Comparison.NotEqual => order != 0,
            Comparison.Less => order < 0,
            Comparison.LessOrEqual => order <= 0,
            Comparison.Greater => order > 0,
            _ => order >= 0,
        };
    }

    object? Value(Expression expression) => expression switch
    {
        Expression.Column column => valueOf(column.Name),
        Expression.PreviousColumn column => valueOf($"previous.{column.Name}"),
        Expression.Text text => text.Value,
        Expression.Number number => number.Value,
        Expression.Date date => date.Value,
        Expression.PeriodDay day => day.Edge == PeriodEdge.Start ? period.Start : period.End,
        Expression.DropDay => came,
        Expression.Arithmetic arithmetic => Compute(arithmetic.Operator, Value(arithmetic.Left), Value(arithmetic.Right)),
        Expression.Call { Function: Function.Coalesce } call => call.Arguments.Select(Value).FirstOrDefault(v => v is not null),
        Expression.Call call => Call(call.Function, [.. call.Arguments.Select(Value)]),
        _ => IsTrue(expression),
    };

    static object? Compute(ArithmeticOperator sign, object? left, object? right) => (left, right) switch
    {
        (null, _) or (_, null) => null,
        (DateOnly day, DateOnly other) => (decimal)(day.DayNumber - other.DayNumber),
        (DateOnly day, var days) => Move(day, (sign == ArithmeticOperator.Add ? 1 : -1) * (long)ToDouble(days)),
        (decimal a, decimal b) when sign != ArithmeticOperator.Divide =>
            sign == ArithmeticOperator.Add ? a + b : sign == ArithmeticOperator.Subtract ? a - b : a * b,
        _ => Compute(sign, ToDouble(left), ToDouble(right)),
    };

    // There are no days but those of the years 1 to 9999.
    static object? Move(DateOnly day, long days) => day.DayNumber + days is >= 0 and var moved && moved <= DateOnly.MaxValue.DayNumber ? DateOnly.FromDayNumber((int)moved) : null;

    static object? Compute(ArithmeticOperator sign, double a, double b) => sign switch
    {
        ArithmeticOperator.Add => a + b,
        ArithmeticOperator.Subtract => a - b,
        ArithmeticOperator.Multiply => a * b,
        _ => b == 0 ? null : a / b,
    };

    static object? Call(Function function, object?[] values) => values[0] is null ? null : function switch
    {
        Function.Length => (decimal)((string)values[0]!).EnumerateRunes().Count(),
        Function.Substr => string.Concat(((string)values[0]!).EnumerateRunes()
            .Skip((int)(decimal)values[1]! - 1).Take(values.Length > 2 ? (int)(decimal)values[2]! : int.MaxValue)),
        // The invariant culture spares these two letters, and Unicode does not.
        Function.Upper => ((string)values[0]!).ToUpperInvariant().Replace('ı', 'I'),
        Function.Lower => ((string)values[0]!).ToLowerInvariant().Replace('İ', 'i'),
        Function.Abs => values[0] is double d ? Math.Abs(d) : Math.Abs((decimal)values[0]!),
        Function.Year => (decimal)((DateOnly)values[0]!).Year,
        _ => (decimal)((DateOnly)values[0]!).Month,
    };

    static double ToDouble(object value) => value is double d ? d : (double)(decimal)value;
}

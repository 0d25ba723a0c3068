using System.Globalization;
using Pipeline.Protocols;
using Pipeline.Protocols.Expressions;

namespace Pipeline.Validation;

/// <summary>
/// What the texts of one row tell of a condition: whether it may be false, and whether it may be true. Both where they do not tell, neither
/// where a value that it needs is absent. For explaining a failure that was found already, not for finding one.
/// </summary>
/// <param name="cell">Gives a cell's text by the column's name.</param>
sealed class RowTruth(Func<string, string> cell)
{
    public bool MayBeFalse(Expression expression) => expression switch
    {
        Expression.Not not => MayBeTrue(not.Operand),
        Expression.And and => MayBeFalse(and.Left) || MayBeFalse(and.Right),
        Expression.Or or => MayBeFalse(or.Left) && MayBeFalse(or.Right),
        _ => Tell(expression) != Telling.NotFalse,
    };

    bool MayBeTrue(Expression expression) => expression switch
    {
        Expression.Not not => MayBeFalse(not.Operand),
        Expression.And and => MayBeTrue(and.Left) && MayBeTrue(and.Right),
        Expression.Or or => MayBeTrue(or.Left) || MayBeTrue(or.Right),
        _ => Tell(expression) is Telling.Nothing || (Tell(expression) == Telling.NotFalse && !IsUnknown(expression)),
    };

    Telling Tell(Expression expression) => expression switch
    {
        Expression.IsNull { Operand: Expression.Column column } isNull => Is((cell(column.Name).Length == 0) != isNull.Negated),
        _ when IsUnknown(expression) => Telling.NotFalse,
        Expression.In { Operand: Expression.Column column } list when list.Values.All(v => v is Expression.Text) =>
            Is(list.Values.Any(v => ((Expression.Text)v).Value == cell(column.Name)) != list.Negated),
        Expression.Compare compare => Compare(compare),
        _ => Telling.Nothing,
    };

    Telling Compare(Expression.Compare compare)
    {
        int order;
        if (Number(compare.Left) is { } left && Number(compare.Right) is { } right) order = left.CompareTo(right);
        else if (Text(compare.Left) is { } one && Text(compare.Right) is { } other)
        {
            // Days written yyyy-MM-dd are in the order of their texts; other texts are only ever compared for being the same.
            if (compare.Operator is not (Comparison.Equal or Comparison.NotEqual) && !(IsDay(one) && IsDay(other))) return Telling.Nothing;
            order = string.CompareOrdinal(one, other);
        }
        else return Telling.Nothing;
        return Is(compare.Operator switch
        {
            Comparison.Equal => order == 0,
            Comparison.NotEqual => order != 0,
            Comparison.Less => order < 0,
            Comparison.LessOrEqual => order <= 0,
            Comparison.Greater => order > 0,
            _ => order >= 0,
        });
    }

    /// <summary>A value is absent without which the condition is neither true nor false.</summary>
    bool IsUnknown(Expression expression) =>
        expression is Expression.Compare or Expression.In or Expression.Like && !HasCoalesce(expression)
        && ExpressionText.Columns(expression).OfType<Expression.Column>().Any(c => cell(c.Name).Length == 0);

    static bool HasCoalesce(Expression expression) => expression switch
    {
        Expression.Call call => call.Function == Function.Coalesce || call.Arguments.Any(HasCoalesce),
        Expression.Compare compare => HasCoalesce(compare.Left) || HasCoalesce(compare.Right),
        Expression.Arithmetic arithmetic => HasCoalesce(arithmetic.Left) || HasCoalesce(arithmetic.Right),
        Expression.In list => HasCoalesce(list.Operand) || list.Values.Any(HasCoalesce),
        Expression.Like like => HasCoalesce(like.Operand),
        _ => false,
    };

    string? Text(Expression expression) => expression switch
    {
        Expression.Column column => cell(column.Name),
        Expression.Text text => text.Value,
        Expression.Date date => date.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => null,
    };

    decimal? Number(Expression expression) => expression switch
    {
        Expression.Number number => number.Value,
        Expression.Column column when decimal.TryParse(
            cell(column.Name), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) => value,
        _ => null,
    };

    static bool IsDay(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    static Telling Is(bool holds) => holds ? Telling.NotFalse : Telling.False;

    enum Telling
    {
        Nothing,
        /// <summary>It holds, or a value that it needs is absent.</summary>
        NotFalse,
        False,
    }
}

using System.Globalization;

namespace Pipeline.Protocols.Expressions;

/// <summary>Writes an expression in the rule language, so that reading it again gives the same tree.</summary>
public static class ExpressionText
{
    public static string Of(Expression expression) => expression switch
    {
        Expression.Column column => column.Name,
        Expression.PreviousColumn column => $"{Vocabulary.Previous}.{column.Name}",
        Expression.Text text => Quote(text.Value),
        Expression.Number number => number.Value.ToString(CultureInfo.InvariantCulture),
        Expression.Date date => string.Create(CultureInfo.InvariantCulture, $"DATE '{date.Value:yyyy-MM-dd}'"),
        Expression.PeriodDay day => day.Edge == PeriodEdge.Start ? Vocabulary.PeriodStart : Vocabulary.PeriodEnd,
        Expression.DropDay => Vocabulary.DropDate,
        Expression.Not not => $"not {Inner(not.Operand)}",
        Expression.And and => $"{Inner(and.Left)} and {Inner(and.Right)}",
        Expression.Or or => $"{Inner(or.Left)} or {Inner(or.Right)}",
        Expression.IsNull isNull => $"{Inner(isNull.Operand)} is {(isNull.Negated ? "not " : "")}null",
        Expression.In list => $"{Inner(list.Operand)} {(list.Negated ? "not " : "")}in ({List(list.Values)})",
        Expression.Like like => $"{Inner(like.Operand)} {(like.Negated ? "not " : "")}like {Quote(like.Pattern)}{(like.Escape is { } c ? $" escape {Quote($"{c}")}" : "")}",
        Expression.Compare compare => $"{Inner(compare.Left)} {Vocabulary.SignOf(compare.Operator)} {Inner(compare.Right)}",
        Expression.Arithmetic arithmetic => $"{Inner(arithmetic.Left)} {Vocabulary.SignOf(arithmetic.Operator)} {Inner(arithmetic.Right)}",
        Expression.Call call => $"{Vocabulary.NameOf(call.Function)}({List(call.Arguments)})",
        _ => throw new ArgumentException($"No text for {expression.GetType().Name}.", nameof(expression)),
    };

    /// <summary>The columns of this drop that an expression reads, and the names of those it reads of the previous one, as they come.</summary>
    public static IEnumerable<Expression> Columns(Expression expression) => expression switch
    {
        Expression.Column or Expression.PreviousColumn => [expression],
        Expression.Not not => Columns(not.Operand),
        Expression.IsNull isNull => Columns(isNull.Operand),
        Expression.Like like => Columns(like.Operand),
        Expression.And and => [.. Columns(and.Left), .. Columns(and.Right)],
        Expression.Or or => [.. Columns(or.Left), .. Columns(or.Right)],
        Expression.Compare compare => [.. Columns(compare.Left), .. Columns(compare.Right)],
        Expression.Arithmetic arithmetic => [.. Columns(arithmetic.Left), .. Columns(arithmetic.Right)],
        Expression.In list => [.. Columns(list.Operand), .. list.Values.SelectMany(Columns)],
        Expression.Call call => call.Arguments.SelectMany(Columns),
        _ => [],
    };

    internal static string Quote(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    // More parentheses than needed, and never too few.
    static string Inner(Expression expression) => expression
        is Expression.Column or Expression.PreviousColumn or Expression.Text or Expression.Number or Expression.Date or Expression.PeriodDay or Expression.DropDay
            or Expression.Call
        ? Of(expression)
        : $"({Of(expression)})";

    static string List(IEnumerable<Expression> values) => string.Join(", ", values.Select(Inner));
}

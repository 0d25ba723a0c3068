using System.Globalization;

namespace Pipeline.Protocols.Expressions;

/// <summary>
/// Writes an expression in DuckDB's SQL, over columns typed VARCHAR, BIGINT, DECIMAL, DOUBLE, DATE and BOOLEAN, with the same three-valued meaning.
/// <c>PERIOD_START</c>, <c>PERIOD_END</c> and <c>DROP_DATE</c> stay as they are: put the days there as <c>DATE '…'</c>.
/// </summary>
/// <param name="columns">The columns of the protocol, which decide types.</param>
/// <param name="current">Alias of the table with this drop's rows, or empty when there is one table only.</param>
/// <param name="previous">Alias of the table with the previous drop's rows.</param>
public sealed class ExpressionSql(IReadOnlyList<Column> columns, string current = "", string previous = Vocabulary.Previous)
{
    public string Of(Expression expression) => expression switch
    {
        Expression.Column column => current.Length == 0 ? Name(column.Name) : $"{current}.{Name(column.Name)}",
        Expression.PreviousColumn column => $"{previous}.{Name(column.Name)}",
        Expression.Text text => ExpressionText.Quote(text.Value),
        Expression.Number number => number.Value < 0 ? $"({Invariant(number.Value)})" : Invariant(number.Value),
        Expression.Date or Expression.PeriodDay or Expression.DropDay => ExpressionText.Of(expression),
        Expression.Not not => $"(NOT {Of(not.Operand)})",
        Expression.And and => $"({Of(and.Left)} AND {Of(and.Right)})",
        Expression.Or or => $"({Of(or.Left)} OR {Of(or.Right)})",
        Expression.IsNull isNull => $"({Of(isNull.Operand)} IS {(isNull.Negated ? "NOT " : "")}NULL)",
        Expression.In list => $"({Of(list.Operand)} {(list.Negated ? "NOT " : "")}IN ({List(list.Values)}))",
        Expression.Like like =>
            $"({Of(like.Operand)} {(like.Negated ? "NOT " : "")}LIKE {ExpressionText.Quote(like.Pattern)}{(like.Escape is { } c ? $" ESCAPE {ExpressionText.Quote($"{c}")}" : "")})",
        Expression.Compare compare => $"({Of(compare.Left)} {Vocabulary.SignOf(compare.Operator)} {Of(compare.Right)})",
        Expression.Arithmetic arithmetic => OfArithmetic(arithmetic),
        Expression.Call call => OfCall(call),
        _ => throw new ArgumentException($"No SQL for {expression.GetType().Name}.", nameof(expression)),
    };

    string OfArithmetic(Expression.Arithmetic arithmetic)
    {
        var (left, right) = (Of(arithmetic.Left), Of(arithmetic.Right));
        // A day moves by whole days, which DuckDB takes as INTEGER; a fraction is cut off.
        if (KindOf(arithmetic) == ValueKind.Date) right = $"CAST(TRUNC({right}) AS INTEGER)";
        // DuckDB gives infinity for a division by zero of doubles; here it is unknown.
        if (arithmetic.Operator == ArithmeticOperator.Divide) right = $"NULLIF({right}, 0)";
        return $"({left} {Vocabulary.SignOf(arithmetic.Operator)} {right})";
    }

    string OfCall(Expression.Call call) => $"{Vocabulary.NameOf(call.Function).ToUpperInvariant()}({List(call.Arguments)})";

    ValueKind KindOf(Expression expression) => ValueKinds.KindOf(expression, name => columns.First(c => c.Name == name).Type);

    string List(IEnumerable<Expression> values) => string.Join(", ", values.Select(Of));

    static string Name(string column) => $"\"{column}\"";

    static string Invariant(decimal value) => value.ToString(CultureInfo.InvariantCulture);
}

namespace Pipeline.Protocols.Expressions;

/// <summary>What an expression gives.</summary>
public enum ValueKind
{
    Text,
    Number,
    Date,
    Boolean,
}

/// <summary>The kinds of columns and expressions.</summary>
public static class ValueKinds
{
    public static ValueKind KindOf(LogicalType type) => type switch
    {
        LogicalType.String => ValueKind.Text,
        LogicalType.Date => ValueKind.Date,
        LogicalType.Boolean => ValueKind.Boolean,
        _ => ValueKind.Number,
    };

    public static string NameOf(ValueKind kind) => kind switch
    {
        ValueKind.Text => "text",
        ValueKind.Number => "number",
        ValueKind.Date => "date",
        _ => "boolean",
    };

    /// <summary>The kind of an expression that <see cref="ExpressionParser"/> gave.</summary>
    public static ValueKind KindOf(Expression expression, Func<string, LogicalType> typeOf) => expression switch
    {
        Expression.Column column => KindOf(typeOf(column.Name)),
        Expression.PreviousColumn column => KindOf(typeOf(column.Name)),
        Expression.Text => ValueKind.Text,
        Expression.Number => ValueKind.Number,
        Expression.Date or Expression.PeriodDay or Expression.DropDay => ValueKind.Date,
        Expression.Arithmetic { Operator: ArithmeticOperator.Add or ArithmeticOperator.Subtract } sum =>
            KindOf(sum.Left, typeOf) == ValueKind.Date && KindOf(sum.Right, typeOf) == ValueKind.Number ? ValueKind.Date : ValueKind.Number,
        Expression.Arithmetic => ValueKind.Number,
        Expression.Call { Function: Function.Substr or Function.Upper or Function.Lower } => ValueKind.Text,
        Expression.Call { Function: Function.Coalesce } call => KindOf(call.Arguments[0], typeOf),
        Expression.Call => ValueKind.Number,
        _ => ValueKind.Boolean,
    };
}

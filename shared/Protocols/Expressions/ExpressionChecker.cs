namespace Pipeline.Protocols.Expressions;

/// <summary>Checks that an expression is a condition over known columns that compares like with like.</summary>
sealed class ExpressionChecker(IReadOnlyList<Column> columns)
{
    enum Kind
    {
        Text,
        Number,
        Date,
        Boolean,
    }

    bool _readsColumn;

    public void Check(Expression expression)
    {
        CheckCondition(expression);
        if (!_readsColumn) throw new ExpressionException(expression.Position, "a condition without a column", "at least one column");
    }

    void CheckCondition(Expression expression)
    {
        switch (expression)
        {
            case Expression.And and: CheckCondition(and.Left); CheckCondition(and.Right); break;
            case Expression.Or or: CheckCondition(or.Left); CheckCondition(or.Right); break;
            case Expression.Not not: CheckCondition(not.Operand); break;
            case Expression.Compare compare: CheckComparison(compare); break;
            case Expression.In list:
                foreach (var value in list.Values) CheckAlike(list.Operand, value);
                break;
            case Expression.IsNull { Operand: Expression.Column column }: Find(column); break;
            case Expression.IsNull isNull: throw new ExpressionException(isNull.Position, Describe(isNull.Operand), "a column before is null");
            default:
                if (KindOf(expression) != Kind.Boolean)
                    throw new ExpressionException(expression.Position, Describe(expression), "a condition, such as a comparison");
                break;
        }
    }

    void CheckComparison(Expression.Compare compare)
    {
        if (CheckAlike(compare.Left, compare.Right) == Kind.Text && compare.Operator is not (Comparison.Equal or Comparison.NotEqual))
            throw new ExpressionException(compare.Position, "texts compared by size", "texts compared with = or <>, or in (…)");
    }

    Kind CheckAlike(Expression left, Expression right)
    {
        var (kind, other) = (KindOf(left), KindOf(right));
        if (kind == Kind.Boolean) throw new ExpressionException(left.Position, Describe(left), "the condition by itself, or = true, or = false");
        if (kind != other) throw new ExpressionException(right.Position, Describe(right), $"a {NameOf(kind)}, to compare with {Describe(left)}");
        CheckValue(left, right);
        CheckValue(right, left);
        return kind;
    }

    // A value that the column can never hold makes a rule that never fires: a typing error.
    void CheckValue(Expression side, Expression literal)
    {
        if (side is not Expression.Column column || literal is not Expression.Text text) return;
        if (Find(column).ValidValues is { } values && !values.Contains(text.Value))
            throw new ExpressionException(text.Position, $"'{text.Value}'", $"a value of {column.Name}: {string.Join(", ", values)}");
    }

    Kind KindOf(Expression expression) => expression switch
    {
        Expression.Column column => KindOf(Find(column).Type),
        Expression.Text => Kind.Text,
        Expression.Number => Kind.Number,
        Expression.Date => Kind.Date,
        _ => Kind.Boolean,
    };

    static Kind KindOf(LogicalType type) => type switch
    {
        LogicalType.String => Kind.Text,
        LogicalType.Date => Kind.Date,
        LogicalType.Boolean => Kind.Boolean,
        _ => Kind.Number,
    };

    Column Find(Expression.Column reference)
    {
        _readsColumn = true;
        return columns.FirstOrDefault(c => c.Name == reference.Name)
            ?? throw new ExpressionException(reference.Position, $"\"{reference.Name}\"", "a column of the protocol");
    }

    string Describe(Expression expression) => expression switch
    {
        Expression.Column column => $"the {NameOf(KindOf(column))} column {column.Name}",
        Expression.Text text => $"the text '{text.Value}'",
        Expression.Number number => FormattableString.Invariant($"the number {number.Value}"),
        Expression.Date date => FormattableString.Invariant($"the date {date.Value:yyyy-MM-dd}"),
        _ => "a condition",
    };

    static string NameOf(Kind kind) => kind switch
    {
        Kind.Text => "text",
        Kind.Number => "number",
        Kind.Date => "date",
        _ => "boolean",
    };
}

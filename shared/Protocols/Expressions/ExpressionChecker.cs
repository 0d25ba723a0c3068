using static Pipeline.Protocols.Expressions.ValueKinds;

namespace Pipeline.Protocols.Expressions;

/// <summary>Checks that an expression reads known columns and computes and compares like with like.</summary>
sealed class ExpressionChecker(IReadOnlyList<Column> columns, bool withPrevious)
{
    bool _readsColumn;

    public void CheckWholeCondition(Expression expression)
    {
        CheckCondition(expression);
        if (!_readsColumn) throw new ExpressionException(expression.Position, "a condition without a column", "at least one column");
    }

    public void CheckWholeValue(Expression expression, bool numeric)
    {
        var kind = Check(expression);
        if (numeric && kind != ValueKind.Number) throw new ExpressionException(expression.Position, Describe(expression), "a number");
        if (!_readsColumn) throw new ExpressionException(expression.Position, "a value without a column", "at least one column");
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
            case Expression.Like like: Expect(like.Operand, ValueKind.Text, "before like"); break;
            case Expression.IsNull { Operand: Expression.Column or Expression.PreviousColumn } isNull: Check(isNull.Operand); break;
            case Expression.IsNull isNull:
                if (Check(isNull.Operand) == ValueKind.Boolean)
                    throw new ExpressionException(isNull.Position, Describe(isNull.Operand), "a column or a value before is null");
                break;
            default:
                if (Check(expression) != ValueKind.Boolean)
                    throw new ExpressionException(expression.Position, Describe(expression), "a condition, such as a comparison");
                break;
        }
    }

    void CheckComparison(Expression.Compare compare)
    {
        if (CheckAlike(compare.Left, compare.Right) == ValueKind.Text && compare.Operator is not (Comparison.Equal or Comparison.NotEqual))
            throw new ExpressionException(compare.Position, "texts compared by size", "texts compared with = or <>, or in (…)");
    }

    ValueKind CheckAlike(Expression left, Expression right)
    {
        var (kind, other) = (Check(left), Check(right));
        if (kind == ValueKind.Boolean && other == ValueKind.Boolean && ColumnOf(left) is not null && ColumnOf(right) is not null && IsPrevious(left) != IsPrevious(right))
            return kind;
        if (kind == ValueKind.Boolean) throw new ExpressionException(left.Position, Describe(left), "the condition by itself, or = true, or = false");
        if (kind != other) throw new ExpressionException(right.Position, Describe(right), $"a {NameOf(kind)}, to compare with {Describe(left)}");
        CheckValue(left, right);
        CheckValue(right, left);
        return kind;
    }

    // A value that the column can never hold makes a rule that never fires: a typing error.
    void CheckValue(Expression side, Expression literal)
    {
        if (literal is not Expression.Text text || ColumnOf(side) is not { } name) return;
        if (Find(name, side.Position).ValidValues is { } values && !values.Contains(text.Value))
            throw new ExpressionException(text.Position, $"'{text.Value}'", $"a value of {name}: {string.Join(", ", values)}");
    }

    /// <summary>Checks a value and gives its kind; a condition, checked too, is boolean.</summary>
    ValueKind Check(Expression expression)
    {
        switch (expression)
        {
            case Expression.PreviousColumn previous when !withPrevious:
                throw new ExpressionException(previous.Position, $"\"previous.{previous.Name}\"", "previous.column in a rule of scope previous only");
            case Expression.Column or Expression.PreviousColumn: Find(ColumnOf(expression)!, expression.Position); break;
            case Expression.Arithmetic arithmetic: CheckArithmetic(arithmetic); break;
            case Expression.Call call: CheckCall(call); break;
            case Expression.Text or Expression.Number or Expression.Date or Expression.PeriodDay or Expression.DropDay: break;
            default: CheckCondition(expression); break;
        }
        return KindOf(expression);
    }

    void CheckArithmetic(Expression.Arithmetic arithmetic)
    {
        var (left, right) = (Check(arithmetic.Left), Check(arithmetic.Right));
        var sign = Vocabulary.SignOf(arithmetic.Operator);
        if (left == ValueKind.Date && arithmetic.Operator is ArithmeticOperator.Add or ArithmeticOperator.Subtract)
        {
            if (right == ValueKind.Number || (right == ValueKind.Date && arithmetic.Operator == ArithmeticOperator.Subtract)) return;
            throw new ExpressionException(
                arithmetic.Right.Position, Describe(arithmetic.Right), sign == "+" ? "a number of days after +" : "a number of days, or a date, after -");
        }
        if (left != ValueKind.Number) throw new ExpressionException(arithmetic.Left.Position, Describe(arithmetic.Left), $"a number before {sign}");
        if (right != ValueKind.Number) throw new ExpressionException(arithmetic.Right.Position, Describe(arithmetic.Right), $"a number after {sign}");
    }

    void CheckCall(Expression.Call call)
    {
        var name = Vocabulary.NameOf(call.Function);
        var (least, most) = call.Function switch
        {
            Function.Substr => (2, 3),
            Function.Coalesce => (2, int.MaxValue),
            _ => (1, 1),
        };
        if (call.Arguments.Count < least || call.Arguments.Count > most)
            throw new ExpressionException(
                call.Position, $"{name} of {call.Arguments.Count} value(s)", least == most ? "one value" : most == 3 ? "2 or 3" : "2 or more");
        if (call.Function == Function.Coalesce)
        {
            var kind = Check(call.Arguments[0]);
            if (kind == ValueKind.Boolean) throw new ExpressionException(call.Position, Describe(call.Arguments[0]), "texts, numbers or dates in coalesce");
            foreach (var argument in call.Arguments.Skip(1)) Expect(argument, kind, "like the first one in coalesce");
            return;
        }
        Expect(call.Arguments[0], call.Function switch
        {
            Function.Abs => ValueKind.Number,
            Function.Year or Function.Month => ValueKind.Date,
            _ => ValueKind.Text,
        }, $"in {name}");
        for (var i = 1; i < call.Arguments.Count; i++)
            if (call.Arguments[i] is not Expression.Number number || number.Value != decimal.Truncate(number.Value) || number.Value < (i == 1 ? 1 : 0) || number.Value > 100_000)
                throw new ExpressionException(call.Arguments[i].Position, Describe(call.Arguments[i]), i == 1 ? "a first character: 1 or more" : "how many characters: 0 or more");
    }

    void Expect(Expression expression, ValueKind kind, string where)
    {
        if (Check(expression) != kind) throw new ExpressionException(expression.Position, Describe(expression), $"a {NameOf(kind)} {where}");
    }

    ValueKind KindOf(Expression expression) => ValueKinds.KindOf(expression, name => Find(name, expression.Position).Type);

    Column Find(string name, int position)
    {
        _readsColumn = true;
        return columns.FirstOrDefault(c => c.Name == name)
            ?? throw new ExpressionException(position, $"\"{name}\"", "a column of the protocol");
    }

    static string? ColumnOf(Expression expression) => expression switch
    {
        Expression.Column column => column.Name,
        Expression.PreviousColumn column => column.Name,
        _ => null,
    };

    static bool IsPrevious(Expression expression) => expression is Expression.PreviousColumn;

    string Describe(Expression expression) => expression switch
    {
        Expression.Column column => $"the {NameOf(KindOf(column))} column {column.Name}",
        Expression.PreviousColumn column => $"the {NameOf(KindOf(column))} column previous.{column.Name}",
        Expression.Text text => $"the text '{text.Value}'",
        Expression.Number number => FormattableString.Invariant($"the number {number.Value}"),
        Expression.Date date => FormattableString.Invariant($"the date {date.Value:yyyy-MM-dd}"),
        Expression.PeriodDay or Expression.DropDay or Expression.Arithmetic or Expression.Call => $"the {NameOf(KindOf(expression))} {ExpressionText.Of(expression)}",
        _ => "a condition",
    };
}

using FsCheck;
using FsCheck.Fluent;

namespace Pipeline.Protocols.Tests;

/// <summary>Any expression that fits a small table, of any kind and up to a depth.</summary>
static class ExpressionGen
{
    public static readonly Column[] Columns =
    [
        new("name", [], LogicalType.String, false),
        new("code", [], LogicalType.String, false),
        new("age", [], LogicalType.Integer, false),
        new("wage", [], LogicalType.Number, false, Scale: 2),
        new("rate", [], LogicalType.Number, false),
        new("born", [], LogicalType.Date, false, DateFormat: "yyyy-MM-dd"),
        new("died", [], LogicalType.Date, false, DateFormat: "yyyy-MM-dd"),
        new("alive", [], LogicalType.Boolean, false),
    ];

    static readonly Gen<Expression> TextLeaf = Gen.OneOf(
        Gen.Elements<Expression>(new Expression.Column("name"), new Expression.Column("code")),
        Gen.Elements("", "a", "WP01", "O'Neill", "é%", "_x", "Ab").Select(t => (Expression)new Expression.Text(t)));

    static readonly Gen<Expression> NumberLeaf = Gen.OneOf(
        Gen.Elements<Expression>(new Expression.Column("age"), new Expression.Column("wage"), new Expression.Column("rate")),
        Gen.Elements(0m, 1m, -2m, 2.50m, 12m, 0.25m).Select(n => (Expression)new Expression.Number(n)));

    static readonly Gen<Expression> DateLeaf = Gen.OneOf(
        Gen.Elements<Expression>(new Expression.Column("born"), new Expression.Column("died"), new Expression.PeriodDay(PeriodEdge.Start), new Expression.PeriodDay(PeriodEdge.End),
            new Expression.DropDay()),
        Gen.Elements<Expression>(new Expression.Date(new(2024, 2, 29)), new Expression.Date(new(1999, 12, 31))));

    public static Gen<Expression> Condition(int depth)
    {
        var compared = Gen.OneOf(
            from sign in Gen.Elements(Enum.GetValues<Comparison>()) from a in Number(depth - 1) from b in Number(depth - 1) select (Expression)new Expression.Compare(sign, a, b),
            from sign in Gen.Elements(Enum.GetValues<Comparison>()) from a in Date(depth - 1) from b in Date(depth - 1) select (Expression)new Expression.Compare(sign, a, b),
            from sign in Gen.Elements(Comparison.Equal, Comparison.NotEqual) from a in Text(depth - 1) from b in Text(depth - 1) select (Expression)new Expression.Compare(sign, a, b),
            from a in Text(depth - 1) from values in Text(0).ListOf(2) from negated in Gen.Elements(true, false) select (Expression)new Expression.In(a, [.. values], negated),
            from a in Text(depth - 1)
            from like in Gen.Elements(("WP%", (char?)null), ("%!%%", '!'), ("_", null), ("%", null), ("", null), ("a!_!!%", '!'), ("%'%", null))
            from negated in Gen.Elements(true, false)
            select (Expression)new Expression.Like(a, like.Item1, like.Item2, negated),
            from a in Gen.OneOf(Text(depth - 1), Number(depth - 1), Date(depth - 1)) from negated in Gen.Elements(true, false) select (Expression)new Expression.IsNull(a, negated),
            Gen.Constant<Expression>(new Expression.Column("alive")));
        if (depth <= 1) return compared;
        var inner = Condition(depth - 1);
        return Gen.OneOf(
            compared,
            inner.Select(a => (Expression)new Expression.Not(a)),
            from a in inner from b in inner select (Expression)new Expression.And(a, b),
            from a in inner from b in inner select (Expression)new Expression.Or(a, b));
    }

    static Gen<Expression> Text(int depth) => depth <= 0 ? TextLeaf : Gen.OneOf(
        TextLeaf,
        from function in Gen.Elements(Function.Upper, Function.Lower) from a in Text(depth - 1) select Call(function, a),
        from a in Text(depth - 1)
        from start in Gen.Choose(1, 4)
        from length in Gen.Choose(0, 3)
        select Call(Function.Substr, a, new Expression.Number(start), new Expression.Number(length)),
        from a in Text(depth - 1) from start in Gen.Choose(1, 3) select Call(Function.Substr, a, new Expression.Number(start)),
        from a in Text(depth - 1) from b in Text(depth - 1) select Call(Function.Coalesce, a, b));

    static Gen<Expression> Number(int depth) => depth <= 0 ? NumberLeaf : Gen.OneOf(
        NumberLeaf,
        from sign in Gen.Elements(Enum.GetValues<ArithmeticOperator>())
        from a in Number(depth - 1)
        from b in Number(depth - 1)
        select (Expression)new Expression.Arithmetic(sign, a, b),
        from a in Date(depth - 1) from b in Date(depth - 1) select (Expression)new Expression.Arithmetic(ArithmeticOperator.Subtract, a, b),
        Text(depth - 1).Select(a => Call(Function.Length, a)),
        Number(depth - 1).Select(a => Call(Function.Abs, a)),
        from function in Gen.Elements(Function.Year, Function.Month) from a in Date(depth - 1) select Call(function, a));

    static Gen<Expression> Date(int depth) => depth <= 0 ? DateLeaf : Gen.OneOf(
        DateLeaf,
        from sign in Gen.Elements(ArithmeticOperator.Add, ArithmeticOperator.Subtract)
        from a in Date(depth - 1)
        from days in NumberLeaf
        select (Expression)new Expression.Arithmetic(sign, a, days),
        from a in Date(depth - 1) from b in Date(depth - 1) select Call(Function.Coalesce, a, b));

    static Expression Call(Function function, params Expression[] arguments) => new Expression.Call(function, arguments);
}

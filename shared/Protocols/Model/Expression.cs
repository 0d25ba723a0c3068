namespace Pipeline.Protocols;

/// <summary>A parsed rule expression: a boolean subset of SQL-92 with three-valued logic.</summary>
public abstract record Expression
{
    /// <summary>Where the expression starts in its text, from 0.</summary>
    public int Position { get; init; }

    public sealed record Column(string Name) : Expression;

    public sealed record Text(string Value) : Expression;

    public sealed record Number(decimal Value) : Expression;

    public sealed record Date(DateOnly Value) : Expression;

    public sealed record Not(Expression Operand) : Expression;

    public sealed record And(Expression Left, Expression Right) : Expression;

    public sealed record Or(Expression Left, Expression Right) : Expression;

    public sealed record IsNull(Expression Operand, bool Negated) : Expression;

    public sealed record In(Expression Operand, IReadOnlyList<Expression> Values, bool Negated) : Expression;

    public sealed record Compare(Comparison Operator, Expression Left, Expression Right) : Expression;
}

public enum Comparison
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

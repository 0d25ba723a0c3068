namespace Pipeline.Protocols;

/// <summary>
/// A parsed rule expression: a subset of SQL-92 with three-valued logic. A value is unknown (null) when an operand is, when a number is divided by
/// zero, and when a day or number lies outside of what can be held; a comparison with an unknown value is unknown. Whole numbers and numbers with a
/// scale are exact under + - *; a quotient, and whatever holds a number without a scale, has double precision.
/// </summary>
public abstract record Expression
{
    /// <summary>Where the expression starts in its text, from 0.</summary>
    public int Position { get; init; }

    public sealed record Column(string Name) : Expression;

    /// <summary>The column in the row of the same key in the previous accepted drop, written <c>previous.name</c>.</summary>
    public sealed record PreviousColumn(string Name) : Expression;

    public sealed record Text(string Value) : Expression;

    public sealed record Number(decimal Value) : Expression;

    public sealed record Date(DateOnly Value) : Expression;

    /// <summary>A day of the drop's reference period, written <c>PERIOD_START</c> or <c>PERIOD_END</c>.</summary>
    public sealed record PeriodDay(PeriodEdge Edge) : Expression;

    /// <summary>The day on which the drop came, by Rwanda's clock, written <c>DROP_DATE</c>.</summary>
    public sealed record DropDay : Expression;

    public sealed record Not(Expression Operand) : Expression;

    public sealed record And(Expression Left, Expression Right) : Expression;

    public sealed record Or(Expression Left, Expression Right) : Expression;

    public sealed record IsNull(Expression Operand, bool Negated) : Expression;

    public sealed record In(Expression Operand, IReadOnlyList<Expression> Values, bool Negated) : Expression;

    /// <param name="Pattern"><c>%</c> stands for any characters, <c>_</c> for one; the whole text must match, case counts.</param>
    /// <param name="Escape">Makes the character after it stand for itself; null when none is named.</param>
    public sealed record Like(Expression Operand, string Pattern, char? Escape, bool Negated) : Expression;

    public sealed record Compare(Comparison Operator, Expression Left, Expression Right) : Expression;

    /// <summary>Of two numbers; of a date and a number of days (+ and -, the date first); of two dates (-), in days.</summary>
    public sealed record Arithmetic(ArithmeticOperator Operator, Expression Left, Expression Right) : Expression;

    public sealed record Call(Function Function, IReadOnlyList<Expression> Arguments) : Expression;
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

public enum ArithmeticOperator
{
    Add,
    Subtract,
    Multiply,
    Divide,
}

public enum PeriodEdge
{
    Start,
    End,
}

/// <summary>Functions of the rule language, written in lower case.</summary>
public enum Function
{
    /// <summary>Unicode characters (scalar values) of a text.</summary>
    Length,
    /// <summary>Text, first character (a whole number from 1), and perhaps how many characters. Beyond the end there is nothing.</summary>
    Substr,
    /// <summary>The first argument that is not null.</summary>
    Coalesce,
    /// <summary>Each character by itself, as Unicode's simple case mapping has it, in no culture.</summary>
    Upper,
    Lower,
    Abs,
    /// <summary>Of a date, 1 to 9999.</summary>
    Year,
    /// <summary>Of a date, 1 to 12.</summary>
    Month,
}

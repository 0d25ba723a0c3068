using System.Globalization;

namespace Pipeline.Protocols.Expressions;

/// <summary>
/// Reads the rule language, a subset of SQL-92. Columns by name, <c>previous.column</c> where a rule looks at the previous drop, <c>'text'</c>, numbers,
/// <c>DATE 'yyyy-MM-dd'</c>, <c>PERIOD_START</c>, <c>PERIOD_END</c> and <c>DROP_DATE</c>, <c>+ - * /</c>, <c>= &lt;&gt; &lt; &lt;= &gt; &gt;=</c>, <c>and or not</c>,
/// <c>is [not] null</c>, <c>[not] in (…)</c>, <c>[not] between a and b</c> (inclusive), <c>[not] like 'pattern' [escape 'c']</c>, the functions of
/// <see cref="Function"/> and parentheses. Keywords in any case. A boolean column is a condition by itself; <c>x = true</c> reads as <c>x</c>, and
/// <c>x = false</c> as <c>not x</c>. <c>between</c> becomes two comparisons, so that whoever evaluates has one thing less to know.
/// </summary>
public sealed class ExpressionParser
{
    const int MaxLength = 2_000;
    const int MaxDepth = 50;

    // Binding powers, loosest first.
    const int OrPower = 1;
    const int AndPower = 2;
    const int NotPower = 3;
    const int ComparisonPower = 4;
    const int SumPower = 5;
    const int ProductPower = 6;
    const int SignPower = 7;

    readonly IReadOnlyList<Token> _tokens;
    int _at;
    int _depth;

    ExpressionParser(IReadOnlyList<Token> tokens) => _tokens = tokens;

    Token Current => _tokens[_at];

    /// <summary>Reads a condition over <paramref name="columns"/> and checks that it compares like with like.</summary>
    /// <param name="withPrevious">Whether <c>previous.column</c> has a meaning here.</param>
    /// <exception cref="ExpressionException">The text is not such a condition; says where and what was expected.</exception>
    public static Expression Parse(string text, IReadOnlyList<Column> columns, bool withPrevious = false)
    {
        var expression = Read(text);
        new ExpressionChecker(columns, withPrevious).CheckWholeCondition(expression);
        return expression;
    }

    /// <summary>Reads a text, number or date computed from <paramref name="columns"/>.</summary>
    /// <param name="numeric">Whether only a number will do.</param>
    /// <exception cref="ExpressionException">The text is not such a value; says where and what was expected.</exception>
    public static Expression ParseValue(string text, IReadOnlyList<Column> columns, bool numeric = false)
    {
        var expression = Read(text);
        new ExpressionChecker(columns, withPrevious: false).CheckWholeValue(expression, numeric);
        return expression;
    }

    /// <summary>Reads an expression whose columns are not known yet.</summary>
    /// <exception cref="ExpressionException">The text is no expression; says where and what was expected.</exception>
    internal static Expression Read(string text)
    {
        if (text.Length > MaxLength) throw new ExpressionException(MaxLength, $"{text.Length} characters", $"at most {MaxLength}");
        var parser = new ExpressionParser(Tokenizer.Tokens(text));
        var expression = parser.Read(0);
        if (parser.Current.Kind != TokenKind.End)
            throw new ExpressionException(parser.Current.Position, $"{parser.Current}", "and, or, or the end");
        return expression;
    }

    Expression Read(int power)
    {
        if (++_depth > MaxDepth) throw new ExpressionException(Current.Position, "deeper nesting", $"at most {MaxDepth} levels");
        var left = ReadPrefix();
        while (PowerOf(Current) > power) left = ReadInfix(left);
        _depth--;
        return left;
    }

    static int PowerOf(Token token) => (token.Kind, token.Text) switch
    {
        (TokenKind.Keyword, "or") => OrPower,
        (TokenKind.Keyword, "and") => AndPower,
        (TokenKind.Keyword, "is" or "in" or "not" or "between" or "like") => ComparisonPower,
        (TokenKind.Symbol, "=" or "<>" or "<" or "<=" or ">" or ">=") => ComparisonPower,
        (TokenKind.Symbol, "+" or "-") => SumPower,
        (TokenKind.Symbol, "*" or "/") => ProductPower,
        _ => 0,
    };

    Expression ReadPrefix()
    {
        var token = Take();
        switch (token.Kind, token.Text)
        {
            case (TokenKind.Name, _): return ReadName(token);
            case (TokenKind.Text, _): return new Expression.Text(token.Text) { Position = token.Position };
            case (TokenKind.Number, _): return NumberOf(token, token, 1);
            case (TokenKind.Symbol, "-") when Current.Kind == TokenKind.Number: return NumberOf(token, Take(), -1);
            case (TokenKind.Symbol, "-"):
                var zero = new Expression.Number(0) { Position = token.Position };
                return new Expression.Arithmetic(ArithmeticOperator.Subtract, zero, Read(SignPower)) { Position = token.Position };
            case (TokenKind.Keyword, "date"): return DateOf(token, Take());
            case (TokenKind.Keyword, "not"): return new Expression.Not(Read(NotPower)) { Position = token.Position };
            case (TokenKind.Symbol, "("):
                var inner = Read(0);
                Expect(TokenKind.Symbol, ")");
                return inner;
            case (TokenKind.Keyword, "true" or "false"):
                throw new ExpressionException(token.Position, $"{token}", "true and false only to the right of = or <>");
            default:
                throw new ExpressionException(token.Position, $"{token}", "a column, a literal, not, or an opening parenthesis");
        }
    }

    Expression ReadName(Token name)
    {
        if (Current.Is(TokenKind.Symbol, "(")) return ReadCall(name);
        if (name.Text == Vocabulary.Previous && TakeIf("."))
        {
            var column = Take();
            return column.Kind == TokenKind.Name
                ? new Expression.PreviousColumn(column.Text) { Position = name.Position }
                : throw new ExpressionException(column.Position, $"{column}", "a column");
        }
        return name.Text switch
        {
            Vocabulary.PeriodStart => new Expression.PeriodDay(PeriodEdge.Start) { Position = name.Position },
            Vocabulary.PeriodEnd => new Expression.PeriodDay(PeriodEdge.End) { Position = name.Position },
            Vocabulary.DropDate => new Expression.DropDay { Position = name.Position },
            _ => new Expression.Column(name.Text) { Position = name.Position },
        };
    }

    Expression.Call ReadCall(Token name)
    {
        if (!Vocabulary.Functions.TryGetValue(name.Text.ToLowerInvariant(), out var function))
            throw new ExpressionException(name.Position, $"{name}", $"one of {string.Join(", ", Vocabulary.Functions.Keys.Order(StringComparer.Ordinal))}");
        return new(function, ReadList()) { Position = name.Position };
    }

    Expression ReadInfix(Expression left)
    {
        var token = Take();
        if (token.Kind == TokenKind.Symbol) return PowerOf(token) == ComparisonPower ? ReadComparison(left, token) : ReadArithmetic(left, token);
        switch (token.Text)
        {
            case "or": return new Expression.Or(left, Read(OrPower)) { Position = left.Position };
            case "and": return new Expression.And(left, Read(AndPower)) { Position = left.Position };
            case "is":
                var isNot = TakeIf("not");
                Expect(TokenKind.Keyword, "null");
                return new Expression.IsNull(left, isNot) { Position = left.Position };
            case "in": return new Expression.In(left, ReadList(), false) { Position = left.Position };
            case "between": return ReadBetween(left);
            case "like": return ReadLike(left, negated: false);
            case "not" when TakeIf("in"): return new Expression.In(left, ReadList(), true) { Position = left.Position };
            case "not" when TakeIf("between"): return new Expression.Not(ReadBetween(left)) { Position = left.Position };
            case "not" when TakeIf("like"): return ReadLike(left, negated: true);
            default: throw new ExpressionException(Current.Position, $"{Current}", "in, like or between");
        }
    }

    Expression ReadComparison(Expression left, Token symbol)
    {
        if (symbol.Text is "=" or "<>" && Current is { Kind: TokenKind.Keyword, Text: "true" or "false" })
            return Take().Text == "true" == (symbol.Text == "=") ? left : new Expression.Not(left) { Position = left.Position };
        var comparison = Enum.GetValues<Comparison>().First(c => Vocabulary.SignOf(c) == symbol.Text);
        return new Expression.Compare(comparison, left, Read(ComparisonPower)) { Position = left.Position };
    }

    Expression.Arithmetic ReadArithmetic(Expression left, Token symbol)
    {
        var sign = Enum.GetValues<ArithmeticOperator>().First(o => Vocabulary.SignOf(o) == symbol.Text);
        return new(sign, left, Read(PowerOf(symbol))) { Position = left.Position };
    }

    List<Expression> ReadList()
    {
        Expect(TokenKind.Symbol, "(");
        var values = new List<Expression>();
        do values.Add(Read(ComparisonPower));
        while (TakeIf(","));
        Expect(TokenKind.Symbol, ")");
        return values;
    }

    Expression.And ReadBetween(Expression operand)
    {
        var low = Read(ComparisonPower);
        Expect(TokenKind.Keyword, "and");
        var high = Read(ComparisonPower);
        Expression.Compare Bound(Comparison comparison, Expression bound) => new(comparison, operand, bound) { Position = operand.Position };
        return new(Bound(Comparison.GreaterOrEqual, low), Bound(Comparison.LessOrEqual, high)) { Position = operand.Position };
    }

    Expression.Like ReadLike(Expression operand, bool negated)
    {
        var pattern = Take();
        if (pattern.Kind != TokenKind.Text) throw new ExpressionException(pattern.Position, $"{pattern}", "a pattern such as 'WP%'");
        char? escape = null;
        if (TakeIf("escape"))
        {
            var token = Take();
            escape = token is { Kind: TokenKind.Text, Text.Length: 1 }
                ? token.Text[0]
                : throw new ExpressionException(token.Position, $"{token}", "one character in quotes, such as '!'");
        }
        LikePattern.Check(pattern, escape);
        return new(operand, pattern.Text, escape, negated) { Position = operand.Position };
    }

    static Expression.Number NumberOf(Token start, Token digits, int sign) =>
        decimal.TryParse(digits.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? new(sign * value) { Position = start.Position }
            : throw new ExpressionException(digits.Position, $"{digits}", "a number such as 16 or 0.5");

    static Expression.Date DateOf(Token start, Token text) =>
        text.Kind == TokenKind.Text && DateOnly.TryParseExact(text.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new(day) { Position = start.Position }
            : throw new ExpressionException(text.Position, $"{text}", "a day such as DATE '2026-01-31'");

    Token Take()
    {
        var token = Current;
        if (token.Kind != TokenKind.End) _at++;
        return token;
    }

    bool TakeIf(string text)
    {
        var matches = Current.Is(TokenKind.Keyword, text) || Current.Is(TokenKind.Symbol, text);
        if (matches) _at++;
        return matches;
    }

    void Expect(TokenKind kind, string text)
    {
        if (!Current.Is(kind, text)) throw new ExpressionException(Current.Position, $"{Current}", $"\"{text}\"");
        _at++;
    }
}

using System.Globalization;

namespace Pipeline.Protocols.Expressions;

/// <summary>
/// Reads a row rule: a boolean subset of SQL-92. Columns by name, <c>'text'</c>, numbers, <c>DATE 'yyyy-MM-dd'</c>, <c>= &lt;&gt; &lt; &lt;= &gt; &gt;=</c>,
/// <c>and or not</c>, <c>is [not] null</c>, <c>[not] in (…)</c>, <c>[not] between a and b</c> (inclusive) and parentheses. Keywords in any case.
/// A boolean column is a condition by itself; <c>x = true</c> reads as <c>x</c>, and <c>x = false</c> as <c>not x</c>.
/// <c>between</c> becomes two comparisons, so that whoever evaluates has one thing less to know.
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

    readonly IReadOnlyList<Token> _tokens;
    int _at;
    int _depth;

    ExpressionParser(IReadOnlyList<Token> tokens) => _tokens = tokens;

    Token Current => _tokens[_at];

    /// <summary>Reads a condition over <paramref name="columns"/> and checks that it compares like with like.</summary>
    /// <exception cref="ExpressionException">The text is not such a condition; says where and what was expected.</exception>
    public static Expression Parse(string text, IReadOnlyList<Column> columns)
    {
        if (text.Length > MaxLength) throw new ExpressionException(MaxLength, $"{text.Length} characters", $"at most {MaxLength}");
        var parser = new ExpressionParser(Tokenizer.Tokens(text));
        var expression = parser.Read(0);
        if (parser.Current.Kind != TokenKind.End)
            throw new ExpressionException(parser.Current.Position, $"{parser.Current}", "and, or, or the end");
        new ExpressionChecker(columns).Check(expression);
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
        (TokenKind.Keyword, "is" or "in" or "not" or "between") => ComparisonPower,
        (TokenKind.Symbol, "=" or "<>" or "<" or "<=" or ">" or ">=") => ComparisonPower,
        _ => 0,
    };

    Expression ReadPrefix()
    {
        var token = Take();
        switch (token.Kind, token.Text)
        {
            case (TokenKind.Name, _): return new Expression.Column(token.Text) { Position = token.Position };
            case (TokenKind.Text, _): return new Expression.Text(token.Text) { Position = token.Position };
            case (TokenKind.Number, _): return NumberOf(token, token, 1);
            case (TokenKind.Symbol, "-"): return NumberOf(token, Take(), -1);
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

    Expression ReadInfix(Expression left)
    {
        var token = Take();
        if (token.Kind == TokenKind.Symbol) return ReadComparison(left, token);
        switch (token.Text)
        {
            case "or": return new Expression.Or(left, Read(OrPower)) { Position = left.Position };
            case "and": return new Expression.And(left, Read(AndPower)) { Position = left.Position };
            case "is":
                var isNot = TakeIf("not");
                Expect(TokenKind.Keyword, "null");
                return new Expression.IsNull(left, isNot) { Position = left.Position };
            case "in": return ReadIn(left, negated: false);
            case "between": return ReadBetween(left);
            case "not" when TakeIf("in"): return ReadIn(left, negated: true);
            case "not" when TakeIf("between"): return new Expression.Not(ReadBetween(left)) { Position = left.Position };
            default: throw new ExpressionException(Current.Position, $"{Current}", "in or between");
        }
    }

    Expression ReadComparison(Expression left, Token symbol)
    {
        if (symbol.Text is "=" or "<>" && Current is { Kind: TokenKind.Keyword, Text: "true" or "false" })
            return Take().Text == "true" == (symbol.Text == "=") ? left : new Expression.Not(left) { Position = left.Position };
        var comparison = symbol.Text switch
        {
            "=" => Comparison.Equal,
            "<>" => Comparison.NotEqual,
            "<" => Comparison.Less,
            "<=" => Comparison.LessOrEqual,
            ">" => Comparison.Greater,
            _ => Comparison.GreaterOrEqual,
        };
        return new Expression.Compare(comparison, left, Read(ComparisonPower)) { Position = left.Position };
    }

    Expression.In ReadIn(Expression operand, bool negated)
    {
        Expect(TokenKind.Symbol, "(");
        var values = new List<Expression>();
        do values.Add(Read(ComparisonPower));
        while (TakeIf(","));
        Expect(TokenKind.Symbol, ")");
        return new(operand, values, negated) { Position = operand.Position };
    }

    Expression.And ReadBetween(Expression operand)
    {
        var low = Read(ComparisonPower);
        Expect(TokenKind.Keyword, "and");
        var high = Read(ComparisonPower);
        Expression.Compare Bound(Comparison comparison, Expression bound) => new(comparison, operand, bound) { Position = operand.Position };
        return new(Bound(Comparison.GreaterOrEqual, low), Bound(Comparison.LessOrEqual, high)) { Position = operand.Position };
    }

    static Expression.Number NumberOf(Token start, Token digits, int sign) =>
        digits.Kind == TokenKind.Number && decimal.TryParse(digits.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
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

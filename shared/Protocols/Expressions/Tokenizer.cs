namespace Pipeline.Protocols.Expressions;

/// <summary>Cuts a rule's text into tokens.</summary>
static class Tokenizer
{
    static readonly string[] Symbols = ["<>", "<=", ">=", "=", "<", ">", "(", ")", ",", "-", "+", "*", "/", "."];

    public static IReadOnlyList<Token> Tokens(string text)
    {
        var tokens = new List<Token>();
        var at = 0;
        while (true)
        {
            while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
            if (at == text.Length) break;
            var (token, length) = Next(text, at);
            tokens.Add(token);
            at += length;
        }
        tokens.Add(new(TokenKind.End, "", text.Length));
        return tokens;
    }

    static (Token Token, int Length) Next(string text, int at)
    {
        if (text[at] == '\'') return Quoted(text, at);
        if (char.IsAsciiDigit(text[at])) return Run(text, at, TokenKind.Number, c => char.IsAsciiDigit(c) || c == '.');
        if (char.IsAsciiLetter(text[at]) || text[at] == '_')
        {
            var (word, length) = Run(text, at, TokenKind.Name, c => char.IsAsciiLetterOrDigit(c) || c == '_');
            var lower = word.Text.ToLowerInvariant();
            return (Vocabulary.Keywords.Contains(lower) ? new(TokenKind.Keyword, lower, at) : word, length);
        }
        var symbol = Array.Find(Symbols, s => string.CompareOrdinal(text, at, s, 0, s.Length) == 0)
            ?? throw new ExpressionException(at, $"\"{text[at]}\"", "a column, a literal, a comparison, and, or, not, or a parenthesis");
        return (new(TokenKind.Symbol, symbol, at), symbol.Length);
    }

    static (Token Token, int Length) Run(string text, int start, TokenKind kind, Func<char, bool> belongs)
    {
        var end = start;
        while (end < text.Length && belongs(text[end])) end++;
        return (new(kind, text[start..end], start), end - start);
    }

    // A quote inside the text is written twice, as in SQL.
    static (Token Token, int Length) Quoted(string text, int start)
    {
        for (var end = start + 1; end < text.Length; end++)
        {
            if (text[end] != '\'') continue;
            if (end + 1 < text.Length && text[end + 1] == '\'') end++;
            else return (new(TokenKind.Text, text[(start + 1)..end].Replace("''", "'", StringComparison.Ordinal), start), end + 1 - start);
        }
        throw new ExpressionException(start, "a text without an end", "a closing quote");
    }
}

namespace Pipeline.Protocols.Expressions;

enum TokenKind
{
    /// <summary>A word of the language; its text is lower case.</summary>
    Keyword,
    /// <summary>The name of a column.</summary>
    Name,
    Text,
    Number,
    Symbol,
    End,
}

/// <param name="Position">Where the token starts, from 0.</param>
readonly record struct Token(TokenKind Kind, string Text, int Position)
{
    public bool Is(TokenKind kind, string text) => Kind == kind && Text == text;

    /// <summary>The token as an error message shows it.</summary>
    public override string ToString() => Kind switch
    {
        TokenKind.End => "the end",
        TokenKind.Text => $"the text '{Text}'",
        TokenKind.Number => $"the number {Text}",
        _ => $"\"{Text}\"",
    };
}

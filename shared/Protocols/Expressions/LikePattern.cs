namespace Pipeline.Protocols.Expressions;

/// <summary>The form of a <c>like</c> pattern.</summary>
static class LikePattern
{
    /// <exception cref="ExpressionException">The escape character stands before one that has no other meaning, or at the end.</exception>
    public static void Check(Token pattern, char? escape)
    {
        var text = pattern.Text;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] != escape) continue;
            if (at + 1 == text.Length || (text[at + 1] is not ('%' or '_') && text[at + 1] != escape))
                throw new ExpressionException(pattern.Position, $"{pattern}", $"%, _ or {escape} after each {escape}");
            at++;
        }
    }
}

namespace Pipeline.Protocols.Expressions;

/// <summary>A rule's expression cannot be read, or compares what cannot be compared.</summary>
/// <param name="position">Where in the text, from 0.</param>
/// <param name="found">What stands there.</param>
/// <param name="expected">What should.</param>
public sealed class ExpressionException(int position, string found, string expected)
    : FormatException($"At character {position + 1}: found {found}; expected {expected}.")
{
    public int Position => position;

    public string Found => found;

    public string Expected => expected;
}

using System.Buffers;

namespace Pipeline.Validation;

/// <summary>A text that no spreadsheet runs as a formula: OWASP's list of first characters, and their full-width forms.</summary>
sealed class FormulaRule(Rule rule) : TextRule(rule)
{
    static readonly SearchValues<byte> OfNumbers = SearchValues.Create("0123456789., -()"u8);

    public override bool IsMet(ReadOnlySpan<byte> text) => text[0] switch
    {
        (byte)'=' or (byte)'@' or (byte)'\t' or (byte)'\r' => false,
        (byte)'+' or (byte)'-' => IsNumber(text[1..]),
        0xEF => !(text.StartsWith("＝"u8) || text.StartsWith("＋"u8) || text.StartsWith("－"u8) || text.StartsWith("＠"u8)),
        _ => true,
    };

    /// <summary>Nothing but the characters of numbers and telephone numbers.</summary>
    static bool IsNumber(ReadOnlySpan<byte> text) => !text.ContainsAnyExcept(OfNumbers);
}

using System.Text;
using System.Text.RegularExpressions;

namespace Pipeline.Validation;

/// <summary>
/// The whole text matches a regular expression. Identifiers are mostly sequences of character classes, which ASCII bytes are held against
/// directly; anything else runs in .NET's engine without backtracking, so that no text can stall it.
/// </summary>
sealed class PatternRule : TextRule
{
    const int StackChars = 256;

    readonly ClassSequence[]? _sequences;
    readonly Regex _regex;

    /// <exception cref="ArgumentException">The pattern is not a regular expression that runs without backtracking.</exception>
    public PatternRule(Rule rule, string pattern)
        : base(rule)
    {
        _sequences = ClassSequence.Compile(pattern);
        try
        {
            _regex = new($@"\A(?:{pattern})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (NotSupportedException e)
        {
            throw new ArgumentException($"The pattern {pattern} cannot run without backtracking.", nameof(pattern), e);
        }
    }

    /// <summary>Whether ASCII texts are matched as bytes.</summary>
    internal bool IsFast => _sequences is not null;

    /// <summary>What says the same as the pattern of ASCII texts, where it is as simple as that.</summary>
    public FixedText? Fixed => _sequences is [var only] ? only.Fixed : null;

    /// <summary>Whether the character may be in a text of this form; true where that is not known.</summary>
    public bool MayHold(char c) => _sequences?.Any(s => s.MayHold(c)) ?? true;

    public override bool MayBegin(ReadOnlySpan<byte> letters)
    {
        if (_sequences is null) return true;
        foreach (var sequence in _sequences)
            if (sequence.MayBegin(letters)) return true;
        return false;
    }

    public override bool IsMet(ReadOnlySpan<byte> text)
    {
        if (_sequences is null) return IsMatch(text);
        foreach (var sequence in _sequences)
            if (sequence.IsMatch(text)) return true;
        // Classes such as \d hold more than ASCII, which the sequences do not know.
        return !Utf8Text.IsAscii(text) && IsMatch(text);
    }

    bool IsMatch(ReadOnlySpan<byte> text)
    {
        var chars = text.Length <= StackChars ? stackalloc char[StackChars] : new char[text.Length];
        return _regex.IsMatch(chars[..Encoding.UTF8.GetChars(text, chars)]);
    }
}

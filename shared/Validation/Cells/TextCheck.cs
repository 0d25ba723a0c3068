namespace Pipeline.Validation;

/// <summary>The rules of a text in the order in which they are put: a text that breaks one is not put to the next.</summary>
struct TextCheck(TextRule[] rules) : ICellCheck
{
    readonly long[] _broken = new long[rules.Length];

    public readonly Rule? Check(ReadOnlySpan<byte> text, out long value)
    {
        value = 0;
        for (var i = 0; i < rules.Length; i++)
        {
            if (rules[i].IsMet(text)) continue;
            _broken[i]++;
            return rules[i].Rule;
        }
        return null;
    }

    public readonly void Count(long cells)
    {
        for (var i = 0; i < rules.Length; i++)
        {
            rules[i].Rule.Evaluated += cells;
            cells -= _broken[i];
            _broken[i] = 0;
        }
    }
}

/// <summary>One thing a text must satisfy.</summary>
abstract class TextRule(Rule rule)
{
    public Rule Rule => rule;

    public abstract bool IsMet(ReadOnlySpan<byte> text);
}

/// <summary>Between two lengths in characters.</summary>
sealed class LengthRule(Rule rule, int least, int most) : TextRule(rule)
{
    public override bool IsMet(ReadOnlySpan<byte> text)
    {
        // A character takes one to four bytes: most texts need no counting.
        if (text.Length < least || text.Length / 4 > most) return false;
        if (text.Length <= most && text.Length / 4 >= least) return true;
        var chars = Utf8Text.CountChars(text);
        return chars >= least && chars <= most;
    }
}

/// <summary>In a codelist or among a few values.</summary>
sealed class MemberRule(Rule rule, IReadOnlyCollection<string> texts) : TextRule(rule)
{
    readonly Utf8Set _texts = new(texts);

    public override bool IsMet(ReadOnlySpan<byte> text) => _texts.Contains(text);
}

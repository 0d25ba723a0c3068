using System.Text;

namespace Pipeline.Validation;

/// <summary>The rules of a text in the order in which they are put, warnings last: a text that breaks one is not put to the next.</summary>
struct TextCheck(TextRule[] rules, KnownFaults? faults) : ICellCheck
{
    readonly long[] _broken = new long[rules.Length];
    // What is nearly always the only rule, asked without the way over its class.
    readonly Utf8Set? _members = rules is [MemberRule member] ? member.Texts : null;
    readonly FixedText? _form = rules is [PatternRule pattern] ? pattern.Fixed : null;

    public readonly Rule? Check(ReadOnlySpan<byte> text, out long value)
    {
        value = 0;
        if (faults?.Recall(text, out var number, out value) is { } known)
        {
            _broken[number]++;
            return known;
        }
        if (_members is not null) return _members.Contains(text) ? null : Break(0, text, out value);
        if (_form is not null)
        {
            if (_form.IsMatch(text)) return null;
            // Of other characters the pattern itself may say more.
            if (Utf8Text.IsAscii(text)) return Break(0, text, out value);
        }
        for (var i = 0; i < rules.Length; i++)
            if (!rules[i].IsMet(text)) return Break(i, text, out value);
        return null;
    }

    readonly Rule Break(int rule, ReadOnlySpan<byte> text, out long value)
    {
        _broken[rule]++;
        value = 0;
        var broken = rules[rule].Rule;
        return faults is null || !broken.IsError ? broken : faults.Explain(text, broken, rule, out value);
    }

    public readonly void Count(long cells, Failures failures)
    {
        faults?.Count(cells, failures);
        for (var i = 0; i < rules.Length; i++)
        {
            failures.Evaluated(rules[i].Rule, cells);
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

    /// <summary>Whether it is known that texts which meet the rule may begin so.</summary>
    public virtual bool MayBegin(ReadOnlySpan<byte> letters) => false;
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
    public Utf8Set Texts { get; } = new(texts);

    public override bool IsMet(ReadOnlySpan<byte> text) => Texts.Contains(text);

    public override bool MayBegin(ReadOnlySpan<byte> letters)
    {
        var start = Encoding.UTF8.GetString(letters);
        return texts.Any(t => t.StartsWith(start, StringComparison.Ordinal));
    }
}

/// <summary>None of a few texts that are odd though they have the right form.</summary>
sealed class ExceptRule(Rule rule, IReadOnlyCollection<string> texts) : TextRule(rule)
{
    readonly Utf8Set _texts = new(texts);

    public override bool IsMet(ReadOnlySpan<byte> text) => !_texts.Contains(text);
}

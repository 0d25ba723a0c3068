using System.Globalization;

namespace Pipeline.Validation;

/// <summary>Reads the simple patterns of <see cref="ClassSequence"/>; what it is not sure of is left to the regular-expression engine.</summary>
ref struct ClassSequenceReader
{
    const string Special = "\\[](){}*+?.|^$";

    readonly ReadOnlySpan<char> _text;
    int _at;

    ClassSequenceReader(ReadOnlySpan<char> text) => _text = text;

    readonly bool IsAtEnd => _at >= _text.Length;

    /// <summary>The steps of one alternative, or null when it is of another form.</summary>
    public static List<ClassSequence.Step>? Read(ReadOnlySpan<char> text)
    {
        var reader = new ClassSequenceReader(text);
        var steps = new List<ClassSequence.Step>();
        while (!reader.IsAtEnd)
        {
            if (reader.ReadAtom() is not { } members || reader.ReadCount() is not var (least, most)) return null;
            steps.Add(new(members, least, most));
        }
        return steps.Count > 0 ? steps : null;
    }

    bool[]? ReadAtom()
    {
        var members = new bool[256];
        var c = _text[_at++];
        if (c == '\\') return !IsAtEnd && AddEscape(_text[_at++], members) ? members : null;
        if (c == '[') return ReadClass(members) ? members : null;
        if (Special.Contains(c) || !char.IsAscii(c)) return null;
        members[c] = true;
        return members;
    }

    bool ReadClass(bool[] members)
    {
        var start = _at;
        while (!IsAtEnd && _text[_at] != ']')
        {
            var low = _text[_at++];
            if (low == '\\')
            {
                if (IsAtEnd || !AddEscape(_text[_at++], members)) return false;
                continue;
            }
            if (!char.IsAscii(low) || low == '[' || low == '^' && _at == start + 1) return false;
            var high = low;
            if (_at + 1 < _text.Length && _text[_at] == '-' && _text[_at + 1] != ']') (high, _at) = (_text[_at + 1], _at + 2);
            if (!char.IsAscii(high) || high is '\\' or '[' || high < low) return false;
            members.AsSpan(low, high - low + 1).Fill(true);
        }
        _at++;
        return _at <= _text.Length && _at - 1 > start;
    }

    static bool AddEscape(char escaped, bool[] members)
    {
        switch (escaped)
        {
            case 'd':
                members.AsSpan('0', 10).Fill(true);
                return true;
            case 'w':
                for (var c = '\0'; c < 128; c++) members[c] |= char.IsAsciiLetterOrDigit(c) || c == '_';
                return true;
            case var c when char.IsAscii(c) && char.IsPunctuation(c) || "$+<=>^`|~".Contains(c):
                members[c] = true;
                return true;
            default:
                return false;
        }
    }

    (int Least, int Most)? ReadCount()
    {
        if (IsAtEnd) return (1, 1);
        switch (_text[_at])
        {
            case '+': return Simple(1, int.MaxValue);
            case '*': return Simple(0, int.MaxValue);
            case '?': return Simple(0, 1);
            case '{': return ReadBraces();
            default: return (1, 1);
        }
    }

    (int Least, int Most)? Simple(int least, int most)
    {
        _at++;
        return IsModified ? null : (least, most);
    }

    /// <summary>A lazy or possessive quantifier follows.</summary>
    readonly bool IsModified => !IsAtEnd && _text[_at] is '?' or '+' or '*' or '{';

    (int Least, int Most)? ReadBraces()
    {
        var close = _text[_at..].IndexOf('}');
        if (close < 0) return null;
        var body = _text.Slice(_at + 1, close - 1);
        _at += close + 1;
        if (IsModified) return null;
        var comma = body.IndexOf(',');
        if (!TryCount(comma < 0 ? body : body[..comma], out var least)) return null;
        if (comma < 0) return (least, least);
        if (comma == body.Length - 1) return (least, int.MaxValue);
        return TryCount(body[(comma + 1)..], out var most) && most >= least ? (least, most) : null;
    }

    static bool TryCount(ReadOnlySpan<char> text, out int count) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out count);
}

using System.Text;

namespace Pipeline.SampleGenerator;

/// <summary>
/// Makes texts that match a protocol's pattern. Knows what identifiers are written with: literals, sets such as <c>[A-Z0-9]</c>, counts in
/// braces, and groups of alternatives.
/// </summary>
sealed class PatternSampler(string pattern)
{
    const string Special = "\\.?*+^$";

    int _at;

    /// <summary>A text that matches.</summary>
    /// <exception cref="ArgumentException">The pattern uses more than this class knows.</exception>
    public string Draw(Random random)
    {
        _at = 1;
        var text = Alternatives(random);
        return _at == pattern.Length - 1 ? text : throw Unknown();
    }

    // All alternatives are drawn and one is kept: which one must not change how the pattern is read.
    string Alternatives(Random random)
    {
        var drawn = new List<string> { Sequence(random) };
        while (At('|'))
        {
            _at++;
            drawn.Add(Sequence(random));
        }
        return drawn[random.Next(drawn.Count)];
    }

    string Sequence(Random random)
    {
        var text = new StringBuilder();
        while (_at < pattern.Length - 1 && !At('|') && !At(')'))
        {
            var start = _at;
            var piece = Piece(random);
            var count = Count(random);
            var next = _at;
            for (var i = 0; i < count; i++)
            {
                if (i > 0)
                {
                    _at = start;
                    piece = Piece(random);
                }
                text.Append(piece);
            }
            _at = next;
        }
        return text.ToString();
    }

    string Piece(Random random)
    {
        if (At('[')) return Set(random);
        if (At('('))
        {
            _at++;
            var text = Alternatives(random);
            if (!At(')')) throw Unknown();
            _at++;
            return text;
        }
        return Special.Contains(pattern[_at], StringComparison.Ordinal) ? throw Unknown() : pattern[_at++].ToString();
    }

    string Set(Random random)
    {
        var letters = new StringBuilder();
        for (_at++; !At(']'); _at++)
        {
            if (pattern[_at] is '^' or '\\') throw Unknown();
            var last = pattern[_at + 1] == '-' && pattern[_at + 2] != ']' ? pattern[_at + 2] : pattern[_at];
            for (var c = pattern[_at]; c <= last; c++) letters.Append(c);
            if (last != pattern[_at]) _at += 2;
        }
        _at++;
        return letters[random.Next(letters.Length)].ToString();
    }

    int Count(Random random)
    {
        if (!At('{')) return 1;
        var end = pattern.IndexOf('}', _at);
        var bounds = pattern[(_at + 1)..end].Split(',').Select(int.Parse).ToArray();
        _at = end + 1;
        return random.Next(bounds[0], bounds[^1] + 1);
    }

    bool At(char c) => _at < pattern.Length && pattern[_at] == c;

    ArgumentException Unknown() => new($"No sample can be made for the pattern {pattern} from character {_at + 1} on.");
}

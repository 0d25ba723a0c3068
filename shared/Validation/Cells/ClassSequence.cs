namespace Pipeline.Validation;

/// <summary>
/// A regular expression that is nothing but ASCII character classes one after another, each as often as its quantifier says, where taking
/// as many as possible is never wrong: a class of varying count shares no character with what may follow it.
/// </summary>
sealed class ClassSequence
{
    readonly Step[] _steps;

    ClassSequence(Step[] steps) => (_steps, Fixed) = (steps, FixedText.Compile(steps));

    /// <summary>The same, where each character has one range of its own.</summary>
    public FixedText? Fixed { get; }

    /// <summary>The alternatives of a pattern such as <c>^WP[0-9]{10}$</c> or <c>^(A|B[0-9]+)$</c>, or null when it is of another form.</summary>
    public static ClassSequence[]? Compile(string pattern)
    {
        var body = pattern.AsSpan();
        if (body.StartsWith("^")) body = body[1..];
        if (body.EndsWith("$") && !body.EndsWith("\\$")) body = body[..^1];
        var isGroup = body.StartsWith("(") && body.EndsWith(")") && !body.EndsWith("\\)");
        if (isGroup) body = body[(body.StartsWith("(?:") ? 3 : 1)..^1];
        else if (body.Contains('|')) return null;
        var sequences = new List<ClassSequence>();
        foreach (var part in body.Split('|'))
        {
            if (ClassSequenceReader.Read(body[part]) is not { } steps || !IsGreedySafe(steps)) return null;
            sequences.Add(new([.. steps]));
        }
        return [.. sequences];
    }

    public bool IsMatch(ReadOnlySpan<byte> text)
    {
        if (Fixed is not null) return Fixed.IsMatch(text);
        var at = 0;
        foreach (var step in _steps)
        {
            var end = Math.Min(text.Length, at + (long)step.Most);
            var from = at;
            while (at < end && step.Class[text[at]]) at++;
            if (at - from < step.Least) return false;
        }
        return at == text.Length;
    }

    public bool MayHold(char c) => _steps.Any(s => s.Class[c]);

    /// <summary>Whether a text may begin so.</summary>
    public bool MayBegin(ReadOnlySpan<byte> start)
    {
        var at = 0;
        foreach (var step in _steps)
        {
            var from = at;
            while (at < start.Length && at - from < step.Most && step.Class[start[at]]) at++;
            if (at == start.Length) return true;
            if (at - from < step.Least) return false;
        }
        return false;
    }

    static bool IsGreedySafe(List<Step> steps)
    {
        for (var i = 0; i < steps.Count; i++)
        {
            if (steps[i].Least == steps[i].Most) continue;
            // What follows may be absent too: look on to the first step that must be there.
            for (var j = i + 1; j < steps.Count; j++)
            {
                if (steps[i].Overlaps(steps[j])) return false;
                if (steps[j].Least > 0) break;
            }
        }
        return true;
    }

    /// <param name="Class">For each ASCII character whether it belongs.</param>
    internal sealed record Step(bool[] Class, int Least, int Most)
    {
        public bool Overlaps(Step other) => Class.Zip(other.Class).Any(pair => pair.First && pair.Second);
    }
}

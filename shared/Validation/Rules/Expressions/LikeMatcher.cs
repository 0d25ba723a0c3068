using System.Text;

namespace Pipeline.Validation;

/// <summary>A <c>like</c> pattern, put to UTF-8: <c>%</c> stands for any characters, <c>_</c> for one. Takes at most text times pattern steps.</summary>
sealed class LikeMatcher
{
    const int AnyCharacter = -1;
    const int AnyText = -2;

    // Bytes, and the two signs above.
    readonly int[] _steps;

    /// <param name="escape">Makes the character after it stand for itself.</param>
    public LikeMatcher(string pattern, char? escape)
    {
        var steps = new List<int>();
        var literal = new StringBuilder();
        for (var at = 0; at < pattern.Length; at++)
        {
            var sign = pattern[at] == escape ? 0 : pattern[at] switch { '_' => AnyCharacter, '%' => AnyText, _ => 0 };
            if (sign == 0) literal.Append(pattern[at] == escape ? pattern[++at] : pattern[at]);
            else
            {
                EndLiteral();
                steps.Add(sign);
            }
        }
        EndLiteral();
        _steps = [.. steps];

        void EndLiteral()
        {
            steps.AddRange(Encoding.UTF8.GetBytes($"{literal}").Select(b => (int)b));
            literal.Clear();
        }
    }

    public bool IsMatch(ReadOnlySpan<byte> text)
    {
        var (at, step) = (0, 0);
        // Where to go on when what follows the last % does not fit: one character further.
        var (retryAt, retryStep) = (0, -1);
        while (at < text.Length)
        {
            var sign = step < _steps.Length ? _steps[step] : int.MaxValue;
            if (sign == AnyText)
            {
                if (++step == _steps.Length) return true;
                (retryAt, retryStep) = (at, step);
            }
            else if (sign == AnyCharacter || sign == text[at])
            {
                at += sign == AnyCharacter ? Utf8Text.LengthOfFirst(text[at..]) : 1;
                step++;
            }
            else
            {
                if (retryStep < 0) return false;
                retryAt += Utf8Text.LengthOfFirst(text[retryAt..]);
                (at, step) = (retryAt, retryStep);
            }
        }
        while (step < _steps.Length && _steps[step] == AnyText) step++;
        return step == _steps.Length;
    }
}

using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Pipeline.Validation;

/// <summary>Characters that cannot be seen, and letters that only look like one character. Hints only: a text is never taken for another.</summary>
static class InvisibleText
{
    static readonly FrozenDictionary<char, string> Names = new Dictionary<char, string>
    {
        ['\u00A0'] = "no-break space",
        ['\u00AD'] = "soft hyphen",
        ['\u2007'] = "figure space",
        ['\u200B'] = "zero-width space",
        ['\u200C'] = "zero-width non-joiner",
        ['\u200D'] = "zero-width joiner",
        ['\u200E'] = "left-to-right mark",
        ['\u200F'] = "right-to-left mark",
        ['\u202F'] = "narrow no-break space",
        ['\u2060'] = "word joiner",
        ['\uFEFF'] = "byte order mark",
    }.ToFrozenDictionary();

    // Of each combining mark: letters, and the same letters with it. The runtime's own normalisation needs a culture's data.
    static readonly FrozenDictionary<char, (string Letters, string Marked)> Marks = new Dictionary<char, (string, string)>
    {
        ['\u0300'] = ("AEIOUaeiou", "ÀÈÌÒÙàèìòù"),
        ['\u0301'] = ("AEIOUYaeiouy", "ÁÉÍÓÚÝáéíóúý"),
        ['\u0302'] = ("AEIOUaeiou", "ÂÊÎÔÛâêîôû"),
        ['\u0303'] = ("ANOano", "ÃÑÕãñõ"),
        ['\u0308'] = ("AEIOUaeiouy", "ÄËÏÖÜäëïöüÿ"),
        ['\u030A'] = ("Aa", "Åå"),
        ['\u0327'] = ("Cc", "Çç"),
    }.ToFrozenDictionary();

    /// <summary>The text as it looks: letters with their marks as one character, plain spaces, and nothing that cannot be seen.</summary>
    public static string Normalise(string text)
    {
        var seen = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (Marks.TryGetValue(c, out var mark) && seen.Length > 0 && mark.Letters.IndexOf(seen[^1], StringComparison.Ordinal) is >= 0 and var at)
                seen[^1] = mark.Marked[at];
            else if (Names.ContainsKey(c)) seen.Append(char.IsWhiteSpace(c) ? " " : "");
            else seen.Append(c);
        }
        return $"{seen}".Trim();
    }

    /// <summary>Names the first character of the text that cannot be seen, with its place from 1; null when there is none.</summary>
    public static string? Describe(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var code = ((int)text[i]).ToString("X4", CultureInfo.InvariantCulture);
            if (Names.TryGetValue(text[i], out var name)) return $"Character {i + 1} is a U+{code} ({name}), which cannot be seen.";
            if (Marks.ContainsKey(text[i])) return $"Character {i + 1} is a U+{code} (combining mark): letter and mark must be one character.";
        }
        return null;
    }
}

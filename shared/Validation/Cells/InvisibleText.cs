using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>Characters that cannot be seen, and letters that only look like one character. Hints only: a text is never taken for another.</summary>
static class InvisibleText
{
    static readonly FrozenDictionary<char, Wording> Names = new Dictionary<char, Wording>
    {
        ['\u00A0'] = new("no-break space", "espace insécable"),
        ['\u00AD'] = new("soft hyphen", "trait d'union conditionnel"),
        ['\u2007'] = new("figure space", "espace tabulaire"),
        ['\u200B'] = new("zero-width space", "espace sans chasse"),
        ['\u200C'] = new("zero-width non-joiner", "antiliant sans chasse"),
        ['\u200D'] = new("zero-width joiner", "liant sans chasse"),
        ['\u200E'] = new("left-to-right mark", "marque gauche-à-droite"),
        ['\u200F'] = new("right-to-left mark", "marque droite-à-gauche"),
        ['\u202F'] = new("narrow no-break space", "espace insécable étroite"),
        ['\u2060'] = new("word joiner", "gluon de mots"),
        ['\uFEFF'] = new("byte order mark", "indicateur d'ordre des octets"),
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
    public static Wording? Describe(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var code = ((int)text[i]).ToString("X4", CultureInfo.InvariantCulture);
            if (Names.TryGetValue(text[i], out var name)) return new(
                $"Character {i + 1} is a U+{code} ({name.En}), which cannot be seen.", $"Le caractère {i + 1} est un U+{code} ({name.Fr}), qui ne se voit pas.");
            if (Marks.ContainsKey(text[i])) return new(
                $"Character {i + 1} is a U+{code} (combining mark): letter and mark must be one character.",
                $"Le caractère {i + 1} est un U+{code} (signe combinant) : la lettre et son accent doivent former un seul caractère.");
        }
        return null;
    }
}

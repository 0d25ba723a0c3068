using System.Globalization;
using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>Says in words what a regular expression asks for, where it is nothing but characters one after another.</summary>
static class FormWords
{
    // A month, as a group within a pattern; one character stands for it while the rest is read.
    const string Month = "(0[1-9]|1[0-2])";
    const char MonthMark = '\u0001';

    static readonly (string Pattern, Named En, Named Fr)[] Classes =
    [
        ("[0-9]", new("a digit", "digits"), new("un chiffre", "chiffres")),
        ("[A-Z]", new("a capital", "capitals"), new("une majuscule", "majuscules")),
        ("[a-z]", new("a small letter", "small letters"), new("une minuscule", "minuscules")),
        ("[A-Za-z]", new("a letter", "letters"), new("une lettre", "lettres")),
        ("[A-Z0-9]", new("a capital or digit", "capitals or digits"), new("une majuscule ou un chiffre", "majuscules ou chiffres")),
        ("[a-z_]", new("a small letter or underscore", "small letters or underscores"), new("une minuscule ou un tiret bas", "minuscules ou tirets bas")),
        ("[-]", new("a hyphen", "hyphens"), new("un trait d'union", "traits d'union")),
        ($"[{MonthMark}]", new("a month from 01 to 12", "months"), new("un mois de 01 à 12", "mois")),
    ];

    static readonly (bool[] Class, Named En, Named Fr)[] Known =
        [.. Classes.Select(c => (ClassSequenceReader.Read(c.Pattern)![0].Class, c.En, c.Fr))];

    /// <summary>Such as "16 digits, or 3 capitals, a hyphen, a capital and 7 digits"; null for a pattern of another kind.</summary>
    public static Wording? Of(string pattern)
    {
        if (ReadAlternatives(pattern) is not { } alternatives) return null;
        var (en, fr) = (new List<string>(), new List<string>());
        foreach (var steps in alternatives)
        {
            if (Parts(steps) is not { } parts) return null;
            en.Add(Join(parts.Select(p => p.En), "and"));
            fr.Add(Join(parts.Select(p => p.Fr!), "et"));
        }
        return new(string.Join(", or ", en), string.Join(", ou ", fr));
    }

    /// <summary>What the characters of a class are called; null for one without a name.</summary>
    public static Wording? NameOf(bool[] members) => Name(members) is var (en, fr) ? new(en.One, fr.One) : null;

    /// <summary>The steps of each alternative; null for a pattern of another kind.</summary>
    internal static IReadOnlyList<List<ClassSequence.Step>>? ReadAlternatives(string pattern)
    {
        var body = pattern.Replace(Month, $"{MonthMark}", StringComparison.Ordinal);
        if (body.StartsWith('^')) body = body[1..];
        if (body.EndsWith('$') && !body.EndsWith("\\$", StringComparison.Ordinal)) body = body[..^1];
        if (body.StartsWith('(') && body.EndsWith(')') && body.LastIndexOf('(') == 0) body = body[(body.StartsWith("(?:", StringComparison.Ordinal) ? 3 : 1)..^1];
        else if (body.Contains('|')) return null;
        var alternatives = new List<List<ClassSequence.Step>>();
        foreach (var part in body.Split('|'))
        {
            if (ClassSequenceReader.Read(part) is not { } steps) return null;
            alternatives.Add(steps);
        }
        return alternatives;
    }

    static List<Wording>? Parts(List<ClassSequence.Step> steps)
    {
        var parts = new List<Wording>();
        for (var i = 0; i < steps.Count;)
        {
            var text = "";
            while (i < steps.Count && Literal(steps[i]) is { } c)
            {
                text += c;
                i++;
            }
            if (text.Length > 0)
            {
                parts.Add(text == "-" ? new("a hyphen", "un trait d'union") : new(text, text));
                continue;
            }
            if (Name(steps[i].Class) is not var (en, fr)) return null;
            parts.Add(new(Count(steps[i], en, English), Count(steps[i], fr, French)));
            i++;
        }
        return parts;
    }

    /// <summary>The one character that a step stands for.</summary>
    static char? Literal(ClassSequence.Step step) =>
        step is { Least: 1, Most: 1 } && step.Class.Count(m => m) == 1 && Array.IndexOf(step.Class, true) is var c and not MonthMark ? (char)c : null;

    static (Named En, Named Fr)? Name(bool[] members)
    {
        foreach (var (known, en, fr) in Known)
            if (known.AsSpan().SequenceEqual(members)) return (en, fr);
        var (first, last) = ((char)Array.IndexOf(members, true), (char)Array.LastIndexOf(members, true));
        if (members.AsSpan(first, last - first + 1).Contains(false)) return null;
        var range = string.Create(CultureInfo.InvariantCulture, $"{first}");
        if (char.IsAsciiDigit(first) && char.IsAsciiDigit(last))
            return (new($"a digit from {range} to {last}", $"digits from {range} to {last}"), new($"un chiffre de {range} à {last}", $"chiffres de {range} à {last}"));
        return char.IsAsciiLetterUpper(first) && char.IsAsciiLetterUpper(last)
            ? (new($"a capital from {range} to {last}", $"capitals from {range} to {last}"), new($"une majuscule de {range} à {last}", $"majuscules de {range} à {last}"))
            : null;
    }

    static string Count(ClassSequence.Step step, Named name, Counting words) => step switch
    {
        (_, 1, 1) => name.One,
        (_, 0, 1) => $"{words.Perhaps} {name.One}",
        (_, 0, int.MaxValue) => $"{words.Perhaps} {name.Many}",
        (_, 1, int.MaxValue) => $"{words.OneOrMore} {name.Many}",
        (_, var least, int.MaxValue) => string.Create(CultureInfo.InvariantCulture, $"{words.AtLeast} {least} {name.Many}"),
        (_, var least, var most) when least == most => string.Create(CultureInfo.InvariantCulture, $"{least} {name.Many}"),
        (_, var least, var most) => string.Create(CultureInfo.InvariantCulture, $"{least} {(most == least + 1 ? words.Or : words.To)} {most} {name.Many}"),
    };

    static string Join(IEnumerable<string> parts, string and) =>
        parts.ToList() is [.. var before, var last] && before.Count > 0 ? $"{string.Join(", ", before)} {and} {last}" : parts.First();

    static readonly Counting English = new("perhaps", "one or more", "at least", "or", "to");
    static readonly Counting French = new("éventuellement", "un ou plusieurs", "au moins", "ou", "à");

    readonly record struct Named(string One, string Many);

    sealed record Counting(string Perhaps, string OneOrMore, string AtLeast, string Or, string To);
}

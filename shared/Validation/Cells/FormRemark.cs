using System.Globalization;
using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>
/// What is wrong with a value's form, without the value: how many characters it has beside how many are wanted, or what kind of character
/// stands where another kind is wanted. Says nothing of anybody, so that it may be told of a value that is masked.
/// </summary>
static class FormRemark
{
    /// <summary>Beside a pattern; null where it is of another kind than <see cref="FormWords"/> reads, or there is nothing plain to say.</summary>
    public static Func<string, Wording?> OfPattern(string pattern)
    {
        var alternatives = FormWords.ReadAlternatives(pattern);
        return value => alternatives is null ? null : Of(alternatives, value);
    }

    /// <summary>Beside texts of which one must be met; null where they are not all of one length.</summary>
    public static Func<string, Wording?> OfLengths(IReadOnlyCollection<string> allowed)
    {
        var (least, most) = (allowed.Min(a => a.Length), allowed.Max(a => a.Length));
        return value => least == most && value.Length != most ? Length(value.Length, least, most) : null;
    }

    /// <summary>Of a number that was not read.</summary>
    /// <param name="scale">Most decimals; null where any number is right.</param>
    public static Wording? OfNumber(string value, char separator, int? scale)
    {
        if (value.Any(char.IsLetter)) return new("has a letter where a number is wanted", "a une lettre là où il faut un nombre");
        var at = value.IndexOf(separator);
        var decimals = at < 0 ? 0 : value.Length - at - 1;
        if (at < 0 || scale is not { } most || decimals <= most || !value[(at + 1)..].All(char.IsAsciiDigit)) return null;
        return new(
            string.Create(CultureInfo.InvariantCulture, $"has {decimals} decimal{(decimals == 1 ? "" : "s")}, {(most == 0 ? "none is" : $"{most} at most are")} wanted"),
            string.Create(CultureInfo.InvariantCulture, $"a {decimals} décimale{(decimals == 1 ? "" : "s")}, il en faut {(most == 0 ? "aucune" : $"{most} au plus")}"));
    }

    static Wording? Of(IReadOnlyList<List<ClassSequence.Step>> alternatives, string value)
    {
        // The alternative that goes on longest is the one that was meant.
        var (steps, (at, wanted)) = alternatives.Select(s => (Steps: s, Match(s, value))).MaxBy(m => m.Item2.At);
        var (least, most) = (steps.Sum(s => (long)s.Least), steps.Sum(s => (long)s.Most));
        if (value.Length < least || value.Length > most) return Length(value.Length, least, most);
        if (wanted is null || FormWords.NameOf(wanted) is not { } name || Kind(value[at]) is not { } found) return null;
        return new($"has {found.En} where {name.En} is wanted", $"a {found.Fr} là où il faut {name.Fr}");
    }

    static Wording Length(long found, long least, long most)
    {
        var (en, fr) = (least, most) switch
        {
            _ when least == most => ($"{least} {(least == 1 ? "is" : "are")}", $"{least}"),
            (_, >= int.MaxValue) => ($"at least {least} are", $"au moins {least}"),
            _ => ($"{least} to {most} are", $"{least} à {most}"),
        };
        return new($"has {found} character{(found == 1 ? "" : "s")}, {en} wanted", $"a {found} caractère{(found == 1 ? "" : "s")}, il en faut {fr}");
    }

    /// <summary>How far the value goes on as the steps say, and what the next character should have been; null where nothing more is wanted.</summary>
    static (int At, bool[]? Wanted) Match(List<ClassSequence.Step> steps, string value)
    {
        var at = 0;
        foreach (var step in steps)
        {
            var from = at;
            while (at < value.Length && at - from < step.Most && value[at] < step.Class.Length && step.Class[value[at]]) at++;
            if (at - from < step.Least) return (at, at < value.Length ? step.Class : null);
        }
        return (at, null);
    }

    static Wording? Kind(char c) => c switch
    {
        _ when char.IsDigit(c) => new("a digit", "un chiffre"),
        _ when char.IsUpper(c) => new("a capital", "une majuscule"),
        _ when char.IsLower(c) => new("a small letter", "une minuscule"),
        _ when char.IsWhiteSpace(c) => new("a space", "une espace"),
        '-' => new("a hyphen", "un trait d'union"),
        _ => new("another sign", "un autre signe"),
    };
}

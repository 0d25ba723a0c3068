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
        if (FormWords.ReadAlternatives(pattern) is not { } alternatives) return _ => null;
        Alternative[] known = [.. alternatives.Select(steps => new Alternative(
            [.. steps.Select(s => (s, FormWords.NameOf(s.Class)))], steps.Sum(s => (long)s.Least), steps.Sum(s => (long)s.Most)))];
        return value => Of(known, value);
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

    static Wording? Of(Alternative[] alternatives, string value)
    {
        // The alternative that goes on longest is the one that was meant.
        var meant = alternatives[0];
        var (at, wanted) = Match(meant.Steps, value);
        foreach (var other in alternatives.AsSpan(1))
            if (Match(other.Steps, value) is var match && match.At > at) (meant, (at, wanted)) = (other, match);
        if (value.Length < meant.Least || value.Length > meant.Most) return Length(value.Length, meant.Least, meant.Most);
        if (wanted is null || Kind(value[at]) is not { } found) return null;
        return new($"has {found.En} where {wanted.En} is wanted", $"a {found.Fr} là où il faut {wanted.Fr}");
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

    /// <summary>How far the value goes on as the steps say, and what the next character should have been; null where nothing more is wanted or it has no name.</summary>
    static (int At, Wording? Wanted) Match((ClassSequence.Step, Wording?)[] steps, string value)
    {
        var at = 0;
        foreach (var (step, name) in steps)
        {
            var from = at;
            while (at < value.Length && at - from < step.Most && value[at] < step.Class.Length && step.Class[value[at]]) at++;
            if (at - from < step.Least) return (at, at < value.Length ? name : null);
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

    /// <summary>One of the forms that a pattern allows: its steps and what their characters are called, and how long it is.</summary>
    sealed record Alternative((ClassSequence.Step Step, Wording? Name)[] Steps, long Least, long Most);
}

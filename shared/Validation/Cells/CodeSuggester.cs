using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>Guesses which code was meant. A hint for a person, never a correction.</summary>
sealed class CodeSuggester(IReadOnlyList<(string Code, string Name)> items)
{
    // Each guess compares with every code: a few hundred per drop are enough for its commonest mistakes.
    const int MostGuesses = 300;
    const int MostNamed = 3;

    int _guesses;

    public Wording? Suggest(string value)
    {
        if (_guesses++ >= MostGuesses || value.Length > 60) return null;
        var unseen = InvisibleText.Describe(value);
        var codes = Guess(InvisibleText.Normalise(value)).Distinct().Take(MostNamed).ToList();
        var meant = codes.Count == 0 ? null : new Wording(
            $"Did you mean {string.Join(" or ", codes.Select(Name))}?", $"Vouliez-vous dire {string.Join(" ou ", codes.Select(Name))} ?");
        return unseen is null ? meant : new($"{unseen.En} {meant?.En ?? "Remove it."}", $"{unseen.Fr} {meant?.Fr ?? "Supprimez-le."}");
    }

    IEnumerable<string> Guess(string value)
    {
        var same = items.Where(i => Same(i.Code, value) || Same(i.Name, value) || IsPaddedBy(i.Code, value)).Select(i => i.Code).ToList();
        if (same.Count > 0) return same;
        if (CountryCodes.FromTwoLetters(value) is { } country && items.Any(i => i.Code == country)) return [country];
        var allowed = value.Length <= 5 ? 1 : 2;
        return items
            .Select(i => (i.Code, Distance: Math.Min(EditDistance.Between(i.Code, value, allowed), EditDistance.Between(i.Name, value, allowed))))
            .Where(i => i.Distance <= allowed && i.Distance < value.Length)
            .OrderBy(i => i.Distance)
            .Select(i => i.Code);
    }

    static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    /// <summary>A spreadsheet ate the leading zeros.</summary>
    static bool IsPaddedBy(string code, string value) => value.Length > 0 && code.Length > value.Length && code.TrimStart('0') == value;

    string Name(string code) => items.First(i => i.Code == code) is var item && item.Name == code ? code : $"{code} ({item.Name})";
}

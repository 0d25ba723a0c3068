using System.Globalization;
using Pipeline.Indicators.Tables;

namespace Pipeline.Indicators.Shortage;

/// <summary>An indicator with its weight.</summary>
/// <param name="Years">Years between the windows; null for those of the run.</param>
public readonly record struct ShortageTerm(Indicator Indicator, int? Years, double Weight)
{
    /// <summary>The weights of a profile as terms, by indicator, then years.</summary>
    /// <exception cref="InvalidDataException">A key is neither an indicator nor an indicator with years.</exception>
    public static IReadOnlyList<ShortageTerm> Of(IReadOnlyDictionary<string, double> weights) =>
        [.. weights.Select(w => Parse(w.Key, w.Value)).OrderBy(t => t.Indicator).ThenBy(t => t.Years)];

    static ShortageTerm Parse(string key, double weight)
    {
        var at = key.IndexOf('@', StringComparison.Ordinal);
        var indicator = Words.Indicator.Parse(at < 0 ? key : key[..at]);
        if (at < 0) return new(indicator, null, weight);
        return int.TryParse(key.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var years) && years > 0
            ? new(indicator, years, weight)
            : throw new InvalidDataException($"Weight '{key}' names no years; expected an indicator, '@' and a whole number, such as EMP@5.");
    }
}

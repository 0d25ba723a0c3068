using System.Globalization;
using System.Text.RegularExpressions;
using Pipeline.Reference;

namespace Pipeline.Dropcheck;

/// <summary>Finds the period that a path tells: a part of it such as <c>2026-10</c>, or in the file's name, also written <c>202610</c> or <c>2026Q3</c>.</summary>
static partial class PeriodInPath
{
    /// <summary>The period nearest to the end of the path, or null when none of that length is in it, or the file's name has two.</summary>
    public static ReferencePeriod? Find(string path, Frequency frequency)
    {
        var parts = Path.GetFullPath(path).Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar);
        var named = InName(parts[^1], frequency);
        if (named.Count > 0) return named.Count == 1 ? named[0] : null;
        foreach (var part in parts[..^1].Reverse())
            if (ReferencePeriod.TryParse(part, null, out var period) && period.Frequency == frequency) return period;
        return null;
    }

    static List<ReferencePeriod> InName(string name, Frequency frequency)
    {
        var written = Pattern(frequency).Matches(name)
            .Select(m => frequency == Frequency.A ? m.Groups[1].Value : string.Create(CultureInfo.InvariantCulture, $"{m.Groups[1].Value}-{m.Groups[2].Value.ToUpperInvariant()}"));
        return [.. written.Select(w => ReferencePeriod.TryParse(w, null, out var period) ? period : (ReferencePeriod?)null).OfType<ReferencePeriod>().Distinct()];
    }

    static Regex Pattern(Frequency frequency) => frequency switch
    {
        Frequency.A => Year,
        Frequency.S => Half,
        Frequency.Q => Quarter,
        _ => Month,
    };

    [GeneratedRegex("(?<![0-9])([0-9]{4})(?![0-9])")]
    static partial Regex Year { get; }

    [GeneratedRegex("(?<![0-9])([0-9]{4})[-_.]?([Ss][12])(?![0-9])")]
    static partial Regex Half { get; }

    [GeneratedRegex("(?<![0-9])([0-9]{4})[-_.]?([Qq][1-4])(?![0-9])")]
    static partial Regex Quarter { get; }

    [GeneratedRegex("(?<![0-9])([0-9]{4})[-_.]?([01][0-9])(?![0-9])")]
    static partial Regex Month { get; }
}

using System.Globalization;

namespace Pipeline.Sdmx.Structures;

/// <summary>
/// Which versions are asked for: one; every one (<c>all</c>, <c>*</c>); the latest (<c>latest</c>, <c>+</c>, <c>~</c> or nothing), which each of this service's
/// artefacts is; or from one on (<c>1.2+.0</c>: within version 1).
/// </summary>
public static class VersionPattern
{
    public static bool Matches(string pattern, string version)
    {
        if (pattern is "" or "latest" or "all" or "*" or "+" or "~") return true;
        return pattern.Split(',', '+').Length == 1 || !pattern.Contains('+', StringComparison.Ordinal)
            ? pattern.Split(',').Contains(version) || pattern.Split(',').Any(p => Full(p) == Full(version))
            : From(pattern, version);
    }

    static bool From(string pattern, string version)
    {
        var (asked, has) = (pattern.Split('.'), Full(version).Split('.'));
        for (var i = 0; i < asked.Length && i < has.Length; i++)
        {
            var open = asked[i].EndsWith('+');
            if (!TryNumber(asked[i].TrimEnd('+'), out var least) || !TryNumber(has[i], out var actual)) return false;
            if (open) return actual >= least;
            if (actual != least) return false;
        }
        return true;
    }

    /// <summary>SDMX 2.1 writes two parts where SDMX 3.0 writes three.</summary>
    static string Full(string version) => version.Count(c => c == '.') == 1 ? $"{version}.0" : version;

    static bool TryNumber(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}

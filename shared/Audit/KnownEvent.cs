using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Pipeline.Audit;

/// <summary>An event whose number and hash are known outside the table, because it was handed out as proof or sealed.</summary>
/// <param name="How">What was done with it, as the end of a sentence.</param>
public sealed record KnownEvent(long Number, string Hash, string How = "was handed out as proof")
{
    const int HashLength = 64;

    /// <summary>Reads <c>{number}:{hash}</c>, such as <c>12:0a1b…</c> with 64 hexadecimal digits.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out KnownEvent? known)
    {
        known = text.Split(':') is [var number, { Length: HashLength } hash] && hash.All(char.IsAsciiHexDigit)
            && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0
                ? new(value, hash.ToLowerInvariant())
                : null;
        return known is not null;
    }
}

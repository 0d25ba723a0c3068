using System.Diagnostics.CodeAnalysis;

namespace Pipeline.Reference;

/// <summary>
/// A code of the International Standard Classification of Occupations 2008: 1 digit (major group) to 4 digits (unit group), kept as text
/// because leading zeros count. The grammar lives here; whether a code exists is the codelist's matter.
/// </summary>
public readonly record struct Isco08 : IParsable<Isco08>
{
    readonly string? _code;

    Isco08(string code) => _code = code;

    /// <summary>1 major, 2 sub-major, 3 minor, 4 unit group.</summary>
    public int Level => _code?.Length ?? 0;

    /// <summary>The group this one belongs to, or null for a major group.</summary>
    public Isco08? Parent => Level > 1 ? new Isco08(_code![..^1]) : null;

    /// <summary>The group of the given level that contains this one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The level is finer than the code, or not 1 to 4.</exception>
    public Isco08 AtLevel(int level) => level >= 1 && level <= Level
        ? new(_code![..level])
        : throw new ArgumentOutOfRangeException(nameof(level), level, $"Code {_code} has levels 1 to {Level}.");

    public override string ToString() => _code ?? "";

    /// <exception cref="FormatException">The text is not 1 to 4 digits.</exception>
    public static Isco08 Parse(string s, IFormatProvider? provider = null) => TryParse(s, provider, out var code)
        ? code
        : throw new FormatException("An ISCO-08 code has 1 to 4 digits, such as 2221.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Isco08 result)
    {
        var ok = s is { Length: >= 1 and <= 4 } && s.All(char.IsAsciiDigit);
        result = ok ? new(s!) : default;
        return ok;
    }
}

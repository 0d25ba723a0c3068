using System.Text;
using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>Makes values fit to be shown: personal ones keep their first character at most, long ones their beginning.</summary>
static class Mask
{
    public const int MostChars = 80;

    /// <summary>Most bytes that are written: as many characters, and an ellipsis.</summary>
    public const int MostBytes = MostChars * 4 + 3;

    /// <summary>Most bytes of a value that is masked.</summary>
    public const int MostMaskedBytes = 32;

    const int LeastPartlyShown = 6;
    const int MostStars = 15;

    /// <summary>Stands for a value, or a part of it, of which nothing is shown.</summary>
    public static ReadOnlySpan<byte> Hidden => "•••"u8;

    public static bool IsNeeded(Classification classification) => classification is not (Classification.Public or Classification.Internal);

    /// <summary>Writes what may be shown of a value.</summary>
    /// <param name="shown">Has room for <see cref="MostBytes"/>.</param>
    /// <returns>Bytes written.</returns>
    public static int Write(ReadOnlySpan<byte> value, Classification classification, Span<byte> shown)
    {
        if (value.IsEmpty) return 0;
        if (!IsNeeded(classification)) return WriteStart(value, shown);
        if (classification == Classification.Sensitive || value.Length < LeastPartlyShown || !char.IsAsciiLetterOrDigit((char)value[0]))
        {
            Hidden.CopyTo(shown);
            return Hidden.Length;
        }
        var stars = Math.Min(Utf8Text.CountChars(value) - 1, MostStars);
        shown[0] = value[0];
        shown.Slice(1, stars).Fill((byte)'*');
        return 1 + stars;
    }

    public static string Apply(ReadOnlySpan<byte> value, Classification classification)
    {
        Span<byte> shown = stackalloc byte[MostBytes];
        return Encoding.UTF8.GetString(shown[..Write(value, classification, shown)]);
    }

    static int WriteStart(ReadOnlySpan<byte> value, Span<byte> shown)
    {
        if (value.Length <= MostChars)
        {
            value.CopyTo(shown);
            return value.Length;
        }
        var start = Utf8Text.Begin(value, MostChars);
        start.CopyTo(shown);
        "…"u8.CopyTo(shown[start.Length..]);
        return start.Length + 3;
    }
}

using System.Text;
using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>Makes values fit to be shown: personal ones keep their first character at most, long ones their beginning.</summary>
static class Mask
{
    public const int MostChars = 80;

    /// <summary>Most bytes that are written: as many characters, and an ellipsis.</summary>
    public const int MostBytes = MostChars * 4 + 3;

    /// <summary>How many looks a masked value may have.</summary>
    public const int Looks = 128 * (MostStars + 1);

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
        if (!IsPartlyShown(value, classification))
        {
            Hidden.CopyTo(shown);
            return Hidden.Length;
        }
        var stars = CountStars(value);
        shown[0] = value[0];
        shown.Slice(1, stars).Fill((byte)'*');
        return 1 + stars;
    }

    /// <summary>A number below <see cref="Looks"/> that two values share only if they look alike once masked.</summary>
    public static int LookOf(ReadOnlySpan<byte> value, Classification classification) =>
        value.IsEmpty ? 0 : !IsPartlyShown(value, classification) ? 1 : value[0] * (MostStars + 1) + CountStars(value);

    public static string Apply(ReadOnlySpan<byte> value, Classification classification)
    {
        Span<byte> shown = stackalloc byte[MostBytes];
        return Encoding.UTF8.GetString(shown[..Write(value, classification, shown)]);
    }

    static bool IsPartlyShown(ReadOnlySpan<byte> value, Classification classification) =>
        classification != Classification.Sensitive && value.Length >= LeastPartlyShown && char.IsAsciiLetterOrDigit((char)value[0]);

    static int CountStars(ReadOnlySpan<byte> value) => Math.Min(Utf8Text.CountChars(value) - 1, MostStars);

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

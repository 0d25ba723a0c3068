using System.Security.Cryptography;
using System.Text;
using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>How the values of one column are shown in the report of one drop.</summary>
/// <param name="key">Random, of this drop alone: equal values of a drop have the same hash, and nothing else can be told from it.</param>
sealed class ValueMask(Column column, byte[] key)
{
    const int HashBytes = 5;
    const int CharsShown = 4;
    const int LeastPartlyShown = 8;

    readonly bool _hidesAll = column.Mask is { } mask ? mask != Protocols.Mask.None : Mask.IsNeeded(column.Classification);
    readonly bool _hidesNames = column.DirectIdentifiers == DirectIdentifiers.Forbidden;

    /// <summary>Whether values are not shown as they are (or, of a long one, its beginning).</summary>
    public bool Hides => _hidesAll;

    /// <summary>Whether <see cref="Mask.LookOf"/> tells what a value looks like.</summary>
    public bool HasLooks => column.Mask is null && _hidesAll;

    /// <summary>See <see cref="Mask.LookOf"/>.</summary>
    public int LookOf(ReadOnlySpan<byte> value) => Mask.LookOf(value, column.Classification);

    /// <summary>Writes what may be shown of a value that names nobody.</summary>
    /// <param name="shown">Has room for <see cref="Mask.MostBytes"/>.</param>
    /// <returns>Bytes written.</returns>
    public int Write(ReadOnlySpan<byte> value, Span<byte> shown)
    {
        if (value.IsEmpty) return 0;
        return column.Mask switch
        {
            Protocols.Mask.None => Mask.Write(value, Classification.Public, shown),
            Protocols.Mask.Last4 => WriteLast(value, shown),
            Protocols.Mask.Hash => WriteHash(value, shown),
            _ => Mask.Write(value, column.Classification, shown),
        };
    }

    /// <summary>What may be shown of a value that names nobody.</summary>
    public string Show(ReadOnlySpan<byte> value)
    {
        Span<byte> shown = stackalloc byte[Mask.MostBytes];
        return Encoding.UTF8.GetString(shown[..Write(value, shown)]);
    }

    /// <summary>What may be shown of a value of which it is not known whether it names somebody.</summary>
    public string Apply(ReadOnlySpan<byte> value) =>
        _hidesNames && IdentifierScan.HasAny(value) ? Encoding.UTF8.GetString(Mask.Hidden) : Show(value);

    /// <summary>The last four characters; nothing of a text so short that they are most of it.</summary>
    static int WriteLast(ReadOnlySpan<byte> value, Span<byte> shown)
    {
        Mask.Hidden.CopyTo(shown);
        if (Utf8Text.CountChars(value) < LeastPartlyShown) return Mask.Hidden.Length;
        var start = value.Length;
        for (var chars = 0; chars < CharsShown; chars += (value[start] & 0xC0) == 0x80 ? 0 : 1) start--;
        value[start..].CopyTo(shown[Mask.Hidden.Length..]);
        return Mask.Hidden.Length + value.Length - start;
    }

    int WriteHash(ReadOnlySpan<byte> value, Span<byte> shown)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, value, hash);
        shown[0] = (byte)'#';
        Convert.TryToHexStringLower(hash[..HashBytes], shown[1..], out var written);
        return 1 + written;
    }
}

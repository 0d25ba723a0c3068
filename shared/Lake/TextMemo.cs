namespace Pipeline.Lake;

/// <summary>Makes a string of UTF-8.</summary>
delegate string TextMaker(ReadOnlySpan<byte> utf8);

/// <summary>Remembers the strings made last: registers repeat employers, occupations and districts row after row.</summary>
sealed class TextMemo(TextMaker make)
{
    const int Places = 4096;

    readonly (byte[] Utf8, string Text)?[] _last = new (byte[], string)?[Places];

    public string Get(ReadOnlySpan<byte> utf8)
    {
        var hash = new HashCode();
        hash.AddBytes(utf8);
        ref var place = ref _last[(uint)hash.ToHashCode() % Places];
        if (place is not { } known || !utf8.SequenceEqual(known.Utf8)) place = (utf8.ToArray(), make(utf8));
        return place.Value.Text;
    }
}

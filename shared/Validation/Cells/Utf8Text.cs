namespace Pipeline.Validation;

/// <summary>Lengths of UTF-8 text.</summary>
static class Utf8Text
{
    /// <summary>Unicode characters in valid UTF-8: the bytes that do not continue one.</summary>
    public static int CountChars(ReadOnlySpan<byte> text)
    {
        var count = 0;
        foreach (var b in text)
            if ((b & 0xC0) != 0x80) count++;
        return count;
    }
}

namespace Pipeline.Validation;

/// <summary>Reads UTF-16.</summary>
sealed class Utf16Transcoder(ByteFeed feed, bool isBigEndian) : ITranscoder
{
    readonly byte[] _bytes = new byte[16 * 1024];
    int _left;
    string? _broken;

    public string Name => isBigEndian ? "utf-16be" : "utf-16le";

    /// <summary>Passes over the byte order mark; null when the text is not in UTF-16.</summary>
    public static Utf16Transcoder? Detect(ByteFeed feed)
    {
        if (feed.Head is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            var isBigEndian = feed.Head[0] == 0xFE;
            feed.Skip(2);
            return new(feed, isBigEndian);
        }
        return Utf16.IsLikely(feed.Head, out var isBig) ? new(feed, isBig) : null;
    }

    public async ValueTask<int> ReadAsync(Memory<byte> into, CancellationToken ct)
    {
        while (_broken is null)
        {
            // The bytes left over are fewer than a character; a stage needs no more than what the text has room for.
            var room = Math.Min(_bytes.Length, into.Length / Utf16.MostBytesPerUnit * 2);
            var came = await feed.ReadAsync(_bytes.AsMemory(_left, room - _left), ct);
            var written = Transcode(_left + came, isFinal: came == 0, into.Span);
            if (written > 0 || came == 0) return written;
        }
        return 0;
    }

    public long RawLength(ReadOnlySpan<byte> text) => 2L * System.Text.Encoding.UTF8.GetCharCount(text);

    public InputProblem? Stopped(long offset, long line) =>
        _broken is null || feed.Problem is not null ? null : InputRules.UnpairedSurrogate(offset, line, _broken);

    int Transcode(int length, bool isFinal, Span<byte> text)
    {
        var isBroken = Utf16.Transcode(_bytes.AsSpan(0, length), isBigEndian, isFinal, text, out var read, out var written);
        var rest = _bytes.AsSpan(read, length - read);
        if (isBroken) _broken = Convert.ToHexString(rest[..Math.Min(2, rest.Length)]);
        rest.CopyTo(_bytes);
        _left = rest.Length;
        return written;
    }
}

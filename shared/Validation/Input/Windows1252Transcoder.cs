namespace Pipeline.Validation;

/// <summary>Reads on in Windows-1252 or Latin-1, and counts the letters that were so read.</summary>
sealed class Windows1252Transcoder(ByteFeed feed, InputRemarks remarks, long firstLine) : ITranscoder
{
    byte[] _bytes = [];
    long _high;
    long _beyondLatin1;
    byte? _undefined;
    bool _isRead;

    /// <summary>Latin-1 only where all was read: how much was seen of what stands behind a fatal byte depends on the pieces it came in.</summary>
    public string Name => _isRead && _beyondLatin1 == 0 ? "iso-8859-1" : "windows-1252";

    public async ValueTask<int> ReadAsync(Memory<byte> into, CancellationToken ct)
    {
        if (_undefined is not null) return Finish();
        var room = into.Length / Windows1252.MostBytes;
        if (_bytes.Length < room) _bytes = new byte[Math.Max(room, IInputStage.LeastRoom)];
        var length = await feed.ReadAsync(_bytes.AsMemory(0, room), ct);
        var (read, written) = Windows1252.Transcode(_bytes.AsSpan(0, length), into.Span, ref _high, ref _beyondLatin1);
        if (read < length) _undefined = _bytes[read];
        return written > 0 ? written : Finish();
    }

    public long RawLength(ReadOnlySpan<byte> text)
    {
        var letters = 0;
        foreach (var value in text)
            if ((value & 0xC0) != 0x80) letters++;
        return letters;
    }

    public InputProblem? Stopped(long offset, long line) =>
        _undefined is { } value ? InputRules.UndefinedByte(offset, line, value.ToString("X2")) : null;

    int Finish()
    {
        _isRead = true;
        if (_high > 0) remarks.Add(InputProblemKind.ReadAsWindows1252, _high, firstLine, _beyondLatin1 > 0 ? "Windows-1252" : "Latin-1 (ISO 8859-1)");
        return 0;
    }
}

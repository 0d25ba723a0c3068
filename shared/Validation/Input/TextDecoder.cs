using System.Text;

namespace Pipeline.Validation;

/// <summary>
/// Bytes in any of the encodings as UTF-8 that a reader need not check again: valid, without NUL and without byte order marks. UTF-8 is
/// checked where it lies, in the caller's buffer. Where pieces end changes nothing.
/// </summary>
sealed class TextDecoder : IInputStage
{
    /// <summary>What is looked through at a time: little enough to stay in a core's own cache.</summary>
    const int Slice = 32 * 1024;

    const int LongestCharacter = 4;

    static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    readonly ByteFeed _feed;
    readonly InputTerms _terms;
    readonly InputRemarks _remarks;
    readonly TextScan _scan;
    readonly byte[] _held = new byte[16];
    ITranscoder? _transcoder;
    int _heldLength;
    long _offset;
    bool _hasLetters;
    bool _isOver;

    /// <param name="feed">Its head must have been peeked at.</param>
    public TextDecoder(ByteFeed feed, InputTerms terms, InputRemarks remarks)
    {
        (_feed, _terms, _remarks, _scan) = (feed, terms, remarks, new(remarks));
        if (Utf16Transcoder.Detect(feed) is not { } utf16) return;
        _transcoder = utf16;
        _offset = feed.Offset;
        remarks.Add(InputProblemKind.ReadAsUtf16);
    }

    public InputProblem? Problem { get; private set; }

    /// <summary>IANA's name. What follows may still change it from UTF-8 to another until the end.</summary>
    public string Encoding => _transcoder?.Name ?? "utf-8";

    public async ValueTask<int> ReadAsync(Memory<byte> into, CancellationToken ct)
    {
        while (!_isOver)
        {
            _held.AsMemory(0, _heldLength).CopyTo(into);
            var room = into[_heldLength..];
            var read = _transcoder is null ? await _feed.ReadAsync(room, ct) : await _transcoder.ReadAsync(room, ct);
            var written = Sweep(into.Span, _heldLength + read, isFinal: read == 0);
            if (written > 0) return written;
        }
        return 0;
    }

    /// <summary>Moves what may be shown to the buffer's start and keeps the rest for later.</summary>
    int Sweep(Span<byte> buffer, int filled, bool isFinal)
    {
        var (from, to) = (0, 0);
        var isLast = false;
        if (isFinal) filled -= DropEndOfFileMark(buffer[..filled]);
        while (!_isOver && !isLast)
        {
            var end = Math.Min(filled, from + Slice);
            isLast = end == filled;
            var piece = Utf8Piece.Find(buffer[from..end], isFinal && isLast);
            to += Take(buffer, from, from + piece.Length, to, piece.IsAscii);
            from += piece.Length;
            if (!piece.IsBroken || _isOver) continue;
            if (TryChangeEncoding(buffer[from..filled])) return to;
        }
        if (!_isOver && isFinal) Stop(_transcoder?.Stopped(_offset, _scan.Line) ?? _feed.Problem);
        _heldLength = _isOver ? 0 : filled - from;
        buffer.Slice(from, _heldLength).CopyTo(_held);
        return to;
    }

    /// <summary>Looks through whole characters and moves them, without byte order marks, to <paramref name="to"/>.</summary>
    int Take(Span<byte> buffer, int from, int end, int to, bool isAscii)
    {
        var start = to;
        _hasLetters |= !isAscii && _transcoder is null;
        while (from < end)
        {
            var mark = isAscii ? -1 : buffer[from..end].IndexOf(ByteOrderMark);
            var text = buffer[from..(mark < 0 ? end : from + mark)];
            var length = _scan.Take(text, isAscii);
            var hasNul = length < text.Length;
            var isFirst = _offset == 0 && mark == 0;
            // Counted before the text is moved, which may write over it.
            _offset += RawLength(text[..length]);
            if (from != to) text[..length].CopyTo(buffer[to..]);
            to += length;
            from += length;
            if (hasNul)
            {
                Stop(InputRules.NulByte(_offset, _scan.Line));
                break;
            }
            if (mark < 0) continue;
            PassMark(isFirst);
            _offset += RawLength(ByteOrderMark);
            from += ByteOrderMark.Length;
        }
        return to - start;
    }

    void PassMark(bool isFirst)
    {
        if (isFirst) _remarks.Add(InputProblemKind.ByteOrderMark);
        else _remarks.Add(InputProblemKind.InnerByteOrderMark, 1, _scan.Line);
    }

    /// <summary>Reads on in Windows-1252 from the first byte that is not UTF-8, or ends.</summary>
    bool TryChangeEncoding(ReadOnlySpan<byte> rest)
    {
        Rune.DecodeFromUtf8(rest, out _, out var invalid);
        var bytes = Convert.ToHexString(rest[..invalid]);
        if (_feed.Problem is not null && rest.Length < LongestCharacter) Stop(_feed.Problem);
        else if (_hasLetters) Stop(InputRules.MixedEncoding(_offset, _scan.Line, bytes));
        else if (!_terms.AllowsWindows1252) Stop(InputRules.InvalidUtf8(_offset, _scan.Line, bytes));
        else
        {
            _feed.Unread(rest);
            _heldLength = 0;
            _transcoder = new Windows1252Transcoder(_feed, _remarks, _scan.Line);
            return true;
        }
        return false;
    }

    int DropEndOfFileMark(ReadOnlySpan<byte> end)
    {
        if (!end.EndsWith((ReadOnlySpan<byte>)[TextScan.EndOfFileMark]) || _feed.Problem is not null) return 0;
        _remarks.Add(InputProblemKind.EndOfFileMark);
        return 1;
    }

    /// <summary>How many bytes of the file became that text.</summary>
    long RawLength(ReadOnlySpan<byte> text) => _transcoder?.RawLength(text) ?? text.Length;

    void Stop(InputProblem? problem) => (_isOver, Problem) = (true, problem);
}

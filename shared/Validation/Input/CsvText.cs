using System.Buffers;
using System.Text;

namespace Pipeline.Validation;

/// <summary>CSV in UTF-8 on its way to whoever reads it: cells quoted where they must be, rows ended by LF.</summary>
sealed class CsvText
{
    readonly byte _delimiter;
    readonly SearchValues<byte> _structural;
    readonly ArrayBufferWriter<byte> _text = new(64 * 1024);
    int _at;
    int _cells;

    public CsvText(char delimiter)
    {
        _delimiter = (byte)delimiter;
        _structural = SearchValues.Create([_delimiter, (byte)'"', (byte)'\r', (byte)'\n']);
    }

    /// <summary>Bytes that wait to be read.</summary>
    public int Length => _text.WrittenCount - _at;

    public void Cell(string text)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        Cell(bytes.AsSpan(0, Encoding.UTF8.GetBytes(text, bytes)));
        ArrayPool<byte>.Shared.Return(bytes);
    }

    public void Cell(ReadOnlySpan<byte> text)
    {
        if (_cells++ > 0) Put(_delimiter);
        if (!text.ContainsAny(_structural)) _text.Write(text);
        else Quote(text);
    }

    /// <summary>A cell without text in a row that must not count as blank.</summary>
    public void QuotedEmptyCell()
    {
        if (_cells++ > 0) Put(_delimiter);
        Quote([]);
    }

    public void EndRow()
    {
        Put((byte)'\n');
        _cells = 0;
    }

    /// <summary>A row with one cell too many, which no reader takes for a good one.</summary>
    public void FaultyRow(int width)
    {
        for (var i = 0; i < width; i++) Cell([]);
        Cell("?"u8);
        EndRow();
    }

    public int MoveTo(Span<byte> into)
    {
        var length = Math.Min(into.Length, Length);
        _text.WrittenSpan.Slice(_at, length).CopyTo(into);
        _at += length;
        if (Length > 0) return length;
        _text.ResetWrittenCount();
        _at = 0;
        return length;
    }

    void Quote(ReadOnlySpan<byte> text)
    {
        Put((byte)'"');
        for (int quote; (quote = text.IndexOf((byte)'"')) >= 0; text = text[(quote + 1)..])
        {
            _text.Write(text[..(quote + 1)]);
            Put((byte)'"');
        }
        _text.Write(text);
        Put((byte)'"');
    }

    void Put(byte value)
    {
        _text.GetSpan(1)[0] = value;
        _text.Advance(1);
    }
}

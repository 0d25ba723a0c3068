using System.Buffers;
using System.Text;
using Pipeline.Validation;

namespace Pipeline.ValidationReports;

/// <summary>
/// Writes a CSV again with two more columns at the end of each row: what is wrong in it, and how to mend it. The bytes of the original cells
/// stay as they are, with their delimiters, quotes and line ends; UTF-8 with byte order mark. Rows without findings have both columns empty,
/// blank lines stay blank. The copy holds the original's personal data: it is for who delivered the file and nobody else.
/// </summary>
/// <param name="delimiter">The one the report found.</param>
/// <param name="maxRowBytes">A row of more bytes gets no columns; memory stays within twice as much.</param>
public sealed class AnnotatedCopy(RowNotes notes, char delimiter, ReportWords words, int maxRowBytes = 4 << 20)
{
    const int FlushAt = 64 * 1024;

    readonly RowNote[] _notes = notes.InOrder();
    readonly byte _delimiter = (byte)delimiter;
    readonly ArrayBufferWriter<byte> _out = new(FlushAt * 2);
    int _next;
    long _line = 1;
    bool _isHeader = true;
    bool _isInRow;

    /// <summary>Whether the file could be read as a table, so that its rows can be told apart.</summary>
    public static bool IsPossible(ValidationReport report) => report is { Delimiter: not null, Encoding: not null };

    /// <summary>Copies the text, once.</summary>
    /// <param name="original">The text as it was validated, in UTF-8. Read forward only; not disposed.</param>
    /// <param name="destination">Written forward only; not disposed.</param>
    public async Task WriteAsync(Stream original, Stream destination, CancellationToken ct)
    {
        var buffer = new byte[Math.Min(1 << 20, maxRowBytes)];
        var (start, end, isFinal, isFirst) = (0, 0, false, true);
        _out.Write("\uFEFF"u8);
        while (!isFinal)
        {
            if (start > 0) buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
            if (end == buffer.Length) Array.Resize(ref buffer, checked(buffer.Length * 2));
            var read = await original.ReadAtLeastAsync(buffer.AsMemory(end), Math.Min(3, buffer.Length - end), throwOnEndOfStream: false, ct);
            end += read;
            isFinal = read == 0;
            if (isFirst && buffer.AsSpan(0, end).StartsWith("\uFEFF"u8)) start = 3;
            isFirst = false;
            while (TakeRow(buffer.AsSpan(start, end - start), isFinal) is > 0 and var taken)
            {
                start += taken;
                if (_out.WrittenCount >= FlushAt) await FlushAsync(destination, ct);
            }
        }
        await FlushAsync(destination, ct);
        await destination.FlushAsync(ct);
    }

    async ValueTask FlushAsync(Stream destination, CancellationToken ct)
    {
        await destination.WriteAsync(_out.WrittenMemory, ct);
        _out.ResetWrittenCount();
    }

    /// <summary>Writes the first row of the text; 0 when more of it must be read first.</summary>
    int TakeRow(ReadOnlySpan<byte> text, bool isFinal)
    {
        if (_isInRow) return PassLine(text, isFinal);
        if (RowEnds.FindRow(text, _delimiter, isFinal) is { } length) return Annotate(text[..Cut(text[..length])]);
        // A quote that is open for so long was never closed, and a line of that length is no row.
        if (text.Length < maxRowBytes) return 0;
        if (RowEnds.FindLine(text, isFinal) is { } line) return Annotate(text[..Cut(text[..line])]);
        _isInRow = true;
        return PassLine(text, isFinal);
    }

    /// <summary>Writes what has come of a line that is too long, as it is.</summary>
    int PassLine(ReadOnlySpan<byte> text, bool isFinal)
    {
        var line = RowEnds.FindLine(text, isFinal);
        // A CR may be half of a line end.
        var part = text[..(line ?? (text.EndsWith("\r"u8) ? text.Length - 1 : text.Length))];
        _out.Write(part);
        if (line is null) return part.Length;
        (_isInRow, _isHeader) = (false, false);
        _line++;
        SkipNotes();
        return part.Length;
    }

    /// <summary>How much of a row of several lines is one, by what is known of its lines: the checks may have gone on at the next line.</summary>
    int Cut(ReadOnlySpan<byte> row)
    {
        var lines = RowEnds.CountLines(row);
        for (var i = _next; lines > 1 && i < _notes.Length && _notes[i].Line < _line + lines; i++)
        {
            if (_notes[i].EndsWithItsLine) return LengthOf(row, _notes[i].Line - _line + 1);
            if (_notes[i].Line > _line) return LengthOf(row, _notes[i].Line - _line);
        }
        return row.Length;
    }

    static int LengthOf(ReadOnlySpan<byte> text, long lines)
    {
        var length = 0;
        for (; lines > 0 && RowEnds.FindLine(text[length..], isFinal: true) is { } line; lines--) length += line;
        return length;
    }

    int Annotate(ReadOnlySpan<byte> row)
    {
        var end = RowEnds.EndLength(row);
        _line += RowEnds.CountLines(row);
        _out.Write(row[..^end]);
        if (row.Length > end)
        {
            if (_isHeader) Append(words.ErrorsColumn, words.MendColumn);
            else AppendNotes();
            _isHeader = false;
        }
        _out.Write(row[^end..]);
        return row.Length;
    }

    void AppendNotes()
    {
        var first = _next;
        SkipNotes();
        var found = _notes.AsSpan(first, _next - first).ToArray();
        Append(
            string.Join(" ", found.Select(n => $"{words.Of(n.Finding.Severity)}{At(n.Finding)}: {Said.Of(n.Finding.Message, words)}")),
            string.Join(" ", found.Select(n => Said.Of(n.Finding.Fix, words).Text).Distinct()));
    }

    void SkipNotes()
    {
        while (_next < _notes.Length && _notes[_next].Line < _line) _next++;
    }

    static string At(Finding finding) => finding.Cell is { } cell ? $" {cell}" : "";

    void Append(string errors, string mend)
    {
        Span<byte> separator = [_delimiter];
        _out.Write(separator);
        Encoding.UTF8.GetBytes(SafeCell.Write(errors), _out);
        _out.Write(separator);
        Encoding.UTF8.GetBytes(SafeCell.Write(mend), _out);
    }
}

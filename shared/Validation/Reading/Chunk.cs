using System.Buffers;

namespace Pipeline.Validation;

/// <summary>
/// A piece of the text. The bytes from <see cref="Start"/> to <see cref="End"/>
/// wait to be read; behind them is room for as many again, where cells whose quotes were written twice are kept as they read.
/// </summary>
sealed class Chunk : IDisposable
{
    byte[] _buffer;
    int _spare;
    int _begun;

    public Chunk(int number, long offset, int most)
    {
        (Number, Offset) = (number, offset);
        _buffer = ArrayPool<byte>.Shared.Rent(2 * most);
    }

    /// <summary>Place among the chunks, from 0.</summary>
    public int Number { get; }

    /// <summary>Offset in the text of <see cref="Buffer"/>'s first byte.</summary>
    public long Offset { get; }

    public byte[] Buffer => _buffer;

    /// <summary>First byte not yet consumed; the reader moves it.</summary>
    public int Start { get; set; }

    public int End { get; set; }

    /// <summary>The text ends with it.</summary>
    public bool IsFinal { get; set; }

    /// <summary>No line end is cut apart by its end: what follows a CR there is no LF.</summary>
    public bool IsWhole { get; set; }

    public ReadOnlySpan<byte> Waiting => _buffer.AsSpan(Start, End - Start);

    /// <summary>Bytes left over of an earlier chunk and, behind them, those of the one that follows it.</summary>
    public static Chunk Join(ReadOnlySpan<byte> left, Chunk next)
    {
        var joined = new Chunk(next.Number, next.Offset + next.Start - left.Length, left.Length + next.Waiting.Length)
        {
            End = left.Length + next.Waiting.Length,
            IsFinal = next.IsFinal,
            IsWhole = next.IsWhole,
        };
        left.CopyTo(joined._buffer);
        next.Waiting.CopyTo(joined._buffer.AsSpan(left.Length));
        return joined;
    }

    /// <summary>Gives back the room behind the bytes.</summary>
    public void BeginReading() => (_spare, _begun) = (End, Start);

    /// <summary>Lets all wait again that waited when the reading began.</summary>
    public void Rewind() => Start = _begun;

    /// <summary>Copies a text with one quote for every two.</summary>
    public Field Unescape(Field cell)
    {
        var text = _buffer.AsSpan(cell.Start, cell.Length);
        var start = _spare;
        for (int at; (at = text.IndexOf((byte)'"')) >= 0; text = text[Math.Min(at + 2, text.Length)..])
        {
            text[..(at + 1)].CopyTo(_buffer.AsSpan(_spare));
            _spare += at + 1;
        }
        text.CopyTo(_buffer.AsSpan(_spare));
        _spare += text.Length;
        return new(start, _spare - start);
    }

    public void Dispose()
    {
        if (_buffer.Length > 0) ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }
}

using System.Globalization;

namespace Pipeline.Benchmarks.Files;

/// <summary>A row being written, cell after cell.</summary>
/// <param name="spoiled">The cell, counted from 0, that is to be wrong; <see cref="AllCells"/>; or a number that no cell has.</param>
ref struct RowText(Span<byte> to, int spoiled)
{
    public const int AllCells = int.MaxValue;

    // Its length is its one check.
    const int PersonCell = 1;

    readonly Span<byte> _to = to;
    int _cell;
    int _length;

    public void Cell(ReadOnlySpan<byte> text) => Cell(text, 0, 0);

    public void Cell(DateOnly day)
    {
        var start = _length;
        day.TryFormat(_to[_length..], out var length, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        _length += length;
        EndCell(start);
    }

    /// <param name="digits">Of the number; leading zeros fill them. None is written when 0.</param>
    public void Cell(ReadOnlySpan<byte> before, long number, int digits, ReadOnlySpan<byte> after = default)
    {
        var start = _length;
        before.CopyTo(_to[start..]);
        _length += before.Length + digits;
        for (var i = _length - 1; i >= start + before.Length; i--, number /= 10) _to[i] = (byte)('0' + number % 10);
        after.CopyTo(_to[_length..]);
        _length += after.Length;
        EndCell(start);
    }

    /// <summary>Ends the row and returns its length.</summary>
    public int End()
    {
        "\r\n"u8.CopyTo(_to[--_length..]);
        return _length + 2;
    }

    void EndCell(int start)
    {
        if (spoiled == AllCells || spoiled == _cell)
        {
            if (_cell == PersonCell) _length--;
            else _to[start] = (byte)'X';
            _length = Math.Max(_length, start + 1);
        }
        _to[_length++] = (byte)',';
        _cell++;
    }
}

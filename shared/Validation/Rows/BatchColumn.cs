using System.Runtime.InteropServices;
using System.Text;
using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>
/// One column of a <see cref="RowBatch"/>. Values of every type but text are 64-bit: the integer itself; a number with a scale as its
/// unscaled integer; a number without as the bits of a double; a date as days since 0001-01-01; a boolean as 0 or 1. A null is 0 or "".
/// </summary>
public sealed class BatchColumn
{
    const int FirstRows = 1024;

    readonly Utf8Arena? _texts;
    bool[] _valid = new bool[FirstRows];
    long[] _values;
    int _count;

    public BatchColumn(Column column)
    {
        Column = column;
        _texts = column.Type == LogicalType.String ? new() : null;
        _values = column.Type == LogicalType.String ? [] : new long[FirstRows];
    }

    public Column Column { get; }

    /// <summary>False where the row has no value.</summary>
    public ReadOnlySpan<bool> Valid => _valid.AsSpan(0, _count);

    /// <summary>64-bit values as described above; empty for a text column.</summary>
    public ReadOnlySpan<long> Values => _values.AsSpan(0, Math.Min(_count, _values.Length));

    /// <summary>The UTF-8 of a text column's cell; empty where there is no value.</summary>
    public ReadOnlySpan<byte> GetUtf8(int row) => Of(LogicalType.String)._texts![row];

    public string? GetString(int row) => _valid[row] ? Encoding.UTF8.GetString(GetUtf8(row)) : null;

    public long? GetInteger(int row) => Of(LogicalType.Integer)._valid[row] ? _values[row] : null;

    /// <summary>The number with exactly the column's scale. Only for numbers that have one.</summary>
    public decimal? GetDecimal(int row) => Of(LogicalType.Number)._valid[row] ? ScaledNumber.ToDecimal(_values[row], Column.Scale!.Value) : null;

    /// <summary>The number of a column without a scale.</summary>
    public double? GetDouble(int row) => Of(LogicalType.Number)._valid[row] ? BitConverter.Int64BitsToDouble(_values[row]) : null;

    public DateOnly? GetDate(int row) => Of(LogicalType.Date)._valid[row] ? DateOnly.FromDayNumber((int)_values[row]) : null;

    public bool? GetBoolean(int row) => Of(LogicalType.Boolean)._valid[row] ? _values[row] != 0 : null;

    /// <summary>Adds a value of any type but text, as 64 bits.</summary>
    public void Add(long? value)
    {
        Reserve(1);
        (_valid[_count], _values[_count]) = (value is not null, value ?? 0);
        _count++;
    }

    public void AddText(ReadOnlySpan<byte> utf8)
    {
        Reserve(1);
        Of(LogicalType.String)._texts!.Add(utf8);
        _valid[_count++] = true;
    }

    public void AddNull() => AddNulls(1);

    /// <summary>Copies values of the rows named. Where a cell has no value it is 0.</summary>
    internal void AddValues(ReadOnlySpan<int> rows, CellState[] states, long[] values)
    {
        Reserve(rows.Length);
        var valid = _valid.AsSpan(_count, rows.Length);
        var to = _values.AsSpan(_count, rows.Length);
        for (var i = 0; i < rows.Length; i++) (valid[i], to[i]) = (states[rows[i]] == CellState.Valid, values[rows[i]]);
        _count += rows.Length;
    }

    /// <summary>Copies values of rows that follow each other, as most do.</summary>
    internal void AddValues(int first, int rows, CellState[] states, long[] values)
    {
        Reserve(rows);
        // A good row's cell is null or valid, which are 0 and 1 as false and true are.
        MemoryMarshal.Cast<CellState, bool>(states.AsSpan(first, rows)).CopyTo(_valid.AsSpan(_count));
        values.AsSpan(first, rows).CopyTo(_values.AsSpan(_count));
        _count += rows;
    }

    /// <summary>Copies texts of the rows named.</summary>
    internal void AddTexts(ReadOnlySpan<int> rows, CellState[] states, RecordBlock block, int field)
    {
        Reserve(rows.Length);
        var valid = _valid.AsSpan(_count, rows.Length);
        for (var i = 0; i < rows.Length; i++) valid[i] = states[rows[i]] == CellState.Valid;
        _texts!.Add(block, field, rows, valid);
        _count += rows.Length;
    }

    internal void AddNulls(int count)
    {
        Reserve(count);
        _valid.AsSpan(_count, count).Clear();
        if (_texts is null) _values.AsSpan(_count, count).Clear();
        else
            for (var i = 0; i < count; i++) _texts.Add(default);
        _count += count;
    }

    public void Clear()
    {
        _count = 0;
        _texts?.Clear();
    }

    /// <summary>Takes out rows, given in order.</summary>
    internal void Remove(IReadOnlyList<int> rows)
    {
        var (to, next) = (0, 0);
        for (var row = 0; row < _count; row++)
        {
            if (next < rows.Count && rows[next] == row)
            {
                next++;
                continue;
            }
            _valid[to] = _valid[row];
            if (_texts is null) _values[to] = _values[row];
            to++;
        }
        _texts?.Remove(rows);
        _count = to;
    }

    void Reserve(int more)
    {
        if (_count + more <= _valid.Length) return;
        var size = Math.Max(_count + more, 2 * _valid.Length);
        Array.Resize(ref _valid, size);
        if (_texts is null) Array.Resize(ref _values, size);
    }

    BatchColumn Of(LogicalType type) => Column.Type == type
        ? this
        : throw new InvalidOperationException($"Column '{Column.Name}' holds {Column.Type}, not {type}.");
}

using System.Text;
using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>
/// One column of a <see cref="RowBatch"/>. Values of every type but text are 64-bit: the integer itself; a number with a scale as its
/// unscaled integer; a number without as the bits of a double; a date as days since 0001-01-01; a boolean as 0 or 1. A null is 0 or "".
/// </summary>
public sealed class BatchColumn
{
    readonly bool[] _valid = new bool[RowBatch.MaxRows];
    readonly long[] _values;
    readonly Utf8Arena? _texts;
    int _count;

    internal BatchColumn(Column column)
    {
        Column = column;
        _texts = column.Type == LogicalType.String ? new() : null;
        _values = column.Type == LogicalType.String ? [] : new long[RowBatch.MaxRows];
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

    /// <summary>Copies values of the rows named.</summary>
    internal void AddValues(ReadOnlySpan<int> rows, CellState[] states, long[] values)
    {
        var valid = _valid.AsSpan(_count, rows.Length);
        var to = _values.AsSpan(_count, rows.Length);
        for (var i = 0; i < rows.Length; i++)
        {
            valid[i] = states[rows[i]] == CellState.Valid;
            to[i] = valid[i] ? values[rows[i]] : 0;
        }
        _count += rows.Length;
    }

    /// <summary>Copies texts of the rows named.</summary>
    internal void AddTexts(ReadOnlySpan<int> rows, CellState[] states, RecordBlock block, int field)
    {
        var valid = _valid.AsSpan(_count, rows.Length);
        for (var i = 0; i < rows.Length; i++)
        {
            valid[i] = states[rows[i]] == CellState.Valid;
            var cell = valid[i] ? block.Field(rows[i], field) : default;
            _texts!.Add(block.Buffer, cell.Start, cell.Length);
        }
        _count += rows.Length;
    }

    internal void AddNulls(int count)
    {
        _valid.AsSpan(_count, count).Clear();
        if (_texts is null) _values.AsSpan(_count, count).Clear();
        else
            for (var i = 0; i < count; i++) _texts.Add(default);
        _count += count;
    }

    internal void Clear()
    {
        _count = 0;
        _texts?.Clear();
    }

    BatchColumn Of(LogicalType type) => Column.Type == type
        ? this
        : throw new InvalidOperationException($"Column '{Column.Name}' holds {Column.Type}, not {type}.");
}

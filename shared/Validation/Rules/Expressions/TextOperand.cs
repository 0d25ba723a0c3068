using System.Text;

namespace Pipeline.Validation;

/// <summary>A text. Not safe for two threads.</summary>
abstract class TextOperand : Operand
{
    /// <summary>Evaluates it on the first rows of the block at hand; what it gives holds until the next time.</summary>
    public abstract TextCells Evaluate(int rows);

    public sealed override ReadOnlySpan<CellState> EvaluateStates(int rows) => Evaluate(rows).States;
}

/// <summary>Texts of rows in UTF-8, of no meaning where there is no value.</summary>
readonly ref struct TextCells(TextPlaces places, ReadOnlySpan<CellState> states)
{
    readonly byte[] _buffer = places.Buffer;
    readonly ReadOnlySpan<Field> _fields = places.Fields.AsSpan(places.First);
    readonly int _stride = places.Stride;

    public ReadOnlySpan<CellState> States { get; } = states;

    public byte[] Buffer => _buffer;

    public ReadOnlySpan<byte> this[int row]
    {
        get
        {
            var field = _fields[row * _stride];
            return _buffer.AsSpan(field.Start, field.Length);
        }
    }

    public bool HasValue(int row) => States[row] == CellState.Valid;

    public Field Field(int row) => _fields[row * _stride];
}

sealed class TextColumnOperand(RowColumn column) : TextOperand
{
    public override TextCells Evaluate(int rows) => new(column.Texts, column.States);
}

sealed class ConstantTextOperand : TextOperand
{
    readonly TextPlaces _places;
    readonly CellState[] _states;

    public ConstantTextOperand(string text, int capacity)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        _places = new(bytes, [new(0, bytes.Length)], 0, 0);
        _states = new CellState[capacity];
        Array.Fill(_states, CellState.Valid);
    }

    public override TextCells Evaluate(int rows) => new(_places, _states);
}

/// <summary>Texts that an operand makes itself, kept end to end.</summary>
sealed class MadeTexts(int capacity)
{
    readonly Field[] _fields = new Field[capacity];
    readonly CellState[] _states = new CellState[capacity];
    byte[] _bytes = new byte[1024];
    int _used;

    public TextCells Cells => new(new(_bytes, _fields, 0, 1), _states);

    public void Begin() => _used = 0;

    /// <summary>Room behind the texts made so far, for one of up to so many bytes.</summary>
    public Span<byte> Reserve(int bytes)
    {
        if (_used + bytes > _bytes.Length) Array.Resize(ref _bytes, Math.Max(_used + bytes, 2 * _bytes.Length));
        return _bytes.AsSpan(_used);
    }

    /// <summary>Makes what was written into the room the text of a row.</summary>
    public void Set(int row, int bytes)
    {
        (_fields[row], _states[row]) = (new(_used, bytes), CellState.Valid);
        _used += bytes;
    }

    public void SetNull(int row) => (_fields[row], _states[row]) = (default, CellState.Null);
}

using System.Globalization;
using System.Text;
using Pipeline.Protocols;
using Pipeline.Protocols.Expressions;

namespace Pipeline.Validation;

/// <summary>Names the group that a row belongs to: its values in the order of the grouping, with <c> · </c> between them and <c>∅</c> for none.</summary>
sealed class GroupLabels(RowSource source, IReadOnlyList<Grouping> groupings)
{
    readonly ValueLabel[] _labels = [.. groupings.Select(g => ValueLabel.For(source, g.Value))];
    byte[] _text = new byte[256];

    /// <summary>Turns to the first rows of the block at hand.</summary>
    public void Begin(int rows)
    {
        foreach (var label in _labels) label.Begin(rows);
    }

    /// <summary>The label in UTF-8; empty when there is no grouping. Holds until the next time.</summary>
    public ReadOnlySpan<byte> Get(int row)
    {
        var used = 0;
        for (var i = 0; i < _labels.Length; i++)
        {
            if (i > 0) used = Append(used, " · "u8);
            used = Append(used, _labels[i].Get(row));
        }
        return _text.AsSpan(0, used);
    }

    int Append(int used, ReadOnlySpan<byte> text)
    {
        if (used + text.Length > _text.Length) Array.Resize(ref _text, 2 * (used + text.Length));
        text.CopyTo(_text.AsSpan(used));
        return used + text.Length;
    }
}

/// <summary>A value of the rule language as a text: the same for equal values, however their cells are written.</summary>
abstract class ValueLabel
{
    public static ReadOnlySpan<byte> None => "∅"u8;

    public static ValueLabel For(RowSource source, Expression expression)
    {
        var compiler = new ConditionCompiler(source);
        return source.KindOf(expression) switch
        {
            ValueKind.Text => new TextLabel(compiler.CompileText(expression)),
            ValueKind.Date => new MadeLabel<long>(
                compiler.CompileDate(expression), day => DateOnly.FromDayNumber((int)day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            ValueKind.Number => ForNumber(compiler.CompileNumber(expression)),
            _ => new MadeLabel<long>(new ColumnOperand<long>(source.Find(expression)), value => value != 0 ? "true" : "false"),
        };
    }

    public abstract void Begin(int rows);

    public abstract ReadOnlySpan<byte> Get(int row);

    static ValueLabel ForNumber(NumberOperand number) => number.AsLong(number.Scale) is { } exact
        ? new MadeLabel<long>(exact, value => ScaledNumber.ToDecimal(value, number.Scale).ToString("0.##################", CultureInfo.InvariantCulture))
        : new MadeLabel<double>(number.AsDouble(), value => value.ToString("R", CultureInfo.InvariantCulture));

    sealed class TextLabel(TextOperand operand) : ValueLabel
    {
        TextPlaces _places;
        CellState[] _states = [];

        public override void Begin(int rows)
        {
            var cells = operand.Evaluate(rows);
            if (_states.Length < rows) _states = new CellState[rows];
            cells.States[..rows].CopyTo(_states);
            var fields = _places.Fields?.Length >= rows ? _places.Fields : new Field[rows];
            for (var row = 0; row < rows; row++)
                if (_states[row] == CellState.Valid) fields[row] = cells.Field(row);
            _places = new(cells.Buffer, fields, 0, 1);
        }

        public override ReadOnlySpan<byte> Get(int row)
        {
            var field = _places.Fields[row];
            return _states[row] == CellState.Valid ? _places.Buffer.AsSpan(field.Start, field.Length) : None;
        }
    }

    sealed class MadeLabel<T>(Operand<T> operand, Func<T, string> make) : ValueLabel
        where T : struct
    {
        readonly Dictionary<T, byte[]> _made = [];
        T[] _values = [];
        CellState[] _states = [];

        public override void Begin(int rows)
        {
            var cells = operand.Evaluate(rows);
            if (_states.Length < rows) (_values, _states) = (new T[rows], new CellState[rows]);
            cells.Values[..rows].CopyTo(_values);
            cells.States[..rows].CopyTo(_states);
        }

        public override ReadOnlySpan<byte> Get(int row)
        {
            const int Remembered = 100_000;
            if (_states[row] != CellState.Valid) return None;
            if (_made.TryGetValue(_values[row], out var known)) return known;
            if (_made.Count == Remembered) _made.Clear();
            return _made[_values[row]] = Encoding.UTF8.GetBytes(make(_values[row]));
        }
    }
}

using System.Runtime.InteropServices;

namespace Pipeline.Validation;

/// <summary>A value of the rule language, compiled for the columns of a <see cref="RowSource"/>. Not safe for two threads.</summary>
abstract class Operand
{
    /// <summary>Tells of the first rows of the block at hand where it is null.</summary>
    public abstract ReadOnlySpan<CellState> EvaluateStates(int rows);
}

/// <summary>A number, or a date as its days since 0001-01-01.</summary>
abstract class Operand<T> : Operand
{
    /// <summary>Evaluates it on the first rows of the block at hand; what it gives holds until the next time.</summary>
    public abstract Cells<T> Evaluate(int rows);

    public sealed override ReadOnlySpan<CellState> EvaluateStates(int rows) => Evaluate(rows).States;
}

/// <summary>Values of rows, of no meaning where the state is not <see cref="CellState.Valid"/>.</summary>
readonly ref struct Cells<T>(ReadOnlySpan<T> values, ReadOnlySpan<CellState> states)
{
    public ReadOnlySpan<T> Values { get; } = values;

    public ReadOnlySpan<CellState> States { get; } = states;
}

/// <summary>A column whose values are the 64 bits of <typeparamref name="T"/>.</summary>
sealed class ColumnOperand<T>(RowColumn column) : Operand<T>
    where T : struct
{
    public override Cells<T> Evaluate(int rows) => new(MemoryMarshal.Cast<long, T>(column.Values), column.States);
}

sealed class ConstantOperand<T> : Operand<T>
{
    readonly T[] _values;
    readonly CellState[] _states;

    public ConstantOperand(T value, int capacity)
    {
        (_values, _states) = (new T[capacity], new CellState[capacity]);
        Array.Fill(_values, value);
        Array.Fill(_states, CellState.Valid);
    }

    public override Cells<T> Evaluate(int rows) => new(_values, _states);
}

/// <summary>The first of two that is not null.</summary>
sealed class CoalesceOperand<T>(Operand<T> first, Operand<T> second, int capacity) : Operand<T>
{
    readonly T[] _values = new T[capacity];
    readonly CellState[] _states = new CellState[capacity];

    public override Cells<T> Evaluate(int rows)
    {
        var cells = first.Evaluate(rows);
        var others = second.Evaluate(rows);
        for (var row = 0; row < rows; row++)
            (_values[row], _states[row]) = cells.States[row] == CellState.Valid
                ? (cells.Values[row], CellState.Valid)
                : (others.Values[row], others.States[row]);
        return new(_values, _states);
    }
}

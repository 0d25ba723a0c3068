namespace Pipeline.Validation;

/// <summary>What is computed from one value. Implemented by structs, so that the loop over the rows is compiled for each.</summary>
interface IStep<TFrom, TTo>
{
    /// <summary>False when there is no result, which is then null.</summary>
    bool TryApply(TFrom value, out TTo result);
}

/// <summary>What is computed from two values. Implemented by structs, so that the loop over the rows is compiled for each.</summary>
interface IOperation<TLeft, TRight, TTo>
{
    /// <summary>False when there is no result, which is then null.</summary>
    bool TryApply(TLeft left, TRight right, out TTo result);
}

sealed class StepOperand<TFrom, TTo, TStep>(Operand<TFrom> operand, TStep step, int capacity) : Operand<TTo>
    where TStep : struct, IStep<TFrom, TTo>
{
    readonly TTo[] _values = new TTo[capacity];
    readonly CellState[] _states = new CellState[capacity];

    public override Cells<TTo> Evaluate(int rows)
    {
        var cells = operand.Evaluate(rows);
        var (values, states) = (_values, _states);
        for (var row = 0; row < rows; row++)
            states[row] = cells.States[row] == CellState.Valid && step.TryApply(cells.Values[row], out values[row]) ? CellState.Valid : CellState.Null;
        return new(values, states);
    }
}

sealed class OperationOperand<TLeft, TRight, TTo, TOperation>(Operand<TLeft> left, Operand<TRight> right, TOperation operation, int capacity) : Operand<TTo>
    where TOperation : struct, IOperation<TLeft, TRight, TTo>
{
    readonly TTo[] _values = new TTo[capacity];
    readonly CellState[] _states = new CellState[capacity];

    public override Cells<TTo> Evaluate(int rows)
    {
        var first = left.Evaluate(rows);
        var second = right.Evaluate(rows);
        var (values, states) = (_values, _states);
        for (var row = 0; row < rows; row++)
            states[row] = first.States[row] == CellState.Valid && second.States[row] == CellState.Valid
                && operation.TryApply(first.Values[row], second.Values[row], out values[row])
                    ? CellState.Valid
                    : CellState.Null;
        return new(values, states);
    }
}

using System.Runtime.CompilerServices;

namespace Pipeline.Validation;

/// <summary>A condition of the rule language, compiled for the columns of a <see cref="RowSource"/>. Not safe for two threads.</summary>
abstract class Condition
{
    /// <summary>Evaluates it on the first rows of the block at hand, as many as <paramref name="result"/> has places.</summary>
    public abstract void Evaluate(Span<Truth> result);

    // Without a branch: what the data say cannot be foreseen.
    protected static Truth Of(bool known, bool value) =>
        (Truth)(Unsafe.BitCast<bool, byte>(known) * (2 * Unsafe.BitCast<bool, byte>(value) - 1) + (int)Truth.Unknown);
}

sealed class AndCondition(Condition left, Condition right, int capacity) : Condition
{
    readonly Truth[] _right = new Truth[capacity];

    public override void Evaluate(Span<Truth> result)
    {
        left.Evaluate(result);
        if (Truths.AreAll(result, Truth.False)) return;
        var others = _right.AsSpan(0, result.Length);
        right.Evaluate(others);
        Truths.And(result, others);
    }
}

sealed class OrCondition(Condition left, Condition right, int capacity) : Condition
{
    readonly Truth[] _right = new Truth[capacity];

    public override void Evaluate(Span<Truth> result)
    {
        left.Evaluate(result);
        if (Truths.AreAll(result, Truth.True)) return;
        var others = _right.AsSpan(0, result.Length);
        right.Evaluate(others);
        Truths.Or(result, others);
    }
}

sealed class NotCondition(Condition operand) : Condition
{
    public override void Evaluate(Span<Truth> result)
    {
        operand.Evaluate(result);
        Truths.Negate(result);
    }
}

sealed class NullCondition(Operand operand, bool negated) : Condition
{
    public override void Evaluate(Span<Truth> result)
    {
        var states = operand.EvaluateStates(result.Length);
        for (var row = 0; row < result.Length; row++) result[row] = Of(known: true, states[row] == CellState.Null != negated);
    }
}

/// <summary>A boolean column by itself.</summary>
sealed class BooleanCondition(RowColumn column) : Condition
{
    public override void Evaluate(Span<Truth> result)
    {
        ReadOnlySpan<CellState> states = column.States;
        ReadOnlySpan<long> values = column.Values;
        for (var row = 0; row < result.Length; row++) result[row] = Of(known: true, values[row] != 0);
        Truths.Hide(result, states);
    }
}

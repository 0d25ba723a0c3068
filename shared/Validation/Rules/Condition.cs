using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>SQL's three truth values, so ordered that AND is the lesser and OR the greater.</summary>
enum Truth : byte
{
    False,
    Unknown,
    True,
}

/// <summary>A row rule's expression, bound to the columns of a drop.</summary>
abstract class Condition
{
    public abstract Truth Evaluate(RecordBlock block, int row);

    protected static Truth Of(bool value) => value ? Truth.True : Truth.False;
}

sealed class AndCondition(Condition left, Condition right) : Condition
{
    public override Truth Evaluate(RecordBlock block, int row) =>
        left.Evaluate(block, row) is var first && first == Truth.False ? first : (Truth)Math.Min((byte)first, (byte)right.Evaluate(block, row));
}

sealed class OrCondition(Condition left, Condition right) : Condition
{
    public override Truth Evaluate(RecordBlock block, int row) =>
        left.Evaluate(block, row) is var first && first == Truth.True ? first : (Truth)Math.Max((byte)first, (byte)right.Evaluate(block, row));
}

sealed class NotCondition(Condition operand) : Condition
{
    public override Truth Evaluate(RecordBlock block, int row) => (Truth)(Truth.True - operand.Evaluate(block, row));
}

sealed class NullCondition(ColumnChecker column, bool negated) : Condition
{
    public override Truth Evaluate(RecordBlock block, int row) => Of(column.States[row] == CellState.Null != negated);
}

/// <summary>A boolean column by itself.</summary>
sealed class BooleanCondition(ColumnChecker column) : Condition
{
    public override Truth Evaluate(RecordBlock block, int row) => column.States[row] == CellState.Null ? Truth.Unknown : Of(column.Values[row] != 0);
}

/// <summary>A text among constants.</summary>
sealed class MemberCondition(ColumnChecker column, IReadOnlyCollection<string> texts) : Condition
{
    readonly Utf8Set _texts = new(texts);

    public override Truth Evaluate(RecordBlock block, int row) =>
        column.States[row] == CellState.Null ? Truth.Unknown : Of(_texts.Contains(block.Cell(row, column.Slot.Field)));
}

/// <summary>Two text columns hold the same.</summary>
sealed class SameTextCondition(ColumnChecker left, ColumnChecker right) : Condition
{
    public override Truth Evaluate(RecordBlock block, int row) => left.States[row] == CellState.Null || right.States[row] == CellState.Null
        ? Truth.Unknown
        : Of(block.Cell(row, left.Slot.Field).SequenceEqual(block.Cell(row, right.Slot.Field)));
}

/// <summary>Two numbers or dates compared.</summary>
sealed class CompareCondition<T>(Comparison comparison, Operand<T> left, Operand<T> right) : Condition
    where T : struct, IComparable<T>
{
    public override Truth Evaluate(RecordBlock block, int row)
    {
        if (!left.TryGet(row, out var first) || !right.TryGet(row, out var second)) return Truth.Unknown;
        var order = first.CompareTo(second);
        return Of(comparison switch
        {
            Comparison.Equal => order == 0,
            Comparison.NotEqual => order != 0,
            Comparison.Less => order < 0,
            Comparison.LessOrEqual => order <= 0,
            Comparison.Greater => order > 0,
            _ => order >= 0,
        });
    }
}

/// <summary>A constant, or a column whose 64-bit values are converted.</summary>
sealed class Operand<T>(ColumnChecker? column, Func<long, T>? convert, T constant)
    where T : struct
{
    public bool TryGet(int row, out T value)
    {
        value = constant;
        if (column is null) return true;
        if (column.States[row] == CellState.Null) return false;
        value = convert!(column.Values[row]);
        return true;
    }
}

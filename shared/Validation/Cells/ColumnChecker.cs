namespace Pipeline.Validation;

/// <summary>What became of a cell.</summary>
enum CellState : byte
{
    Null,
    Valid,
    /// <summary>It broke a rule of its column; rules over it are not evaluated.</summary>
    Failed,
}

/// <summary>Checks one column of a block and keeps its typed values until the next.</summary>
abstract class ColumnChecker(ColumnSlot slot, int capacity)
{
    public ColumnSlot Slot => slot;

    public CellState[] States { get; } = new CellState[capacity];

    /// <summary>Typed values as <see cref="BatchColumn"/> keeps them; unused by texts.</summary>
    public long[] Values { get; } = slot.Column.Type == Protocols.LogicalType.String ? [] : new long[capacity];

    public abstract void Check(RecordBlock block, Failures failures);
}

/// <summary>The rule of one kind of cell. Implemented by structs, so that the loop over a column is compiled for each.</summary>
interface ICellCheck
{
    /// <summary>Checks a cell that has a value; gives the rule it broke, or null.</summary>
    /// <param name="value">Of a cell that broke an error's rule the failure's detail, else what the cell stands for.</param>
    Rule? Check(ReadOnlySpan<byte> text, out long value);

    /// <summary>Tells how many cells each rule saw, of <paramref name="cells"/> with a value.</summary>
    void Count(long cells, Failures failures);
}

/// <summary>The loop over a column.</summary>
sealed class ColumnChecker<TCheck>(ColumnSlot slot, NullTexts nulls, Rule? required, TCheck check, int capacity) : ColumnChecker(slot, capacity)
    where TCheck : struct, ICellCheck
{
    readonly FailedRows _failed = new(capacity);

    public override void Check(RecordBlock block, Failures failures)
    {
        var (states, values, field) = (States, Values, Slot.Field);
        var cells = 0;
        for (var row = 0; row < block.Rows; row++)
        {
            var text = block.Cell(row, field);
            var (broken, state, value) = (required, CellState.Null, 0L);
            if (!nulls.Contains(text))
            {
                cells++;
                broken = check.Check(text, out value);
                state = CellState.Valid;
            }
            if ((uint)row < (uint)values.Length) values[row] = value;
            states[row] = broken is { IsError: true } ? CellState.Failed : state;
            if (broken is not null) _failed.Add(broken, row, broken.IsError ? value : 0, block, failures);
        }
        _failed.Hand(block, failures);
        if (required is not null) failures.Evaluated(required, block.Rows);
        check.Count(cells, failures);
    }
}

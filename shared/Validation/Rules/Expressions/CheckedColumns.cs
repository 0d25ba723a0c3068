namespace Pipeline.Validation;

/// <summary>The columns of a drop as their checkers leave them, for expressions to read.</summary>
sealed class CheckedColumns
{
    readonly (RowColumn Column, int Field)[] _texts;

    public CheckedColumns(IReadOnlyList<ColumnChecker> checkers)
    {
        ByName = checkers.ToDictionary(c => c.Slot.Column.Name, c => new RowColumn(c.Slot.Column, c.States, c.Values));
        _texts = [.. checkers.Where(c => c.Values.Length == 0).Select(c => (ByName[c.Slot.Column.Name], c.Slot.Field))];
    }

    public IReadOnlyDictionary<string, RowColumn> ByName { get; }

    /// <summary>Turns to a block, once its columns are checked.</summary>
    public void Begin(RecordBlock block)
    {
        foreach (var (column, field) in _texts) column.Texts = block.Texts(field);
    }
}

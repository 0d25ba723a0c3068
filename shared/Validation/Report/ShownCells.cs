namespace Pipeline.Validation;

/// <summary>Cells as findings show them: masked as their columns demand.</summary>
static class ShownCells
{
    const string Empty = "(empty)";

    public static string Show(RecordBlock block, int row, ColumnSlot slot) =>
        slot.Field < 0 ? "" : slot.Mask.Apply(block.Cell(row, slot.Field));

    /// <summary>One cell as it is, or several with their columns' names.</summary>
    public static string Show(RecordBlock block, int row, Rule rule)
    {
        var shown = rule.Shown;
        // What is counted by value was found to name nobody before it was put to the rule.
        if (rule.Tally is not null) return shown[0].Mask.Show(block.Cell(row, shown[0].Field));
        return shown.Count == 1
            ? Show(block, row, shown[0])
            : string.Join(", ", shown.Select(s => $"{s.Column.Name} = {(Show(block, row, s) is { Length: > 0 } text ? text : Empty)}"));
    }

    /// <summary>A row's key, its columns separated by a vertical bar.</summary>
    public static string ShowKey(RecordBlock block, int row, IReadOnlyList<ColumnSlot> key) =>
        string.Join('|', key.Select(s => Show(block, row, s)));
}

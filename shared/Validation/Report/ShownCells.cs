using System.Text;

namespace Pipeline.Validation;

/// <summary>Cells as findings show them: masked as their columns demand.</summary>
static class ShownCells
{
    const string Empty = "\"\"";

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

    /// <summary>The cells of a rule over several columns, those to look at first before the others.</summary>
    public static IReadOnlyList<FoundCell> List(RecordBlock block, int row, Rule rule, long sheetRow)
    {
        var slots = rule.Shown.ToDictionary(s => s.Column.Name);
        string[] columns = [.. rule.Shown.Select(s => s.Column.Name)];
        var judged = rule.Blame?.Judge(columns, name => slots[name].Field < 0 ? "" : Encoding.UTF8.GetString(block.Cell(row, slots[name].Field)));
        return [.. (judged ?? columns.Select(c => (c, CellPart.Broken))).Select(j => (Slot: slots[j.Item1], Part: j.Item2)).Select(j => new FoundCell(
            j.Slot.Column.Name, j.Slot.Field < 0 ? null : SheetCell.Name(j.Slot.Field, sheetRow), Show(block, row, j.Slot), j.Part))];
    }

    /// <summary>A row's key, its columns separated by a vertical bar.</summary>
    public static string ShowKey(RecordBlock block, int row, IReadOnlyList<ColumnSlot> key) =>
        key.Count == 1 ? Show(block, row, key[0]) : string.Join('|', key.Select(s => Show(block, row, s)));
}

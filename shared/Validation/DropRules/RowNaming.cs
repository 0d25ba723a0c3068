using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>Names rows that a rule is about, as far as a report lists them, with masked keys and values.</summary>
/// <param name="shown">Columns whose cells are shown; the first is the one pointed at.</param>
sealed class RowNaming(IReadOnlyList<ColumnSlot> key, IReadOnlyList<ColumnSlot> shown)
{
    /// <summary>So many rows of one rule are named, the first of the file; the others are counted.</summary>
    public const int MostRows = 1_000;

    readonly List<Breach> _rows = [];

    public IReadOnlyList<Breach> Rows => _rows;

    public bool IsFull => _rows.Count == MostRows;

    /// <summary>Names a row, unless there are enough.</summary>
    /// <param name="before">What was read before its chunk.</param>
    public void Add(RecordBlock block, int row, in RowPlace before, Wording? detail = null)
    {
        if (!IsFull) _rows.Add(Make(block, row, before) with { Detail = detail });
    }

    /// <summary>Names a row that was looked at before, unless there are enough.</summary>
    public void Add(Breach row)
    {
        if (!IsFull) _rows.Add(row);
    }

    /// <summary>What would be told of a row.</summary>
    public Breach Make(RecordBlock block, int row, in RowPlace before)
    {
        var place = before + block.Place(row);
        var found = shown.Count == 1 ? Show(block, row, shown[0]) : string.Join(", ", shown.Select(s => $"{s.Column.Name} = {Show(block, row, s)}"));
        return new(null, found, null, null, new(
            place.Line, place.Record, shown.Count == 0 ? null : SheetCell.Name(shown[0].Field, place.SheetRow), shown.Count == 0 ? null : shown[0].Column.Name,
            key.Count == 0 ? null : string.Join('|', key.Select(s => Show(block, row, s)))));
    }

    static string Show(RecordBlock block, int row, ColumnSlot slot) => slot.Mask.Apply(block.Cell(row, slot.Field));
}

using System.Globalization;
using System.Text;
using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>Makes the texts of a failure.</summary>
/// <param name="decimalSeparator">The dialect's.</param>
sealed class FindingMaker(char decimalSeparator)
{
    const string ConstraintError = "constraint-error";

    string _key = "";
    long _keyed;

    /// <summary>Guesses which cell a row lacks; null before the header is known.</summary>
    public MissingCellGuess? MissingCell { get; set; }

    /// <param name="fault">Why the row could not be split into cells, if it could not.</param>
    /// <param name="key">The columns that name a row, as far as they were delivered.</param>
    /// <param name="fix">How to mend it: the rule's own words, or better ones for this value.</param>
    public Finding Make(in Hit hit, RowFault? fault, RowPlace place, IReadOnlyList<ColumnSlot> key, Wording fix)
    {
        var (rule, block, row) = (hit.Rule, hit.Block, hit.Row);
        var cells = row >= 0 && rule.Shown.Count > 1 ? ShownCells.List(block, row, rule, place.SheetRow) : null;
        // Which cell a row lacks is not known: none is pointed at.
        var field = rule.Shown.Count > 0 ? rule.Shown[0].Field : fault is { Kind: not FaultKind.MissingCell, Field: var at } ? at : -1;
        return new(
            rule.Id, rule.Code, rule.RowSeverity, rule.Level, place.Line,
            Record: row >= 0 || fault is { IsRow: true } ? place.Record : null,
            Cell: cells is [var pointed, ..] ? pointed.Cell : field < 0 ? null : SheetCell.Name(field, place.SheetRow),
            Column: cells is [var first, ..] ? first.Column : rule.Shown.Count > 0 ? rule.Shown[0].Column.Name : null,
            Key: row < 0 || key.Count == 0 ? null : KeyOf(block, row, place.Record, key),
            Value: row < 0 ? null : ShownCells.Show(block, row, rule))
        {
            Expected = rule.Expected,
            Message = rule.Describe?.Invoke(hit.Detail) ?? rule.Message,
            Fix = fix,
            Cells = cells,
            Remark = row >= 0 && rule.Remark is { } remark ? remark(Encoding.UTF8.GetString(block.Cell(row, rule.Shown[0].Field)))
                : fault is { Kind: FaultKind.MissingCell, Text: { } text } ? MissingCell?.Of(text)
                : null,
            Difference = Differ(hit, fault)?.ToString(CultureInfo.InvariantCulture),
        };
    }

    /// <summary>The key of a row, which several findings of it share.</summary>
    string KeyOf(RecordBlock block, int row, long record, IReadOnlyList<ColumnSlot> key)
    {
        if (_keyed != record) (_keyed, _key) = (record, ShownCells.ShowKey(block, row, key));
        return _key;
    }

    decimal? Differ(in Hit hit, RowFault? fault)
    {
        var (rule, block) = (hit.Rule, hit.Block);
        if (fault is { } broken) return block is null ? null : Differences.Of(broken, block.Width);
        return rule is { Code: ConstraintError, Column: not null, Shown: [var slot, ..] } && slot.Field >= 0
            ? Differences.Of(slot, block.Cell(hit.Row, slot.Field), decimalSeparator)
            : null;
    }
}

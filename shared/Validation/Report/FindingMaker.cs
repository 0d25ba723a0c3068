using System.Globalization;

namespace Pipeline.Validation;

/// <summary>Makes the texts of a failure.</summary>
/// <param name="decimalSeparator">The dialect's.</param>
sealed class FindingMaker(char decimalSeparator)
{
    const string ConstraintError = "constraint-error";

    /// <param name="fault">Why the row could not be split into cells, if it could not.</param>
    /// <param name="key">The columns that name a row, as far as they were delivered.</param>
    /// <param name="fix">How to mend it: the rule's own words, or better ones for this value.</param>
    public Finding Make(in Hit hit, RowFault? fault, RowPlace place, IReadOnlyList<ColumnSlot> key, string fix)
    {
        var (rule, block, row) = (hit.Rule, hit.Block, hit.Row);
        var field = rule.Shown.Count > 0 ? rule.Shown[0].Field : fault?.Field ?? -1;
        return new(
            rule.Id,
            rule.Code,
            rule.RowSeverity,
            rule.Level,
            place.Line,
            row >= 0 || fault is { IsRow: true } ? place.Record : null,
            field < 0 ? null : SheetCell.Name(field, place.SheetRow),
            rule.Shown.Count > 0 ? rule.Shown[0].Column.Name : null,
            row < 0 || key.Count == 0 ? null : ShownCells.ShowKey(block, row, key),
            row < 0 ? null : ShownCells.Show(block, row, rule),
            rule.Expected,
            rule.Describe?.Invoke(hit.Detail) ?? rule.Message,
            fix)
        {
            MessageFr = rule.Describe is null ? rule.MessageFr : null,
            FixFr = fix == rule.Fix ? rule.FixFr : null,
            Difference = Differ(hit, fault)?.ToString(CultureInfo.InvariantCulture),
        };
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

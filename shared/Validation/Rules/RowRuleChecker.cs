using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>Puts one row rule to every row whose cells, as far as the rule reads them, are in order.</summary>
sealed class RowRuleChecker(Rule rule, Condition condition, ColumnChecker[] reads)
{
    public static Rule MakeRule(RowRule source, IReadOnlyList<ColumnSlot> shown) =>
        new(source.Id, "row-constraint", source.Severity, source.Level, source.Expected, source.Message, source.Fix) { Shown = shown };

    public void Check(RecordBlock block)
    {
        for (var row = 0; row < block.Rows; row++)
        {
            if (AnyFailed(row)) continue;
            rule.Evaluated++;
            if (condition.Evaluate(block, row) == Truth.False) block.Fail(rule, row);
        }
    }

    bool AnyFailed(int row)
    {
        foreach (var column in reads)
            if (column.States[row] == CellState.Failed) return true;
        return false;
    }
}

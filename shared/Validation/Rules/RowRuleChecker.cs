using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>Puts one row rule to every row whose cells, as far as the rule reads them, are in order.</summary>
/// <param name="reads">The columns that the condition reads.</param>
/// <param name="capacity">Most rows of a block.</param>
sealed class RowRuleChecker(Rule rule, Condition condition, SoundRows reads, int capacity)
{
    readonly Truth[] _truths = new Truth[capacity];

    public static Rule MakeRule(RowRule source, IReadOnlyList<ColumnSlot> shown) =>
        new(source.Id, "row-constraint", source.Severity, source.Level, source.Expected, source.Message, source.Fix)
        {
            Shown = shown,
            Blame = shown.Count > 1 ? new(source) : null,
            Tolerate = source.Tolerate,
            IsAboutFile = source.Tolerate is not null,
        };

    public void Check(RecordBlock block, Failures failures)
    {
        var truths = _truths.AsSpan(0, block.Rows);
        condition.Evaluate(truths);
        failures.Evaluated(rule, block.Rows - reads.SetAside(truths));
        for (var row = 0; Truths.Find(truths[row..], Truth.False) is >= 0 and var next; row++)
        {
            row += next;
            failures.Add(rule, block, row);
        }
    }
}

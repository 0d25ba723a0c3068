namespace Pipeline.Validation;

/// <summary>
/// Gathers rows of a block that break a rule and hands them over together: where every cell is wrong, most are wrong for the same reason.
/// </summary>
sealed class FailedRows(int capacity)
{
    readonly int[] _rows = new int[capacity];
    readonly long[] _details = new long[capacity];
    Rule? _rule;
    int _count;

    public void Add(Rule rule, int row, long detail, RecordBlock block, Failures failures)
    {
        if (rule != _rule)
        {
            Hand(block, failures);
            _rule = rule;
        }
        (_rows[_count], _details[_count++]) = (row, detail);
    }

    /// <summary>Hands over what was gathered; to be called at the end of each block.</summary>
    public void Hand(RecordBlock block, Failures failures)
    {
        if (_count > 0) failures.Add(_rule!, block, _rows.AsSpan(0, _count), _details.AsSpan(0, _count));
        _count = 0;
    }
}

using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>What one rule found in one chunk, where it is only counted.</summary>
sealed class RuleFailures(Rule rule)
{
    // What is asked of every failure, found once.
    readonly int _field = rule.Tally is null ? -1 : rule.Shown[0].Field;
    readonly ValueMask? _mask = rule.Tally is null ? null : rule.Shown[0].Mask;
    readonly long[] _observed = new long[rule.Observed.Length];
    int[] _values = [];
    // For each look of a masked value two more than its number among the tally's; 0 where it was not asked for.
    int[]? _looks;
    long _counted;

    public bool Refuses { get; } = rule.RefusesRows;

    public bool Warns { get; } = rule.RowSeverity == Severity.Warning;

    /// <summary>How often the rule was put.</summary>
    public long Evaluated { get; set; }

    /// <summary>Failures are counted here, and not kept one by one.</summary>
    public bool IsCounted { get; private set; }

    /// <summary>Starts anew, for a chunk.</summary>
    public void Begin(bool isCounted)
    {
        IsCounted = isCounted;
        (Evaluated, _counted) = (0, 0);
        Array.Clear(_values);
        Array.Clear(_observed);
    }

    /// <summary>Counts details, where the rule's details are counted.</summary>
    public void Observe(ReadOnlySpan<long> details)
    {
        if (_observed.Length == 0 || details.IsEmpty) return;
        // One after another on the same count would wait for each other: mostly all are the same.
        if (!details.ContainsAnyExcept(details[0])) _observed[details[0]] += details.Length;
        else
            foreach (var detail in details) _observed[detail]++;
    }

    /// <summary>Counts failures, and equal values among them.</summary>
    public void Count(RecordBlock block, ReadOnlySpan<int> rows)
    {
        _counted += rows.Length;
        if (_mask is null) return;
        if (_values.Length == 0) _values = new int[ValueTally.MostValues];
        if (_mask.HasLooks) CountLooks(block, rows, _mask);
        else if (_mask.Hides) CountShown(block, rows, _mask);
        else CountValues(block, rows, _mask);
    }

    /// <summary>Adds what was counted to the rule; gives how many failures that were.</summary>
    public long Settle()
    {
        rule.Evaluated += Evaluated;
        for (var detail = 0; detail < _observed.Length; detail++) rule.Observed[detail] += _observed[detail];
        if (_counted > 0) rule.Fail(_counted);
        if (_values.Length > 0) rule.Tally!.Add(_values);
        return _counted;
    }

    void CountValues(RecordBlock block, ReadOnlySpan<int> rows, ValueMask mask)
    {
        var (values, tally, field) = (_values, rule.Tally!, _field);
        foreach (var row in rows)
        {
            var value = block.Cell(row, field);
            var number = value.Length <= Mask.MostChars ? tally.Find(value) : FindShown(value, mask);
            if ((uint)number < (uint)values.Length) values[number]++;
        }
    }

    void CountShown(RecordBlock block, ReadOnlySpan<int> rows, ValueMask mask)
    {
        foreach (var row in rows)
            if (FindShown(block.Cell(row, _field), mask) is >= 0 and var number) _values[number]++;
    }

    /// <summary>Asks once for each way a masked value may look. Most look as the one before: those are counted together.</summary>
    void CountLooks(RecordBlock block, ReadOnlySpan<int> rows, ValueMask mask)
    {
        var (last, alike) = (-1, 0);
        foreach (var row in rows)
        {
            var value = block.Cell(row, _field);
            var look = mask.LookOf(value);
            if (look == last)
            {
                alike++;
                continue;
            }
            Count(last, alike);
            ref var known = ref (_looks ??= new int[Mask.Looks])[look];
            if (known == 0) known = FindShown(value, mask) + 2;
            (last, alike) = (look, 1);
        }
        Count(last, alike);
    }

    void Count(int look, int times)
    {
        if (times > 0 && _looks![look] > 1) _values[_looks[look] - 2] += times;
    }

    int FindShown(ReadOnlySpan<byte> value, ValueMask mask)
    {
        Span<byte> shown = stackalloc byte[Mask.MostBytes];
        return rule.Tally!.Find(shown[..mask.Write(value, shown)]);
    }
}

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

    /// <summary>Counts a detail, where the rule's details are counted.</summary>
    public void Observe(long detail)
    {
        if (_observed.Length > 0) _observed[detail]++;
    }

    public void Count(RecordBlock block, int row)
    {
        _counted++;
        if (_mask is null) return;
        var number = Find(rule.Tally!, block.Cell(row, _field), _mask);
        if (number < 0) return;
        if (_values.Length == 0) _values = new int[ValueTally.MostValues];
        _values[number]++;
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

    int Find(ValueTally tally, ReadOnlySpan<byte> value, ValueMask mask)
    {
        if (mask.HasLooks) return FindLook(tally, value, mask);
        return !mask.Hides && value.Length <= Mask.MostChars ? tally.Find(value) : FindShown(tally, value, mask);
    }

    /// <summary>Asks once for each way a masked value may look.</summary>
    int FindLook(ValueTally tally, ReadOnlySpan<byte> value, ValueMask mask)
    {
        ref var known = ref (_looks ??= new int[Mask.Looks])[mask.LookOf(value)];
        if (known == 0) known = FindShown(tally, value, mask) + 2;
        return known - 2;
    }

    static int FindShown(ValueTally tally, ReadOnlySpan<byte> value, ValueMask mask)
    {
        Span<byte> shown = stackalloc byte[Mask.MostBytes];
        return tally.Find(shown[..mask.Write(value, shown)]);
    }
}

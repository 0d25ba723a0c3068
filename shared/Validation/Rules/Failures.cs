using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>
/// What failed in one chunk, before the chunks are put in order. Failures of a rule that has told all it has to tell are counted, and the
/// others are kept one by one.
/// </summary>
sealed class Failures
{
    readonly IReadOnlyList<Rule> _rules;
    readonly long[] _evaluated;
    readonly long[] _counted;
    readonly bool[] _isCounted;
    readonly int[]?[] _values;
    readonly long[]?[] _observed;

    /// <param name="rules">Those that are put to cells and rows.</param>
    public Failures(IReadOnlyList<Rule> rules)
    {
        _rules = rules;
        (_evaluated, _counted) = (new long[rules.Count], new long[rules.Count]);
        (_isCounted, _values) = (new bool[rules.Count], new int[rules.Count][]);
        _observed = [.. rules.Select(r => r.Observed.Length > 0 ? new long[r.Observed.Length] : null)];
    }

    /// <summary>Failures that are to be looked at one by one.</summary>
    public List<Hit> Hits { get; } = [];

    /// <summary>Starts anew, for a chunk.</summary>
    /// <param name="findingsAreFull">No more findings are made.</param>
    /// <param name="keepsErrors">Which errors a row has is asked even so.</param>
    public void Begin(bool findingsAreFull, bool keepsErrors)
    {
        Array.Clear(_evaluated);
        Array.Clear(_counted);
        Hits.Clear();
        for (var i = 0; i < _rules.Count; i++)
        {
            _isCounted[i] = findingsAreFull && _rules[i].IsSated && !(keepsErrors && _rules[i].RefusesRows);
            if (_values[i] is { } values) Array.Clear(values);
            if (_observed[i] is { } observed) Array.Clear(observed);
        }
    }

    public void Evaluated(Rule rule, long count) => _evaluated[rule.Order] += count;

    public void Add(Rule rule, RecordBlock block, int row, long detail = 0)
    {
        Observe(rule, detail);
        if (rule.RefusesRows) block.HasError[row] = true;
        else if (rule.RowSeverity == Severity.Warning) block.Warn(row);
        if (_isCounted[rule.Order]) Count(rule, block, row);
        else Hits.Add(new(rule, block, row, detail));
    }

    /// <summary>Counts a detail, without a failure.</summary>
    public void Observe(Rule rule, long detail)
    {
        if (rule.Observed.Length > 0) _observed[rule.Order]![detail]++;
    }

    /// <summary>Adds what was only counted to the rules; gives how many failures that were.</summary>
    public long Settle()
    {
        var total = 0L;
        for (var i = 0; i < _rules.Count; i++)
        {
            _rules[i].Evaluated += _evaluated[i];
            for (var detail = 0; detail < _rules[i].Observed.Length; detail++) _rules[i].Observed[detail] += _observed[i]![detail];
            if (_counted[i] == 0) continue;
            _rules[i].Fail(_counted[i]);
            if (_values[i] is { } values) _rules[i].Tally!.Add(values);
            total += _counted[i];
        }
        return total;
    }

    void Count(Rule rule, RecordBlock block, int row)
    {
        _counted[rule.Order]++;
        if (rule.Tally is not { } tally) return;
        var value = block.Cell(row, rule.Shown[0].Field);
        var mask = rule.Shown[0].Mask;
        var number = mask.Hides ? FindMasked(tally, value, mask) : value.Length <= Mask.MostChars ? tally.Find(value) : FindShortened(tally, value);
        if (number >= 0) (_values[rule.Order] ??= new int[ValueTally.MostValues])[number]++;
    }

    static int FindMasked(ValueTally tally, ReadOnlySpan<byte> value, ValueMask mask)
    {
        Span<byte> shown = stackalloc byte[Mask.MostMaskedBytes];
        return tally.Find(shown[..mask.Write(value, shown)]);
    }

    static int FindShortened(ValueTally tally, ReadOnlySpan<byte> value)
    {
        Span<byte> shown = stackalloc byte[Mask.MostBytes];
        return tally.Find(shown[..Mask.Write(value, Classification.Public, shown)]);
    }
}

using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>
/// Counts equal wrong values of one rule. Which values are counted is settled by the first of them; later failures with other values are
/// only counted in the rule. From then on it may be asked by several threads.
/// </summary>
sealed class ValueTally
{
    /// <summary>So many different values are counted.</summary>
    public const int MostValues = 500;

    /// <summary>A value that comes for the first time after so many failures of the rule is not counted.</summary>
    const int FailuresToSettle = 10_000;
    const int LinesKept = 3;

    readonly Utf8Numbers _values = new();
    readonly List<Entry> _entries = [];
    int _failures;

    /// <summary>No value is added any more.</summary>
    public bool IsFrozen => _entries.Count == MostValues || _failures >= FailuresToSettle;

    /// <summary>
    /// Counts one more of <paramref name="value"/> (already masked) and gives its entry, or null for a value that is not counted, and whether the
    /// line is among those that the entry lists.
    /// </summary>
    public (Entry? Entry, bool IsListed) Add(ReadOnlySpan<byte> value, long line)
    {
        var number = _values.Find(value);
        if (IsFrozen)
        {
            if (number >= 0) _entries[number].Count++;
            return (number < 0 ? null : _entries[number], false);
        }
        if (number < 0)
        {
            number = _values.Add(value);
            _entries.Add(new());
        }
        _failures++;
        var entry = _entries[number];
        entry.Count++;
        if (entry.Lines.Count == LinesKept) return (entry, false);
        entry.Lines.Add(line);
        return (entry, true);
    }

    /// <summary>Number of a value, or -1 for one that is not counted. Only once it is frozen.</summary>
    public int Find(ReadOnlySpan<byte> value) => _values.Find(value);

    /// <summary>Adds counts by the values' numbers.</summary>
    public void Add(ReadOnlySpan<int> counts)
    {
        for (var i = 0; i < _entries.Count; i++)
            if (counts[i] > 0) _entries[i].Count += counts[i];
    }

    public IEnumerable<ValueGroup> Groups(Rule rule) => _entries.Select((e, number) =>
        new ValueGroup(rule.Id, rule.Column!.Name, _values[number], e.Count, e.Lines) { Fix = e.Fix ?? rule.Fix });

    internal sealed class Entry
    {
        public long Count { get; set; }

        /// <summary>The first, of those that came while the values were being settled.</summary>
        public List<long> Lines { get; } = new(LinesKept);

        /// <summary>How to mend this value, once it was worked out.</summary>
        public Wording? Fix { get; set; }
    }
}

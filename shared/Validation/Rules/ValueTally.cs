using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Pipeline.Validation;

/// <summary>Counts equal wrong values of one rule, up to a bound; beyond it new values are only counted in the rule.</summary>
sealed class ValueTally
{
    const int MostValues = 2_000;
    const int LinesKept = 3;

    readonly Dictionary<byte[], Entry> _entries = new(new Utf8Comparer());

    /// <summary>Counts one more of <paramref name="value"/> (already masked) and gives its entry, or null when there are too many values.</summary>
    public Entry? Add(ReadOnlySpan<byte> value, long line)
    {
        var lookup = _entries.GetAlternateLookup<ReadOnlySpan<byte>>();
        if (!lookup.TryGetValue(value, out var entry))
        {
            if (_entries.Count == MostValues) return null;
            lookup[value] = entry = new();
        }
        entry.Count++;
        if (entry.Lines.Count < LinesKept) entry.Lines.Add(line);
        return entry;
    }

    public IEnumerable<ValueGroup> Groups(Rule rule) => _entries.Select(e =>
        new ValueGroup(rule.Id, rule.Column!.Name, Encoding.UTF8.GetString(e.Key), e.Value.Count, e.Value.Lines, e.Value.Fix ?? rule.Fix));

    internal sealed class Entry
    {
        public long Count { get; set; }

        public List<long> Lines { get; } = new(LinesKept);

        /// <summary>How to mend this value, once it was worked out.</summary>
        public string? Fix { get; set; }
    }

    sealed class Utf8Comparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode([DisallowNull] byte[] obj) => GetHashCode(obj.AsSpan());

        public int GetHashCode(ReadOnlySpan<byte> alternate) => (int)Utf8Set.Hash(alternate);

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
    }
}

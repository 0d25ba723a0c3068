using System.Runtime.InteropServices;

namespace Pipeline.Validation;

/// <summary>Counts each value of a column, of so many different ones at most.</summary>
sealed class ValueCounts
{
    public const int MostValues = 500_000;

    readonly List<long> _counts = [];
    Utf8Numbers _values = new();

    /// <summary>There were more values; the counts are of no use.</summary>
    public bool IsOverfull { get; private set; }

    public long Total { get; private set; }

    /// <summary>The commonest value and its count; the first in byte order when several are equally common. There must be one.</summary>
    public (byte[] Value, long Count) Commonest => Enumerable.Range(0, _counts.Count)
        .Select(i => (Value: _values.BytesOf(i).ToArray(), Count: _counts[i]))
        .Aggregate((best, next) => next.Count > best.Count || (next.Count == best.Count && next.Value.AsSpan().SequenceCompareTo(best.Value) < 0) ? next : best);

    public void Add(RowColumn column, int row)
    {
        if (column.Values.Length == 0) Add(column.TextOf(row), 1);
        else Add(MemoryMarshal.AsBytes(column.Values.AsSpan(row, 1)), 1);
    }

    public void Add(ValueCounts other)
    {
        for (var i = 0; i < other._counts.Count; i++) Add(other._values.BytesOf(i), other._counts[i]);
        IsOverfull |= other.IsOverfull;
    }

    public void Clear()
    {
        _counts.Clear();
        _values = new();
        (IsOverfull, Total) = (false, 0);
    }

    void Add(ReadOnlySpan<byte> value, long count)
    {
        Total += count;
        var number = _values.Find(value);
        if (number >= 0) _counts[number] += count;
        else if (_counts.Count == MostValues) IsOverfull = true;
        else
        {
            _values.Add(value);
            _counts.Add(count);
        }
    }
}

using Pipeline.Sdmx.Requests;
using Pipeline.Statistics.Observations;

namespace Pipeline.Sdmx.Slicing;

/// <summary>A run of series, or of rows.</summary>
/// <param name="From">The first.</param>
/// <param name="To">The one behind the last.</param>
public readonly record struct Range32(int From, int To);

/// <summary>Where each series of a table begins, and which series a key selects: the table is sorted, so that codes are searched for and not scanned.</summary>
public sealed class TableIndex
{
    readonly int[] _starts;

    public TableIndex(ObservationTable table)
    {
        Table = table;
        var starts = new List<int>();
        for (var row = 0; row < table.Count; row++)
            if (row == 0 || IsOther(table.Codes, row)) starts.Add(row);
        _starts = [.. starts, table.Count];
    }

    public ObservationTable Table { get; }

    public int SeriesCount => _starts.Length - 1;

    /// <summary>First row of a series; of <see cref="SeriesCount"/> the number of rows.</summary>
    public int Start(int series) => _starts[series];

    /// <summary>The row behind the last of the series that a row is of.</summary>
    public int EndOfSeries(int row)
    {
        var at = Array.BinarySearch(_starts, row);
        return _starts[at >= 0 ? at + 1 : ~at];
    }

    /// <summary>The series that any of the keys selects, in order, none twice.</summary>
    public IReadOnlyList<Range32> Find(IEnumerable<CodeSet?[]> keys)
    {
        var found = new List<Range32>();
        foreach (var key in keys) Descend(key, Array.FindLastIndex(key, set => set is not null), 0, new(0, SeriesCount), found);
        found.Sort((one, other) => one.From.CompareTo(other.From));
        return Joined(found);
    }

    /// <summary>Goes down the dimensions as down a tree: each range of series that share their first codes is a node.</summary>
    void Descend(CodeSet?[] key, int last, int dimension, Range32 within, List<Range32> found)
    {
        if (within.From == within.To) return;
        if (dimension > last)
        {
            found.Add(within);
            return;
        }
        var column = Table.Codes[dimension];
        var from = within.From;
        if (key[dimension] is { } set)
        {
            foreach (var code in set.Places)
            {
                from = Search(column, code, from, within.To);
                if (from == within.To) return;
                if (column[_starts[from]] != code) continue;
                var end = Search(column, code + 1, from, within.To);
                Descend(key, last, dimension + 1, new(from, end), found);
                from = end;
            }
            return;
        }
        while (from < within.To)
        {
            var end = Search(column, column[_starts[from]] + 1, from, within.To);
            Descend(key, last, dimension + 1, new(from, end), found);
            from = end;
        }
    }

    /// <summary>The first series of a range whose code is not before <paramref name="code"/>; strides that double first, for it mostly is near.</summary>
    int Search(ushort[] column, int code, int from, int to)
    {
        var stride = 1;
        var low = from;
        while (low + stride < to && column[_starts[low + stride]] < code)
        {
            low += stride;
            stride <<= 1;
        }
        var high = Math.Min(to, low + stride);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (column[_starts[middle]] < code) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    static List<Range32> Joined(List<Range32> sorted)
    {
        var joined = new List<Range32>();
        foreach (var range in sorted)
            if (joined.Count > 0 && range.From <= joined[^1].To) joined[^1] = new(joined[^1].From, Math.Max(joined[^1].To, range.To));
            else joined.Add(range);
        return joined;
    }

    static bool IsOther(ushort[][] codes, int row)
    {
        foreach (var column in codes)
            if (column[row] != column[row - 1]) return true;
        return false;
    }
}

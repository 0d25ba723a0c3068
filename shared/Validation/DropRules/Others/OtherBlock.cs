using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>Rows of another drop, as many at a time as expressions are evaluated on.</summary>
sealed class OtherBlock
{
    const int Capacity = 1024;

    readonly HeldColumn[] _columns;

    /// <param name="days">Those of the drop being checked, which expressions name.</param>
    public OtherBlock(IReadOnlyList<Column> columns, DropDays days)
    {
        _columns = [.. columns.Select(c => new HeldColumn(c, Capacity))];
        Source = new(_columns.ToDictionary(c => c.Rows.Column.Name, c => c.Rows), days, Capacity);
    }

    public RowSource Source { get; }

    /// <summary>Turns to each part of <paramref name="rows"/> in order; gives the number of rows in it.</summary>
    public IEnumerable<int> Turn(OtherRows rows)
    {
        for (var first = 0; first < rows.Rows; first += Capacity)
        {
            var count = Math.Min(Capacity, rows.Rows - first);
            for (var i = 0; i < _columns.Length; i++) _columns[i].Take(rows.Columns[i], first, count);
            yield return count;
        }
    }
}

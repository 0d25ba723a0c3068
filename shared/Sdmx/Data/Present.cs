using Pipeline.Sdmx.Serving;

namespace Pipeline.Sdmx.Data;

/// <summary>The codes of a column that occur in a message, and the number that each has there.</summary>
public sealed class Present
{
    readonly int[] _numbers;

    Present(Column column, bool[] seen)
    {
        Column = column;
        _numbers = new int[seen.Length];
        var places = new List<int>();
        for (var place = 0; place < seen.Length; place++)
        {
            _numbers[place] = seen[place] ? places.Count : -1;
            if (seen[place]) places.Add(place);
        }
        Places = places;
    }

    public Column Column { get; }

    /// <summary>Places in the column's codes, in order.</summary>
    public IReadOnlyList<int> Places { get; }

    /// <summary>The number of a row's code.</summary>
    public int NumberAt(int row) => _numbers[Column.PlaceAt(row)];

    /// <summary>Looks through the rows once for each column.</summary>
    /// <param name="withFirst">Whether a column's first code is listed whether it occurs or not: readers take a missing attribute for the first.</param>
    public static Present Of(Column column, IEnumerable<int> rows, bool withFirst = false)
    {
        var seen = new bool[column.Codes.Length];
        foreach (var row in rows) seen[column.PlaceAt(row)] = true;
        if (withFirst) seen[0] = true;
        return new(column, seen);
    }
}

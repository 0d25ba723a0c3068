namespace Pipeline.Validation;

/// <summary>The cells of a sheet that show an error such as #REF!, eight bytes each.</summary>
sealed class ErrorCells
{
    const int Most = 2_000_000;

    /// <summary>The first stands for those that are not known.</summary>
    static readonly string[] Texts =
    [
        "#ERROR!", "#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA", "#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!",
    ];

    readonly List<long> _cells = [];
    bool _isSorted = true;

    /// <summary>The last column with an error, from 1.</summary>
    public int Columns { get; private set; }

    /// <param name="column">From 1, as rows are.</param>
    /// <returns>False when there are too many to keep.</returns>
    public bool Add(long row, int column, string text)
    {
        if (_cells.Count == Most) return false;
        var cell = Place(row, column) | (uint)Math.Max(0, Array.IndexOf(Texts, text));
        _isSorted &= _cells.Count == 0 || _cells[^1] < cell;
        _cells.Add(cell);
        Columns = Math.Max(Columns, column);
        return true;
    }

    /// <summary>The error's text, or null.</summary>
    public string? Find(long row, int column)
    {
        if (_cells.Count == 0) return null;
        if (!_isSorted) _cells.Sort();
        _isSorted = true;
        var place = Place(row, column);
        var at = _cells.BinarySearch(place);
        if (at < 0) at = ~at;
        return at < _cells.Count && _cells[at] - place is >= 0 and < 256 and var kind ? Texts[kind] : null;
    }

    static long Place(long row, int column) => row << 32 | (long)column << 8;
}

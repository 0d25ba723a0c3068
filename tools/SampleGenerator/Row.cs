using Pipeline.Protocols;

namespace Pipeline.SampleGenerator;

/// <summary>The cells of one row, by column name. A cell that nobody has filled yet is null; an empty one is "no value".</summary>
sealed class Row(IReadOnlyList<Column> columns)
{
    readonly Dictionary<string, int> _positions = columns.Select((c, i) => (c.Name, i)).ToDictionary(p => p.Name, p => p.i);
    readonly string?[] _cells = new string?[columns.Count];

    public string? this[string column]
    {
        get => _cells[_positions[column]];
        set => _cells[_positions[column]] = value;
    }

    public void Clear() => Array.Clear(_cells);

    /// <summary>Makes every cell "no value", for a recipe that leaves none open.</summary>
    public void Blank() => Array.Fill(_cells, "");

    public void CopyTo(Row other) => _cells.CopyTo(other._cells, 0);

    /// <summary>The row as a line of the file, with a number of cells that may differ from the header's.</summary>
    public string ToLine(char delimiter, int width) =>
        string.Join(delimiter, Enumerable.Range(0, width).Select(i => i < _cells.Length ? _cells[i] : ""));
}

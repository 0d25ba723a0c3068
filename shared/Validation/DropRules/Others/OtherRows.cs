using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>Some rows of another drop: the columns asked for, in that order. Whoever reads the drop fills them.</summary>
public sealed class OtherRows(IReadOnlyList<Column> columns)
{
    /// <summary>To be filled one after another, each with the same number of values.</summary>
    public IReadOnlyList<BatchColumn> Columns { get; } = [.. columns.Select(c => new BatchColumn(c))];

    public int Rows => Columns.Count == 0 ? RowsWithoutColumns : Columns[0].Valid.Length;

    /// <summary>How many rows there are when no column was asked for.</summary>
    public int RowsWithoutColumns { get; set; }

    public void Clear()
    {
        foreach (var column in Columns) column.Clear();
    }
}

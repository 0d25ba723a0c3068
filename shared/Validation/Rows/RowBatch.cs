using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>Up to <see cref="MaxRows"/> accepted rows, typed, column by column in the protocol's order.</summary>
public sealed class RowBatch
{
    public const int MaxRows = 65_536;

    readonly BatchColumn[] _columns;

    internal RowBatch(Protocol protocol) => _columns = [.. protocol.Columns.Select(c => new BatchColumn(c))];

    public int Rows { get; private set; }

    public IReadOnlyList<BatchColumn> Columns => _columns;

    internal BatchColumn this[int column] => _columns[column];

    internal void EndRows(int count) => Rows += count;

    /// <summary>Takes out rows, given in order.</summary>
    internal void Remove(IReadOnlyList<int> rows)
    {
        foreach (var column in _columns) column.Remove(rows);
        Rows -= rows.Count;
    }

    internal void Clear()
    {
        Rows = 0;
        foreach (var column in _columns) column.Clear();
    }
}

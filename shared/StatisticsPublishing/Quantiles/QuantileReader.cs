using Pipeline.Lake;
using Pipeline.Reference;
using Pipeline.StatisticsPublishing.Counting;
using Pipeline.StatisticsPublishing.Definitions;

namespace Pipeline.StatisticsPublishing.Quantiles;

/// <summary>Computes the medians and quartiles of one lake file over every combination of levels of the leaf dimensions.</summary>
sealed class QuantileReader(QuantileDefinition definition, Trees trees, ReferencePeriod period)
{
    readonly LeafCoder[] _coders = [.. definition.Leaf.Select(l => new LeafCoder(l, trees.Of(l.Codelist)))];
    readonly RowFilter _filter = new(definition.Where.IsDefault ? [] : definition.Where, period);
    readonly QuantileCube _cube = new(definition, trees);

    /// <param name="file">Seekable; stays open.</param>
    /// <exception cref="InvalidDataException">A column is missing.</exception>
    public async Task<PartitionQuantiles> ReadAsync(Stream file, CancellationToken ct)
    {
        await using var reader = await LakeReader.OpenAsync(file, ct);
        var rows = 0L;
        for (var group = 0; group < reader.RowGroupCount; group++)
        {
            var count = (int)reader.RowCount(group);
            var columns = new Dictionary<string, ColumnCells>();
            foreach (var name in Columns()) columns[name] = await ColumnCells.ReadAsync(reader, group, name, ct);
            for (var row = 0; row < count; row++)
                if (_filter.Passes(columns, row) && ValueOf(columns, row) is { } value) Add(columns, row, value);
            rows += count;
        }
        return new(rows, _cube.Cells());
    }

    IEnumerable<string> Columns()
    {
        var conditions = definition.Where.IsDefault ? [] : definition.Where.Select(w => w.Column);
        var leaves = definition.Leaf.SelectMany(l => new[] { l.Column, l.To });
        string?[] own = [definition.Value.Column, definition.Value.From, definition.Value.To, definition.Contributor];
        return conditions.Concat(leaves.Concat(own).OfType<string>()).Distinct();
    }

    double? ValueOf(Dictionary<string, ColumnCells> columns, int row)
    {
        if (definition.Value.Column is { } column) return columns[column].Number(row) is > 0 and var number ? number : null;
        return columns[definition.Value.To!].Day(row)?.DayNumber - columns[definition.Value.From!].Day(row)?.DayNumber is >= 0 and var days ? days : null;
    }

    void Add(Dictionary<string, ColumnCells> columns, int row, double value)
    {
        var key = 0ul;
        foreach (var coder in _coders)
            key = LeafKey.Add(key, coder.PlaceOf(coder.Dimension.Column is { } name ? columns[name] : null, coder.Dimension.To is { } to ? columns[to] : null, row));
        _cube.Add(key, value, definition.Contributor is { } contributor ? columns[contributor].Text(row) : null);
    }
}

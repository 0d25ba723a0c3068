using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>
/// The rows of an earlier drop by their key, with the columns that a rule reads. The first row of a key counts. May be asked by several
/// threads once it is filled.
/// </summary>
sealed class EarlierRows(IReadOnlyList<Column> columns)
{
    readonly HashIndex _keys = new();
    readonly Stored[] _columns = [.. columns.Select(c => new Stored(c))];

    public IReadOnlyList<Column> Columns => columns;

    public int Count => _keys.Count;

    /// <summary>Bytes that are held.</summary>
    public long Size => Count * 32L + _columns.Sum(c => c.Size);

    /// <param name="from">The columns in the order of this one's.</param>
    public void Add(UInt128 key, IReadOnlyList<RowColumn> from, int row)
    {
        _keys.Add(key, out var isNew);
        if (!isNew) return;
        for (var i = 0; i < _columns.Length; i++) _columns[i].Add(from[i], row);
    }

    /// <summary>The number of the row with that key, or -1.</summary>
    public int Find(UInt128 key) => _keys.Find(key);

    /// <summary>Puts an earlier row's values where expressions read them.</summary>
    public void Show(int number, IReadOnlyList<HeldColumn> to, int row)
    {
        for (var i = 0; i < _columns.Length; i++) _columns[i].Show(number, to[i], row);
    }

    sealed class Stored(Column column)
    {
        readonly bool _isText = column.Type == LogicalType.String;
        readonly List<bool> _valid = [];
        readonly List<long> _values = [];
        readonly LargeTexts _texts = new();

        public long Size => _valid.Count + 8L * _values.Count + _texts.Size;

        public void Add(RowColumn from, int row)
        {
            var isValid = from.States[row] == CellState.Valid;
            _valid.Add(isValid);
            if (_isText) _texts.Add(isValid ? from.TextOf(row) : default);
            else _values.Add(isValid ? from.Values[row] : 0);
        }

        public void Show(int number, HeldColumn to, int row)
        {
            if (!_valid[number]) return;
            if (_isText) to.Set(row, _texts[number]);
            else to.Set(row, _values[number]);
        }
    }
}

namespace Pipeline.DiasporaMatching;

/// <summary>
/// The pairs that pass the gates: rows of requests, columns of experts. A pair's value is a whole number, so that sums are exact and what is optimal does not
/// hang on rounding.
/// </summary>
sealed class PairGraph(int rows, int columns)
{
    /// <summary>A score counts to so many parts of a point.</summary>
    public const int PartsOfPoint = 10_000;

    readonly List<int> _columns = [];
    readonly List<long> _values = [];
    readonly List<int> _starts = [0];

    public int Rows => rows;

    public int Columns => columns;

    public int Pairs => _columns.Count;

    /// <summary>Adds a pair to the row that is being built; columns rise.</summary>
    public void Add(int column, long value)
    {
        _columns.Add(column);
        _values.Add(value);
    }

    /// <summary>Ends the row that is being built.</summary>
    public void EndRow() => _starts.Add(_columns.Count);

    public int Start(int row) => _starts[row];

    public int End(int row) => _starts[row + 1];

    public int Column(int pair) => _columns[pair];

    /// <summary>At least 0.</summary>
    public long Value(int pair) => _values[pair];

    /// <summary>What a pair is worth: urgency · score.</summary>
    public static long ValueOf(int urgency, double score) => urgency * (long)Math.Round(score * PartsOfPoint, MidpointRounding.AwayFromZero);
}

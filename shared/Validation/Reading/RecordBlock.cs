using System.Runtime.CompilerServices;

namespace Pipeline.Validation;

/// <summary>Where a cell's text lies in the buffer.</summary>
readonly record struct Field(int Start, int Length);

/// <summary>Where a row stands: in the text, among the rows, and in a spreadsheet (which counts a row of several lines as one).</summary>
readonly record struct RowPlace(long Line, long Record, long SheetRow)
{
    public static RowPlace operator +(RowPlace before, RowPlace place) =>
        new(before.Line + place.Line, before.Record + place.Record, before.SheetRow + place.SheetRow);
}

enum FaultKind
{
    MissingCell,
    ExtraCell,
    StrayQuote,
    UnterminatedQuote,
    FieldTooLong,
    RowTooLong,
    Truncated,
    /// <summary>The header once more.</summary>
    RepeatedHeader,
    /// <summary>A total or a note.</summary>
    Footer,
    /// <summary>Blank lines between rows: no row is lost by them.</summary>
    BlankRows,
    /// <summary>A trailer that was not the last: no row is lost by it.</summary>
    TrailerWithin,
}

/// <summary>A row that could not be split into cells as the header demands.</summary>
/// <param name="Field">Position of the cell concerned, from 0, or -1.</param>
/// <param name="Count">Cells found, or lines concerned.</param>
/// <param name="Text">Its text, without line end, as far as <see cref="RejectedRow.MostRawBytes"/>; null when nobody asked for it.</param>
readonly record struct RowFault(FaultKind Kind, RowPlace Place, int Field, long Count, byte[]? Text = null)
{
    /// <summary>It stands for a row of the file.</summary>
    public bool IsRow => Kind is not (FaultKind.BlankRows or FaultKind.TrailerWithin);
}

/// <summary>A few hundred rows of a chunk, split into cells: what the column checkers work on at a time.</summary>
sealed class RecordBlock(int width)
{
    const int TargetCells = 16 * 1024;

    readonly RowPlace[] _places = new RowPlace[RowsFor(width)];
    readonly Field[] _fields = new Field[RowsFor(width) * width];
    readonly bool[] _hasWarning = new bool[RowsFor(width)];
    bool _isWarned;

    /// <summary>Cells in a row.</summary>
    public int Width => width;

    public int Capacity => _places.Length;

    public byte[] Buffer { get; set; } = [];

    public int Rows { get; private set; }

    public bool IsFull => Rows == Capacity || Faults.Count >= Capacity;

    /// <summary>Rows that are not among <see cref="Rows"/>, in file order.</summary>
    public List<RowFault> Faults { get; } = [];

    /// <summary>The rows of this block that carry an error.</summary>
    public bool[] HasError { get; } = new bool[RowsFor(width)];

    /// <summary>Marks rows that carry an error.</summary>
    /// <param name="rows">In rising order.</param>
    public void MarkErrors(ReadOnlySpan<int> rows) => Mark(HasError, rows);

    /// <summary>Marks rows that carry a warning.</summary>
    public void Warn(ReadOnlySpan<int> rows)
    {
        _isWarned = true;
        Mark(_hasWarning, rows);
    }

    /// <summary>Rows with a warning and no error.</summary>
    public long CountRowsWithWarnings()
    {
        var count = 0L;
        for (var row = 0; _isWarned && row < Rows; row++) count += _hasWarning[row] && !HasError[row] ? 1 : 0;
        return count;
    }

    public ref readonly RowPlace Place(int row) => ref _places[row];

    /// <summary>The cells of the row being read; it counts once <see cref="EndRow"/> is called.</summary>
    public Span<Field> Next => _fields.AsSpan(Rows * width, width);

    public void EndRow(in RowPlace place)
    {
        _places[Rows] = place;
        HasError[Rows++] = false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> Cell(int row, int field)
    {
        ref readonly var at = ref _fields[row * width + field];
        return Buffer.AsSpan(at.Start, at.Length);
    }

    /// <summary>Where the texts of a column lie.</summary>
    public TextPlaces Texts(int field) => new(Buffer, _fields, field, width);

    public Field Field(int row, int field) => _fields[row * width + field];

    public void Clear()
    {
        Rows = 0;
        Faults.Clear();
        if (_isWarned) Array.Clear(_hasWarning);
        _isWarned = false;
    }

    static void Mark(bool[] marks, ReadOnlySpan<int> rows)
    {
        // Where a whole column is wrong, all rows from the first to the last.
        if (rows.Length > 0 && rows[^1] - rows[0] == rows.Length - 1) marks.AsSpan(rows[0], rows.Length).Fill(true);
        else
            foreach (var row in rows) marks[row] = true;
    }

    /// <summary>Most rows of a block of so many columns.</summary>
    public static int RowsFor(int width) => Math.Clamp(TargetCells / width, 16, 1024);
}

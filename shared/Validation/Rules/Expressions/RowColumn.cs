using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>
/// A column as expressions read it, a block of rows at a time: whoever has the rows keeps <see cref="States"/> and <see cref="Values"/> up to
/// date, or for texts <see cref="Texts"/>, before an expression is evaluated.
/// </summary>
/// <param name="states">What became of each cell of the block; for as many rows as a block may have.</param>
/// <param name="values">Values as <see cref="BatchColumn"/> keeps them, of at most 18 digits; empty for texts.</param>
sealed class RowColumn(Column column, CellState[] states, long[] values)
{
    // What no text is packed into, since UTF-8 has no such byte.
    const ulong Long = ulong.MaxValue;

    readonly ulong[] _packed = values.Length == 0 ? new ulong[states.Length] : [];
    TextPlaces _texts;
    int _packedRows;

    public Column Column => column;

    public CellState[] States => states;

    public long[] Values => values;

    /// <summary>Where the block's texts lie. Of no use to other types.</summary>
    public TextPlaces Texts
    {
        get => _texts;
        set => (_texts, _packedRows) = (value, 0);
    }

    /// <summary>
    /// The block's texts as <see cref="Utf8Set.Pack"/> makes them numbers, once for all who ask; one that is too long has a number that no text has.
    /// </summary>
    public ReadOnlySpan<ulong> Packed(int rows)
    {
        var cells = new TextCells(_texts, states);
        for (; _packedRows < rows; _packedRows++)
        {
            var text = cells[_packedRows];
            _packed[_packedRows] = text.Length is > 0 and <= Utf8Set.MostPacked ? Utf8Set.Pack(text) : Long;
        }
        return _packed;
    }

    /// <summary>Decimals of a number with a scale; 0 for whole numbers and days.</summary>
    public int Scale => column is { Type: LogicalType.Number, Scale: { } scale } ? scale : 0;

    /// <summary>Whether its numbers have no scale and are kept as the bits of doubles.</summary>
    public bool IsDouble => column is { Type: LogicalType.Number, Scale: null };
}

/// <summary>Where the texts of rows lie: that of a row at <c>fields[first + row * stride]</c> of the buffer, in UTF-8.</summary>
readonly record struct TextPlaces(byte[] Buffer, Field[] Fields, int First, int Stride);

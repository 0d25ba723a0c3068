using System.Globalization;
using System.Text;
using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>
/// Tells rows that are no data though they have the file's shape: the header once more, and totals and notes around the table. Whatever
/// begins like neither is passed over after one byte.
/// </summary>
sealed class OddRows
{
    const int MostNoteCells = 3;

    // Sets small letters apart from capitals.
    const int CaseBit = 0x20;

    // In English, French and Kinyarwanda, as the first cell may begin.
    static readonly ILookup<int, byte[]> Words =
        "total totals totaux grand sub subtotal sous-total sum somme source sources note notes igiteranyo inkomoko".Split(' ')
            .Select(Encoding.UTF8.GetBytes).ToLookup(word => word[0] | CaseBit);

    readonly bool[] _begins = new bool[256];
    readonly string[] _labels;
    readonly byte[] _firstLabel;
    readonly int[] _required;
    readonly byte[]? _marker;

    public OddRows(Protocol protocol, Header header)
    {
        _labels = [.. header.Labels.Select(HeaderText.Fold)];
        _firstLabel = Encoding.UTF8.GetBytes(header.Labels is [var first, ..] ? first : "");
        _required = [.. header.Slots.Where(s => s is { Field: >= 0, Column.Required: true }).Select(s => s.Field)];
        _marker = protocol.Dialect.Trailer is { Use: not TrailerUse.None, Marker: var marker } ? Encoding.UTF8.GetBytes(marker) : null;
        foreach (var word in Words) (_begins[word.Key], _begins[word.Key & ~CaseBit]) = (true, true);
        foreach (var text in (byte[][])[_firstLabel, _marker ?? []])
            if (text.Length > 0) (_begins[text[0] | CaseBit], _begins[text[0] & ~CaseBit]) = (true, true);
    }

    /// <summary>Whether the row need be looked at.</summary>
    public bool MayBeOdd(ReadOnlySpan<byte> buffer, ReadOnlySpan<Field> cells) =>
        cells[0].Length > 0 ? _begins[buffer[cells[0].Start]] : cells.Length > 1 && cells[1].Length > 0 && _begins[buffer[cells[1].Start]];

    /// <summary>What the row is, if it is no data.</summary>
    /// <param name="cells">As many as the row has, or as the header has if that is less.</param>
    /// <param name="count">Cells of the row.</param>
    public FaultKind? Find(ReadOnlySpan<byte> buffer, ReadOnlySpan<Field> cells, int count) =>
        IsHeader(buffer, cells, count) ? FaultKind.RepeatedHeader
        : IsNote(buffer, cells, count) ? FaultKind.Footer
        : null;

    /// <summary>The number of rows that a trailer gives, -1 when it gives none; null when the row is no trailer.</summary>
    public long? FindTrailer(ReadOnlySpan<byte> buffer, ReadOnlySpan<Field> cells)
    {
        if (_marker is null || !Text(buffer, cells[0]).SequenceEqual(_marker)) return null;
        foreach (var cell in cells[Math.Min(2, cells.Length)..])
            if (cell.Length > 0) return null;
        var number = cells.Length < 2 ? default : Text(buffer, cells[1]).Trim((byte)' ');
        return long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var rows) ? rows : -1;
    }

    bool IsHeader(ReadOnlySpan<byte> buffer, ReadOnlySpan<Field> cells, int count)
    {
        if (count != _labels.Length || !Ascii.EqualsIgnoreCase(Text(buffer, cells[0]), _firstLabel)) return false;
        for (var i = 0; i < count; i++)
            if (HeaderText.Fold(Encoding.UTF8.GetString(Text(buffer, cells[i]))) != _labels[i]) return false;
        return true;
    }

    /// <summary>A word such as Total before cells of which no column that must have a value has one.</summary>
    bool IsNote(ReadOnlySpan<byte> buffer, ReadOnlySpan<Field> cells, int count)
    {
        var lead = cells[0].Length > 0 ? 0 : 1;
        if (lead >= cells.Length || !BeginsWithWord(Text(buffer, cells[lead]))) return false;
        if (count < _labels.Length && count <= MostNoteCells) return true;
        var (looked, filled) = (0, 0);
        foreach (var field in _required)
            if (field != lead)
            {
                looked++;
                if (field < cells.Length && cells[field].Length > 0) return false;
            }
        for (var i = lead + 1; i < cells.Length; i++) filled += cells[i].Length > 0 ? 1 : 0;
        return looked > 0 || filled == 0 && cells.Length > 1;
    }

    static bool BeginsWithWord(ReadOnlySpan<byte> text)
    {
        foreach (var word in Words[text[0] | CaseBit])
            if (text.Length >= word.Length && Ascii.EqualsIgnoreCase(text[..word.Length], word)
                && (text.Length == word.Length || !char.IsAsciiLetterOrDigit((char)text[word.Length]))) return true;
        return false;
    }

    static ReadOnlySpan<byte> Text(ReadOnlySpan<byte> buffer, Field cell) => buffer.Slice(cell.Start, cell.Length);
}

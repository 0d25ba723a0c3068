using System.Text;
using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Validation;

/// <summary>Tells which cell of a row is missing, where all others fit their columns in one way only.</summary>
sealed class MissingCellGuess
{
    readonly Header _header;
    readonly CellFit?[] _fits;

    /// <param name="codelists">By name.</param>
    public MissingCellGuess(Header header, IReadOnlyDictionary<string, Codelist> codelists)
    {
        (_header, _fits) = (header, new CellFit?[header.Width]);
        foreach (var slot in header.Slots.Where(s => s.Field >= 0))
            _fits[slot.Field] = new(slot.Column, slot.Column.Codelist is { } name ? codelists.GetValueOrDefault(name) : null);
    }

    /// <summary>Says which column lacks its cell, in words that hold nothing of the row; null where that cannot be told.</summary>
    /// <param name="text">The row, without line end.</param>
    public Wording? Of(ReadOnlySpan<byte> text)
    {
        // Quotes may hold delimiters: such a row is left to the reader.
        if (text.Contains((byte)'"')) return null;
        string[] cells = Encoding.UTF8.GetString(text).Split(_header.Delimiter);
        if (cells.Length != _header.Width - 1) return null;
        List<int> places = [.. Enumerable.Range(0, _header.Width).Where(at => Fits(cells, at))];
        // Next to an empty cell it does not matter which of the two is missing.
        if (places.Count == 0 || places.Exists(p => p < places[^1] && cells[p..places[^1]].Any(c => c.Length > 0))) return null;
        var (name, letter) = (_header.Slots.FirstOrDefault(s => s.Field == places[^1]).Column?.Name ?? _header.Labels[places[^1]], SheetCell.Letters(places[^1]));
        return places[^1] == _header.Width - 1
            ? new($"The last cell, {name} (column {letter}), is probably the one that is missing.", $"C'est sans doute la dernière cellule, {name} (colonne {letter}), qui manque.")
            : new($"The cell of {name} (column {letter}) is probably the one that is missing.", $"C'est sans doute la cellule de {name} (colonne {letter}) qui manque.");
    }

    bool Fits(string[] cells, int missing)
    {
        for (var i = 0; i < _fits.Length; i++)
            if (i != missing && _fits[i]?.IsPossible(cells[i < missing ? i : i - 1]) == false) return false;
        return true;
    }
}

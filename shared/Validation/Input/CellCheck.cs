using System.Globalization;
using System.Xml;

namespace Pipeline.Validation;

/// <summary>Looks at a sheet's rows and cells: their places, and what the library that reads them does not tell.</summary>
sealed class CellCheck(XmlReader reader, SheetFacts facts, WorkbookParts parts)
{
    const int MostRows = 1_048_576;
    const int MostColumns = 16_384;

    long _row;
    int _column;
    string? _type;
    bool _isValue;
    bool _hasFormula;
    bool _hasValue;

    /// <summary>Takes the node that the reader is at.</summary>
    /// <returns>What keeps the sheet from being read, or null.</returns>
    public async ValueTask<InputProblem?> TakeAsync()
    {
        switch (reader.NodeType)
        {
            case XmlNodeType.Element when !Begin():
                return InputRules.DamagedWorkbook(new("a cell lies outside the sheet", "une cellule se trouve hors de la feuille"));
            case XmlNodeType.Text when _isValue && _type is ("e" or "s"):
                return TakeValue(await reader.GetValueAsync());
            case XmlNodeType.EndElement:
                End();
                return null;
            default:
                return null;
        }
    }

    /// <returns>Whether the element lies within the sheet.</returns>
    bool Begin()
    {
        _isValue = false;
        switch (reader.LocalName)
        {
            case "row":
                _row = reader.GetAttribute("r") is { } row ? Number(row) : _row + 1;
                _column = 0;
                return _row is > 0 and <= MostRows;
            case "c":
                (_hasFormula, _hasValue, _type) = (false, false, reader.GetAttribute("t"));
                _column = reader.GetAttribute("r") is { } place ? ColumnOf(place) : _column + 1;
                return _column is > 0 and <= MostColumns;
            case "f":
                _hasFormula = true;
                return true;
            case "v":
                _hasValue |= _isValue = !reader.IsEmptyElement;
                return true;
            case "is":
                _hasValue = true;
                return true;
            default:
                return true;
        }
    }

    InputProblem? TakeValue(string value)
    {
        if (_type == "e") return facts.Errors.Add(_row, _column, value) ? null : InputRules.WorkbookTooLarge(new("millions of cells hold errors", "des millions de cellules contiennent des erreurs"));
        if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var index)) return InputRules.UnfittingWorkbook();
        parts.AddReference(index);
        return null;
    }

    void End()
    {
        if (reader.LocalName == "v") _isValue = false;
        if (reader.LocalName == "c" && _hasFormula && !_hasValue) facts.AddFormula(_row);
    }

    /// <returns>From 1; 0 when the place is none, or in another row.</returns>
    int ColumnOf(string place)
    {
        var (column, at) = (0, 0);
        for (; at < place.Length && char.IsAsciiLetter(place[at]) && column <= MostColumns; at++) column = column * 26 + (place[at] | 32) - 'a' + 1;
        return Number(place.AsSpan(at)) == _row ? column : 0;
    }

    static int Number(ReadOnlySpan<char> text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}

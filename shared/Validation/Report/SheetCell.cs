using System.Globalization;

namespace Pipeline.Validation;

/// <summary>Names cells as spreadsheets do.</summary>
static class SheetCell
{
    const int MostLetters = 7;

    /// <summary>The name of a cell, such as AB17.</summary>
    /// <param name="field">From 0.</param>
    /// <param name="row">From 1.</param>
    public static string Name(int field, long row) =>
        Letters(field) + row.ToString(CultureInfo.InvariantCulture);

    /// <summary>The letters of a column, such as AB.</summary>
    public static string Letters(int field)
    {
        Span<char> letters = stackalloc char[MostLetters];
        var first = letters.Length;
        for (var rest = field + 1; rest > 0; rest = (rest - 1) / 26) letters[--first] = (char)('A' + (rest - 1) % 26);
        return letters[first..].ToString();
    }
}

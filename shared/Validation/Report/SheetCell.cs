using System.Globalization;

namespace Pipeline.Validation;

/// <summary>Names cells as spreadsheets do.</summary>
static class SheetCell
{
    const int MostLetters = 7;
    const int MostDigits = 20;

    /// <summary>The name of a cell, such as AB17.</summary>
    /// <param name="field">From 0.</param>
    /// <param name="row">From 1.</param>
    public static string Name(int field, long row)
    {
        Span<char> name = stackalloc char[MostLetters + MostDigits];
        var first = WriteLetters(field, name[..MostLetters]);
        row.TryFormat(name[MostLetters..], out var digits, provider: CultureInfo.InvariantCulture);
        return name[first..(MostLetters + digits)].ToString();
    }

    /// <summary>The letters of a column, such as AB.</summary>
    public static string Letters(int field)
    {
        Span<char> letters = stackalloc char[MostLetters];
        return letters[WriteLetters(field, letters)..].ToString();
    }

    /// <summary>Writes a column's letters to the end, and gives where they begin.</summary>
    static int WriteLetters(int field, Span<char> to)
    {
        var first = to.Length;
        for (var rest = field + 1; rest > 0; rest = (rest - 1) / 26) to[--first] = (char)('A' + (rest - 1) % 26);
        return first;
    }
}

using System.Globalization;

namespace Pipeline.Validation;

/// <summary>Names cells as spreadsheets do.</summary>
static class SheetCell
{
    /// <summary>The name of a cell, such as AB17.</summary>
    /// <param name="field">From 0.</param>
    /// <param name="row">From 1.</param>
    public static string Name(int field, long row)
    {
        var letters = "";
        for (var rest = field + 1; rest > 0; rest = (rest - 1) / 26) letters = (char)('A' + (rest - 1) % 26) + letters;
        return letters + row.ToString(CultureInfo.InvariantCulture);
    }
}

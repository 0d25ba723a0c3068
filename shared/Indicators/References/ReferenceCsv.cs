using System.Globalization;

namespace Pipeline.Indicators.References;

/// <summary>One line of a reference file.</summary>
sealed record ReferenceRow(string File, int Line, string[] Columns, string[] Cells)
{
    public string this[int column] => Cells[column];

    public double Number(int column) =>
        double.TryParse(Cells[column], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw Fault(column, "a number with a decimal point");

    public InvalidDataException Fault(int column, string expected) =>
        new($"{File}, line {Line}, column {Columns[column]}: '{Cells[column]}' was found, {expected} was expected. Correct the line.");
}

/// <summary>Reads the reference files: UTF-8, a header, cells separated by commas and without quotes; empty lines and those that begin with # are passed over.</summary>
static class ReferenceCsv
{
    /// <exception cref="InvalidDataException">The header is another, or a line has another number of cells.</exception>
    public static IEnumerable<ReferenceRow> Read(string file, string text, string[] columns)
    {
        var hasHeader = false;
        var number = 0;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            if (line.Length == 0 || line[0] == '#') continue;
            var cells = line.Split(',', StringSplitOptions.TrimEntries);
            if (hasHeader)
            {
                if (cells.Length != columns.Length)
                    throw new InvalidDataException($"{file}, line {number}: {cells.Length} cells were found, {columns.Length} were expected. Correct the line.");
                yield return new(file, number, columns, cells);
            }
            else if (!cells.SequenceEqual(columns))
                throw new InvalidDataException($"{file}, line {number}: the header was expected: {string.Join(',', columns)}. Correct the file.");
            hasHeader = true;
        }
    }
}

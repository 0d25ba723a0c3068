using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Pipeline.Reference;

namespace Pipeline.Assess;

/// <summary>A row of a file of codes: its cells in the order of the columns that were asked for.</summary>
sealed record CodeRow(string Path, int Line, string[] Columns, string[] Cells)
{
    public string Code(int cell) => Isco08.TryParse(Cells[cell], null, out var code) ? $"{code}" : throw Wrong(cell, "a code of ISCO-08 with 1 to 4 digits");

    public int Count(int cell) => int.TryParse(Cells[cell], NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : throw Wrong(cell, "a whole number");

    /// <summary>Null of an empty cell: the amount was suppressed.</summary>
    public decimal? Amount(int cell) => Cells[cell].Length == 0 ? null
        : decimal.TryParse(Cells[cell], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) ? amount : throw Wrong(cell, "an amount such as 850000, or nothing");

    UsageException Wrong(int cell, string expected) => new($"'{Path}', line {Line}, {Columns[cell]}: '{Cells[cell]}' where {expected} is expected. Mend it and start again.");
}

/// <summary>Reads small CSV files of codes.</summary>
static class CodeFile
{
    /// <exception cref="UsageException">A column is missing, or a row is short.</exception>
    public static IEnumerable<CodeRow> Read(string path, params string[] columns)
    {
        using var text = new StreamReader(path, new UTF8Encoding(false), detectEncodingFromByteOrderMarks: true);
        using var csv = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture) { BadDataFound = null, TrimOptions = TrimOptions.Trim });
        var header = csv.Read() ? csv.Record! : [];
        var places = columns.Select(c => Array.IndexOf(header, c)).ToArray();
        if (places.Contains(-1)) throw new UsageException($"'{path}' has not the columns {string.Join(", ", columns)}. Its first line has to name them.");
        while (csv.Read())
            yield return csv.Count >= header.Length
                ? new CodeRow(path, csv.RawRow, columns, [.. places.Select(p => csv[p])])
                : throw new UsageException($"'{path}', line {csv.RawRow}: {csv.Count} cells where the header has {header.Length}.");
    }
}

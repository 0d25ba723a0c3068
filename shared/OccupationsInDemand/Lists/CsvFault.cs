using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Pipeline.OccupationsInDemand;

/// <summary>Something in a file that cannot be taken.</summary>
/// <param name="Line">From 1, the header's; 0 for the file as a whole.</param>
/// <param name="Value">As it stands there, cut after 40 characters.</param>
public sealed record CsvFault(int Line, string Column, string Value, string Problem, string Expected)
{
    const int Longest = 40;

    public static CsvFault Of(int line, string column, string? value, string problem, string expected) =>
        new(line, column, value is { Length: > Longest } ? value[..Longest] + "…" : value ?? "", problem, expected);
}

/// <summary>A small CSV file with known columns, read whole. Every fault of its form is kept.</summary>
sealed class CsvSheet
{
    CsvSheet(IReadOnlyList<(int Line, IReadOnlyDictionary<string, string> Cells)> rows, List<CsvFault> faults) => (Rows, Faults) = (rows, faults);

    public IReadOnlyList<(int Line, IReadOnlyDictionary<string, string> Cells)> Rows { get; }

    public List<CsvFault> Faults { get; }

    /// <param name="optional">Columns that may be left out.</param>
    public static CsvSheet Read(ReadOnlySpan<byte> file, IReadOnlyList<string> columns, IReadOnlyList<string> optional)
    {
        var (rows, faults) = (new List<(int, IReadOnlyDictionary<string, string>)>(), new List<CsvFault>());
        if (Decode(file) is not { } text) return new([], [CsvFault.Of(0, "", "", "not UTF-8", "a file saved as CSV UTF-8")]);
        using var parser = new CsvParser(new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            TrimOptions = TrimOptions.Trim,
            BadDataFound = found => faults.Add(CsvFault.Of(found.Context.Parser!.RawRow, "", found.Field, "a quote that does not close", "quotes around a whole cell")),
        });
        if (!parser.Read()) return new([], [CsvFault.Of(1, "", "", "empty", $"the header {string.Join(',', columns)}")]);
        var header = parser.Record!;
        foreach (var column in columns.Except(header)) faults.Add(CsvFault.Of(1, column, "", "a column that is missing", $"the header {string.Join(',', columns)}"));
        foreach (var column in header.Except(columns).Except(optional)) faults.Add(CsvFault.Of(1, column, column, "a column that is not known", $"{string.Join(", ", columns.Concat(optional))}"));
        if (header.Distinct().Count() != header.Length) faults.Add(CsvFault.Of(1, "", "", "a header with a column twice", "each column once"));
        if (faults.Count > 0) return new([], faults);
        while (parser.Read())
        {
            if (parser.Record!.Length == header.Length) rows.Add((parser.RawRow, header.Zip(parser.Record).ToDictionary(c => c.First, c => c.Second)));
            else faults.Add(CsvFault.Of(parser.RawRow, "", "", $"a line of {parser.Record.Length} cells", $"{header.Length} cells, with quotes around one that has a comma"));
        }
        return new(rows, faults);
    }

    public static DateOnly? Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    static string? Decode(ReadOnlySpan<byte> file)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}

using System.Text;
using System.Text.Json;

namespace Pipeline.Validation.Tests;

/// <summary>Rows of a sample on their way to a file: cells are changed as rows and columns, then written as CSV, JSON Lines or a workbook.</summary>
sealed class FuzzTable(Random random, FuzzSample sample)
{
    static readonly string[] Odd =
    [
        "", " ", "NA", "\"", "a\"b", "\"\"", "x\ny", "x\r\ny", "\r", ",", ";", "\t", "|", "=1+1", "@SUM(A1)", "1.2E+11", "44927", "01-Mar", "31/12/2026",
        "2026-02-30", "-1", "999999999999999999999999", "1,5", "é", "Ã©", "日本", "🙂", "e\u0301", "\u00A0", "\u200B", "\uFEFF", "\x1A", "\x02", "true", "Total",
    ];

    readonly List<List<string>> _rows = [[.. sample.Header], .. Pick(random, sample.Rows)];

    public void Change()
    {
        var (row, column) = (_rows[random.Next(_rows.Count)], random.Next(_rows[0].Count));
        switch (random.Next(12))
        {
            case 0: Swap(column, random.Next(_rows[0].Count)); break;
            case 1: ForEachWith(column, cells => cells.Insert(random.Next(2) * cells.Count, cells[column])); break;
            case 2: ForEachWith(column, cells => cells.RemoveAt(column)); break;
            case 3: row.Add(random.Next(2) == 0 ? "" : "surplus"); break;
            case 4 when row.Count > 1: row.RemoveAt(random.Next(row.Count)); break;
            case 5: _rows.Insert(random.Next(1, _rows.Count + 1), [.. row]); break;
            case 6: _rows.Insert(random.Next(1, _rows.Count + 1), [.. Enumerable.Repeat("", random.Next(row.Count + 2))]); break;
            case 7: (_rows[^1], _rows[random.Next(_rows.Count)]) = (_rows[random.Next(_rows.Count)], _rows[^1]); break;
            case 8: Set(row, Huge()); break;
            default: Set(row, Odd[random.Next(Odd.Length)]); break;
        }
    }

    public string ToCsv()
    {
        char[] delimiters = [sample.Protocol.Dialect.Delimiters[0], ',', ';', '\t', '|'];
        string[] ends = ["\n", "\n", "\r\n", "\r"];
        var (delimiter, end) = (delimiters[random.Next(8) < 5 ? 0 : random.Next(delimiters.Length)], ends[random.Next(ends.Length)]);
        var (isMixed, quotes) = (random.Next(10) == 0, random.Next(4));
        var text = new StringBuilder();
        foreach (var row in _rows)
        {
            text.AppendJoin(delimiter, row.Select(cell => Quote(cell, quotes, delimiter)));
            if (row != _rows[^1] || random.Next(4) > 0) text.Append(isMixed ? ends[random.Next(ends.Length)] : end);
        }
        return text.ToString();
    }

    public string ToJsonLines()
    {
        var text = new StringBuilder();
        foreach (var row in _rows.Skip(1))
        {
            var cells = _rows[0].Zip(row).DistinctBy(cell => cell.First).Where(_ => random.Next(40) > 0).ToDictionary(c => c.First, c => ValueOf(c.Second));
            text.Append(JsonSerializer.Serialize(cells)).Append('\n');
        }
        return text.ToString();
    }

    public InputWorkbook ToWorkbook()
    {
        var book = new InputWorkbook();
        foreach (var row in _rows)
            if (random.Next(30) == 0) book.Skip(random.Next(3));
            else book.Row([.. row.Select(ValueOf)]);
        return book;
    }

    static IEnumerable<List<string>> Pick(Random random, IReadOnlyList<string[]> rows)
    {
        var count = random.Next(Math.Min(rows.Count, 25));
        var first = random.Next(rows.Count - count);
        return rows.Skip(first).Take(count).Select(row => row.ToList());
    }

    object? ValueOf(string cell) =>
        cell.Length == 0 ? null
        : random.Next(2) == 0 && double.TryParse(cell, out var number) && double.IsFinite(number) ? number
        : random.Next(2) == 0 && DateTime.TryParse(cell, out var date) && date.Year > 1950 ? date
        : cell;

    /// <summary>Longer than a cell may be, now and then by far.</summary>
    string Huge()
    {
        var length = sample.Protocol.Limits.MaxFieldChars + random.Next(-2, 3);
        var piece = (string[])["x", "é", "x,", "\"", "x\n", "日"];
        return string.Concat(Enumerable.Repeat(piece[random.Next(piece.Length)], random.Next(6) == 0 ? length * random.Next(2, 30) : length));
    }

    void Set(List<string> row, string cell)
    {
        if (row.Count > 0) row[random.Next(row.Count)] = cell;
    }

    void Swap(int left, int right) => ForEachWith(Math.Max(left, right), cells => (cells[left], cells[right]) = (cells[right], cells[left]));

    void ForEachWith(int column, Action<List<string>> change)
    {
        foreach (var row in _rows.Where(r => r.Count > column)) change(row);
    }

    string Quote(string cell, int quotes, char delimiter) =>
        quotes == 0 || quotes > 1 && cell.AsSpan().IndexOfAny(['"', '\r', '\n', delimiter]) >= 0 || quotes == 3 && random.Next(5) == 0
            ? $"\"{cell.Replace("\"", "\"\"")}\""
            : cell;
}

using System.Text;

namespace Pipeline.Protocols.Loading;

/// <summary>Reads a codelist's table: UTF-8, comma, quotes doubled inside quotes, one record per line.</summary>
static class CodelistCsv
{
    /// <summary>The records after the header, each with its line. Reports a wrong header and records of another width.</summary>
    public static IEnumerable<(int Line, string[] Cells)> Read(
        string path, string file, IReadOnlyList<string> header, ICollection<ProtocolProblem> problems)
    {
        var line = 0;
        foreach (var text in File.ReadLines(path, Encoding.UTF8))
        {
            line++;
            var cells = Split(text);
            if (cells is null) problems.Add(new(file, line, "", "a quote without its end, or text after it", "quotes around a whole cell"));
            else if (line == 1 && !cells.SequenceEqual(header))
                problems.Add(new(file, line, "", $"the header {text}", string.Join(",", header)));
            else if (line > 1 && cells.Length != header.Count)
                problems.Add(new(file, line, "", $"{cells.Length} cell(s)", $"{header.Count}: {string.Join(", ", header)}"));
            else if (line > 1) yield return (line, cells);
        }
        if (line == 0) problems.Add(new(file, 1, "", "an empty file", $"the header {string.Join(",", header)}"));
    }

    static string[]? Split(string line)
    {
        var cells = new List<string>();
        for (var at = 0; ;)
        {
            var quoted = at < line.Length && line[at] == '"';
            var end = quoted ? EndOfQuoted(line, at) : line.IndexOf(',', at);
            if (end < 0 && quoted) return null;
            if (end < 0) end = line.Length;
            cells.Add(quoted ? line[(at + 1)..(end - 1)].Replace("\"\"", "\"", StringComparison.Ordinal) : line[at..end]);
            if (end == line.Length) return [.. cells];
            if (line[end] != ',') return null;
            at = end + 1;
        }
    }

    // The place after the closing quote, or -1.
    static int EndOfQuoted(string line, int start)
    {
        for (var at = start + 1; at < line.Length; at++)
        {
            if (line[at] != '"') continue;
            if (at + 1 == line.Length || line[at + 1] != '"') return at + 1;
            at++;
        }
        return -1;
    }
}

using System.Text;

namespace Pipeline.Validation.Tests;

/// <summary>
/// RFC 4180 read one character at a time, with any delimiter and with LF, CRLF or CR as line ends: what the fast reader is held to. Null for text
/// that the RFC does not allow.
/// </summary>
static class PlainCsv
{
    public static List<List<string>>? Read(string text, char delimiter = ',')
    {
        var rows = new List<List<string>>();
        var row = new List<string>();
        for (var at = 0; at < text.Length || row.Count > 0;)
        {
            if (ReadCell(text, delimiter, ref at) is not { } cell) return null;
            row.Add(cell);
            var end = at < text.Length ? text[at++] : '\n';
            if (end == delimiter) continue;
            if (end == '\r' && at < text.Length && text[at] == '\n') at++;
            rows.Add(row);
            row = [];
        }
        return rows;
    }

    static string? ReadCell(string text, char delimiter, ref int at)
    {
        var cell = new StringBuilder();
        if (at == text.Length || text[at] != '"')
        {
            for (; at < text.Length && !IsEnd(text[at], delimiter); at++)
            {
                if (text[at] == '"') return null;
                cell.Append(text[at]);
            }
            return cell.ToString();
        }
        for (at++; at < text.Length; at++)
        {
            if (text[at] == '"' && (++at == text.Length || text[at] != '"')) return at == text.Length || IsEnd(text[at], delimiter) ? cell.ToString() : null;
            cell.Append(text[at]);
        }
        return null;
    }

    static bool IsEnd(char letter, char delimiter) => letter == delimiter || letter is '\n' or '\r';
}

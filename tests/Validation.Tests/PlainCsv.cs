using System.Text;

namespace Pipeline.Validation.Tests;

/// <summary>RFC 4180 read one character at a time: what the fast reader is held to. Null for text that the RFC does not allow.</summary>
static class PlainCsv
{
    public static List<List<string>>? Read(string text)
    {
        var rows = new List<List<string>>();
        var row = new List<string>();
        for (var at = 0; at < text.Length || row.Count > 0;)
        {
            if (ReadCell(text, ref at) is not { } cell) return null;
            row.Add(cell);
            if (at < text.Length && text[at++] == ',') continue;
            rows.Add(row);
            row = [];
        }
        return rows;
    }

    static string? ReadCell(string text, ref int at)
    {
        var cell = new StringBuilder();
        if (at == text.Length || text[at] != '"')
        {
            for (; at < text.Length && text[at] is not (',' or '\n'); at++)
            {
                if (text[at] == '"') return null;
                cell.Append(text[at]);
            }
            return cell.ToString();
        }
        for (at++; at < text.Length; at++)
        {
            if (text[at] == '"' && (++at == text.Length || text[at] != '"')) return at == text.Length || text[at] is ',' or '\n' ? cell.ToString() : null;
            cell.Append(text[at]);
        }
        return null;
    }
}

using System.Text;

namespace Pipeline.Validation;

/// <summary>The header's text: where it ends, and its labels.</summary>
static class HeaderText
{
    /// <summary>Length of the first line with its line end, quotes honoured; -1 when it has not ended.</summary>
    public static int FindEnd(ReadOnlySpan<byte> text, bool isFinal)
    {
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"') quoted = !quoted;
            if (quoted || text[i] is not ((byte)'\n' or (byte)'\r')) continue;
            if (text[i] == '\r' && i + 1 == text.Length && !isFinal) return -1;
            return i + TextLines.EndLength(text, i);
        }
        return isFinal && !quoted ? text.Length : -1;
    }

    public static List<string> Split(ReadOnlySpan<byte> line, char delimiter)
    {
        var text = Encoding.UTF8.GetString(line).TrimEnd('\r', '\n');
        var labels = new List<string>();
        var (start, quoted) = (0, false);
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] == '"') quoted = !quoted;
            if (i < text.Length && (quoted || text[i] != delimiter)) continue;
            labels.Add(Unquote(text[start..i]));
            start = i + 1;
        }
        return labels;
    }

    /// <summary>What labels are compared by: letters and digits, without case, spaces and the marks that take their place.</summary>
    public static string Fold(string label) => string.Concat(label.Where(c => !char.IsWhiteSpace(c) && c is not ('_' or '-' or '.'))).ToUpperInvariant();

    static string Unquote(string label) => label is ['"', .., '"'] ? label[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : label;
}

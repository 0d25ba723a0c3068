using System.Buffers;
using System.Text;

namespace Pipeline.Validation;

/// <summary>Writes text as a cell of a CSV that spreadsheets open well and run nothing of.</summary>
public static class SafeCell
{
    // Every delimiter that a protocol may agree on, so that the cell is whole in each of their files.
    static readonly SearchValues<char> NeedQuotes = SearchValues.Create(",\"\r\n;\t|");

    public static string Write(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        if (!CouldRun(text) && text.AsSpan().IndexOfAny(NeedQuotes) < 0) return text;
        var cell = new StringBuilder(text.Length + 8);
        Append(cell, text);
        return cell.ToString();
    }

    public static void Append(StringBuilder line, string? text)
    {
        if (string.IsNullOrEmpty(text)) return;
        var rest = text.AsSpan();
        var isQuoted = rest.IndexOfAny(NeedQuotes) >= 0;
        if (isQuoted) line.Append('"');
        if (CouldRun(text)) line.Append('\'');
        for (int quote; isQuoted && (quote = rest.IndexOf('"')) >= 0; rest = rest[(quote + 1)..]) line.Append(rest[..quote]).Append("\"\"");
        line.Append(rest);
        if (isQuoted) line.Append('"');
    }

    /// <summary>A spreadsheet runs a cell that starts so; an apostrophe makes it text.</summary>
    static bool CouldRun(string text) => text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20';
}

using System.Buffers;

namespace Pipeline.Validation;

/// <summary>Writes text as a cell of a CSV that spreadsheets open well and run nothing of.</summary>
public static class SafeCell
{
    // Every delimiter that a protocol may agree on, so that the cell is whole in each of their files.
    static readonly SearchValues<char> NeedQuotes = SearchValues.Create(",\"\r\n;\t|");

    public static string Write(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        // A spreadsheet runs a cell that starts so; an apostrophe makes it text.
        var safe = text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20' ? $"'{text}" : text;
        return safe.AsSpan().IndexOfAny(NeedQuotes) < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}

using System.Text;

namespace Pipeline.Validation.Tests;

/// <summary>A cell's text, and whether it stood in quotes.</summary>
readonly record struct ReferenceCell(string Text, bool IsQuoted);

/// <summary>One row as <see cref="ReferenceReader"/> cuts it.</summary>
sealed class ReferenceRow
{
    public List<ReferenceCell> Cells { get; } = [];

    /// <summary>Where the next row begins.</summary>
    public int Next { get; private set; }

    /// <summary>The first quote whose cell has several lines, or the lost one.</summary>
    public int? Quote { get; private set; }

    /// <summary>How far the cell of a lost quote may reach; null when no quote is lost.</summary>
    public int? Reach { get; private set; }

    public bool IsStray { get; private set; }

    /// <summary>No line end follows.</summary>
    public bool EndsText { get; private set; }

    public bool IsBlank => Cells.All(c => c is { Text.Length: 0, IsQuoted: false });

    public static ReferenceRow Cut(string text, int at, char delimiter, int longestQuoted)
    {
        var row = new ReferenceRow();
        do
        {
            var begin = at;
            if (!row.TryTakeQuoted(text, ref at, delimiter, longestQuoted))
            {
                if (row.Reach is not null) return row;
                for (; at < text.Length && text[at] != delimiter && text[at] is not ('\n' or '\r'); at++) row.IsStray |= text[at] == '"';
                row.Cells.Add(new(text[begin..at], false));
            }
        }
        while (at < text.Length && text[at] == delimiter && at++ >= 0);
        row.EndsText = at == text.Length;
        row.Next = row.EndsText ? at : at + (text.AsSpan(at).StartsWith("\r\n") ? 2 : 1);
        return row;
    }

    /// <summary>Takes a cell in quotes; false where there is none, or its quote is lost or stray.</summary>
    bool TryTakeQuoted(string text, ref int at, char delimiter, int longestQuoted)
    {
        if (at == text.Length || text[at] != '"') return false;
        var (cell, open, hasLines) = (new StringBuilder(), at, false);
        for (var i = open + 1; i < text.Length && i - open <= longestQuoted; i++)
        {
            hasLines |= text[i] is '\n' or '\r';
            if (text[i] != '"') cell.Append(text[i]);
            else if (i + 1 < text.Length && text[i + 1] == '"') cell.Append(text[i++]);
            else if (i + 1 == text.Length || text[i + 1] == delimiter || text[i + 1] is '\n' or '\r')
            {
                if (hasLines) Quote ??= open;
                Cells.Add(new($"{cell}", true));
                at = i + 1;
                return true;
            }
            else if (hasLines) return Lose(open, i);
            else
            {
                // Stray: the cell goes on behind it, without quotes.
                (IsStray, at) = (true, i + 1);
                return false;
            }
        }
        return Lose(open, Math.Min(text.Length, open + longestQuoted));
    }

    bool Lose(int quote, int reach)
    {
        (Quote, Reach) = (quote, reach);
        return false;
    }
}

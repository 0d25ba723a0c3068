using System.Buffers;
using System.Text;

namespace Pipeline.LabourMarketTest.Bulk;

/// <summary>Writes lines of CSV as they come. A cell that a spreadsheet would take for a formula gets an apostrophe before it; no fact of an application begins so.</summary>
sealed class ResultLines(Stream output) : IAsyncDisposable
{
    static readonly SearchValues<char> Special = SearchValues.Create(",\"\r\n");
    static readonly SearchValues<char> Formula = SearchValues.Create("=+-@\t");

    readonly StreamWriter _text = new(output, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { AutoFlush = false };
    readonly StringBuilder _line = new();

    public async Task WriteAsync(IReadOnlyList<string> cells, IReadOnlyList<string> more, CancellationToken ct)
    {
        _line.Clear();
        for (var i = 0; i < cells.Count; i++)
        {
            Append(cells[i]);
            _line.Append(',');
        }
        for (var i = 0; i < more.Count; i++)
        {
            if (i > 0) _line.Append(',');
            Append(more[i]);
        }
        _line.Append("\r\n");
        await _text.WriteAsync(_line, ct);
    }

    public ValueTask DisposeAsync() => _text.DisposeAsync();

    void Append(string cell)
    {
        var isFormula = cell.Length > 0 && Formula.Contains(cell[0]);
        if (!cell.AsSpan().ContainsAny(Special))
        {
            if (isFormula) _line.Append('\'');
            _line.Append(cell);
            return;
        }
        _line.Append('"');
        if (isFormula) _line.Append('\'');
        foreach (var sign in cell) _line.Append(sign == '"' ? "\"\"" : sign.ToString());
        _line.Append('"');
    }
}

using System.Buffers;
using System.Globalization;
using System.Text;

namespace Pipeline.Validation;

/// <summary>
/// Writes findings as a CSV that spreadsheets open well: UTF-8 with byte order mark, CRLF, and no cell that could run as a formula.
/// </summary>
/// <param name="destination">Written forward only; not disposed.</param>
public sealed class ErrorsCsvWriter(Stream destination) : IFindings, IAsyncDisposable
{
    const int FlushAt = 64 * 1024;

    static readonly SearchValues<char> NeedQuotes = SearchValues.Create(",\"\r\n;\t");

    readonly StringBuilder _text = new("\uFEFFline,row,cell,column,severity,rule,code,key,value,expected,message,fix\r\n");

    public async ValueTask AddAsync(Finding finding, CancellationToken ct)
    {
        Append(finding);
        if (_text.Length >= FlushAt) await FlushAsync(ct);
    }

    /// <summary>Writes what is buffered.</summary>
    public async ValueTask FlushAsync(CancellationToken ct)
    {
        await destination.WriteAsync(Encoding.UTF8.GetBytes(_text.ToString()), ct);
        _text.Clear();
        await destination.FlushAsync(ct);
    }

    public async ValueTask DisposeAsync()
    {
        if (_text.Length > 0) await FlushAsync(CancellationToken.None);
    }

    void Append(Finding finding)
    {
        string?[] cells =
        [
            finding.Line?.ToString(CultureInfo.InvariantCulture), finding.Record?.ToString(CultureInfo.InvariantCulture), finding.Cell, finding.Column,
            finding.Severity.ToString(), finding.RuleId, finding.Code, finding.Key, finding.Value, finding.Expected, finding.Message, finding.Fix,
        ];
        _text.AppendJoin(',', cells.Select(Quote)).Append("\r\n");
    }

    static string Quote(string? cell)
    {
        if (string.IsNullOrEmpty(cell)) return "";
        // A spreadsheet runs a cell that starts so; an apostrophe makes it text.
        var safe = cell[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20' ? $"'{cell}" : cell;
        return safe.AsSpan().IndexOfAny(NeedQuotes) < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}

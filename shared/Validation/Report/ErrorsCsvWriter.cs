using System.Buffers;
using System.Globalization;
using System.Text;
using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>
/// Writes findings as a CSV that spreadsheets open well: UTF-8 with byte order mark, CRLF, and no cell that could run as a formula.
/// </summary>
/// <param name="destination">Written forward only; not disposed.</param>
public sealed class ErrorsCsvWriter(Stream destination) : IFindings, IAsyncDisposable
{
    const int FlushAt = 64 * 1024;

    readonly Encoder _encoder = Encoding.UTF8.GetEncoder();
    readonly StringBuilder _text = new(
        "\uFEFFline,row,cell,column,severity,rule,code,key,value,expected,message,fix,message_fr,fix_fr,difference\r\n");

    public async ValueTask AddAsync(Finding finding, CancellationToken ct)
    {
        Append(finding);
        if (_text.Length >= FlushAt) await FlushAsync(ct);
    }

    /// <summary>Writes what is buffered.</summary>
    public async ValueTask FlushAsync(CancellationToken ct)
    {
        foreach (var piece in _text.GetChunks())
        {
            var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(piece.Length));
            // A character may be cut apart between pieces: the encoder keeps its half.
            await destination.WriteAsync(bytes.AsMemory(0, _encoder.GetBytes(piece.Span, bytes, flush: false)), ct);
            ArrayPool<byte>.Shared.Return(bytes);
        }
        _text.Clear();
        await destination.FlushAsync(ct);
    }

    public async ValueTask DisposeAsync()
    {
        if (_text.Length > 0) await FlushAsync(CancellationToken.None);
    }

    void Append(Finding finding)
    {
        _text.Append(CultureInfo.InvariantCulture, $"{finding.Line},{finding.Record},");
        Append(finding.Cell, ',');
        Append(finding.Column, ',');
        Append(NameOf(finding.Severity), ',');
        Append(finding.RuleId, ',');
        Append(finding.Code, ',');
        Append(finding.Key, ',');
        Append(finding.Value, ',');
        Append(finding.Expected, ',');
        Append(finding.Message, ',');
        Append(finding.Fix, ',');
        Append(finding.MessageFr, ',');
        Append(finding.FixFr, ',');
        // A number may have its sign: no spreadsheet runs that.
        _text.Append(IsNumber(finding.Difference) ? finding.Difference : SafeCell.Write(finding.Difference)).Append("\r\n");
    }

    void Append(string? cell, char end) => _text.Append(SafeCell.Write(cell)).Append(end);

    static bool IsNumber(string? text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);

    static string NameOf(Severity severity) => severity switch
    {
        Severity.Information => nameof(Severity.Information),
        Severity.Warning => nameof(Severity.Warning),
        Severity.Error => nameof(Severity.Error),
        _ => nameof(Severity.Fatal),
    };
}

using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>
/// Writes findings as a CSV that spreadsheets open well: UTF-8 with byte order mark, CRLF, and no cell that could run as a formula.
/// </summary>
public sealed class ErrorsCsvWriter : IFindings, IAsyncDisposable
{
    const int FlushAt = 64 * 1024;
    const int MostDigits = 20;

    // Most findings of a rule say the same: their words are made into bytes once.
    readonly Dictionary<string, Words> _words = [];
    readonly Stream _destination;
    byte[] _bytes = new byte[2 * FlushAt];
    int _count;

    /// <param name="destination">Written forward only; not disposed.</param>
    public ErrorsCsvWriter(Stream destination)
    {
        _destination = destination;
        Append("\uFEFFline,row,cell,column,severity,rule,code,key,value,expected,message,fix,expected_fr,message_fr,fix_fr,difference", "\r\n"u8);
    }

    public async ValueTask AddAsync(Finding finding, CancellationToken ct)
    {
        Append(finding);
        if (_count >= FlushAt) await FlushAsync(ct);
    }

    /// <summary>Writes what is buffered.</summary>
    public async ValueTask FlushAsync(CancellationToken ct)
    {
        await _destination.WriteAsync(_bytes.AsMemory(0, _count), ct);
        _count = 0;
        await _destination.FlushAsync(ct);
    }

    public async ValueTask DisposeAsync()
    {
        if (_count > 0) await FlushAsync(CancellationToken.None);
    }

    void Append(Finding finding)
    {
        Append(finding.Line);
        Append(finding.Record);
        Append(finding.Cell);
        Append(finding.Column);
        Append(NameOf(finding.Severity));
        Append(finding.RuleId);
        Append(finding.Code);
        Append(finding.Key);
        Append(finding.Value);
        if (!_words.TryGetValue(finding.RuleId, out var words)) _words[finding.RuleId] = words = new();
        var (expected, message, fix) = (words.Expected.Of(finding.Expected), words.Message.Of(finding.Message), words.Fix.Of(finding.Fix));
        Append(expected.En);
        Append(message.En);
        Append(fix.En);
        Append(expected.Fr);
        Append(message.Fr);
        Append(fix.Fr);
        // A number may have its sign: no spreadsheet runs that.
        Append(IsNumber(finding.Difference) ? finding.Difference! : SafeCell.Write(finding.Difference), "\r\n"u8);
    }

    void Append(long? number)
    {
        Reserve(MostDigits + 1);
        if (number is { } some && Utf8Formatter.TryFormat(some, _bytes.AsSpan(_count), out var written)) _count += written;
        _bytes[_count++] = (byte)',';
    }

    void Append(string? cell) => Append(SafeCell.Write(cell), ","u8);

    void Append(string text, ReadOnlySpan<byte> end)
    {
        Reserve(Encoding.UTF8.GetMaxByteCount(text.Length) + end.Length);
        _count += Encoding.UTF8.GetBytes(text, _bytes.AsSpan(_count));
        Append(end);
    }

    void Append(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(_count));
        _count += bytes.Length;
    }

    void Reserve(int more)
    {
        if (_count + more > _bytes.Length) Array.Resize(ref _bytes, Math.Max(_count + more, 2 * _bytes.Length));
    }

    /// <summary>What the last finding of a rule said.</summary>
    sealed class Words
    {
        public Cell Expected { get; } = new();

        public Cell Message { get; } = new();

        public Cell Fix { get; } = new();
    }

    /// <summary>A wording as two cells, each with the comma behind it.</summary>
    sealed class Cell
    {
        Wording? _last;
        (byte[] En, byte[] Fr) _cells;

        public (byte[] En, byte[] Fr) Of(Wording wording)
        {
            if (wording != _last) (_last, _cells) = (wording, (Write(wording.En), Write(wording.Fr)));
            return _cells;
        }

        static byte[] Write(string? text) => Encoding.UTF8.GetBytes($"{SafeCell.Write(text)},");
    }

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

using System.Buffers.Text;
using System.IO.Pipelines;
using System.Text;

namespace Pipeline.Sdmx.Data;

/// <summary>
/// Text on its way to a caller, written as UTF-8. It is sent whenever <see cref="FullBytes"/> are together, so that a message of any length takes little memory and
/// no more is made than the caller takes.
/// </summary>
public sealed class Utf8Output(PipeWriter pipe, CancellationToken ct)
{
    const int FullBytes = 32 * 1024;

    byte[] _bytes = new byte[FullBytes + 4096];
    int _used;

    /// <summary>Whether it is time to <see cref="SendAsync"/>.</summary>
    public bool IsFull => _used >= FullBytes;

    /// <exception cref="OperationCanceledException">The caller has gone.</exception>
    public async ValueTask SendAsync()
    {
        var written = await pipe.WriteAsync(_bytes.AsMemory(0, _used), ct);
        _used = 0;
        if (written.IsCompleted || written.IsCanceled) throw new OperationCanceledException("The caller has gone.", ct);
    }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        _used += bytes.Length;
    }

    public void Write(byte one)
    {
        Room(1)[0] = one;
        _used++;
    }

    public void Write(string text) => _used += Encoding.UTF8.GetBytes(text, Room(Encoding.UTF8.GetMaxByteCount(text.Length)));

    public void Write(int number)
    {
        if ((uint)number < 10)
        {
            Write((byte)('0' + number));
            return;
        }
        Utf8Formatter.TryFormat(number, Room(11), out var length);
        _used += length;
    }

    public void Write(long number)
    {
        Utf8Formatter.TryFormat(number, Room(20), out var length);
        _used += length;
    }

    /// <summary>The shortest text that reads back as the same number; the same in every format.</summary>
    public void Write(double number)
    {
        if (number is >= int.MinValue and <= int.MaxValue && (int)number is var whole && whole == number)
        {
            Write(whole);
            return;
        }
        number.TryFormat(Room(32), out var length, default, System.Globalization.CultureInfo.InvariantCulture);
        _used += length;
    }

    Span<byte> Room(int bytes)
    {
        if (_bytes.Length - _used < bytes) Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _used + bytes));
        return _bytes.AsSpan(_used);
    }
}

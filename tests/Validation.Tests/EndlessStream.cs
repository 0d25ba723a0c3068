using System.Text;

namespace Pipeline.Validation.Tests;

/// <summary>A header and then rows with ever new keys, without end or up to a length; made as it is read.</summary>
sealed class EndlessStream : Stream
{
    byte[] _waiting = [];
    int _at;
    long _row;

    public string Start { get; init; } = TestProtocol.Header + "\n";

    public Action<int> OnRead { get; init; } = static _ => { };

    public long MostRows { get; init; } = long.MaxValue;

    public int Reads { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count)
    {
        OnRead(++Reads);
        if (_at == _waiting.Length) (_waiting, _at) = (Encoding.UTF8.GetBytes(Next()), 0);
        var length = Math.Min(count, _waiting.Length - _at);
        _waiting.AsSpan(_at, length).CopyTo(buffer.AsSpan(offset));
        _at += length;
        return length;
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var bytes = new byte[Math.Min(buffer.Length, 1 << 16)];
        var length = Read(bytes, 0, bytes.Length);
        bytes.AsSpan(0, length).CopyTo(buffer.Span);
        return ValueTask.FromResult(length);
    }

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    string Next()
    {
        if (_row == 0 && Start.Length > 0 && _waiting.Length == 0) return Start;
        var text = new StringBuilder();
        for (var i = 0; i < 500 && _row < MostRows; i++) text.Append(TestProtocol.Row.Replace("0000000001", $"{++_row:0000000000}")).Append('\n');
        return text.ToString();
    }
}

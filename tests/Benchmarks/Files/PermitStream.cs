namespace Pipeline.Benchmarks.Files;

/// <summary>A permit file that is made while it is read, so that its size needs no disk.</summary>
sealed class PermitStream(PermitRows rows, long count) : Stream
{
    readonly byte[] _waiting = new byte[PermitRows.LongestRow];
    int _start;
    int _end;
    long _next = -1;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        var read = 0;
        while (read < buffer.Length)
        {
            var room = buffer[read..];
            if (_start == _end && _next < count && room.Length >= PermitRows.LongestRow) read += Next(room);
            else if (_start < _end || FillWaiting())
            {
                var length = Math.Min(room.Length, _end - _start);
                _waiting.AsSpan(_start, length).CopyTo(room);
                (_start, read) = (_start + length, read + length);
            }
            else break;
        }
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        Task.FromResult(Read(buffer.AsSpan(offset, count)));

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    bool FillWaiting()
    {
        if (_next == count) return false;
        (_start, _end) = (0, Next(_waiting));
        return true;
    }

    int Next(Span<byte> to)
    {
        if (_next++ >= 0) return rows.Write(_next - 1, to);
        PermitRows.Header.CopyTo(to);
        return PermitRows.Header.Length;
    }
}

namespace Pipeline.Validation;

/// <summary>A stage as a stream that can only be read onwards, in pieces of any size.</summary>
sealed class StageStream(IInputStage stage) : Stream
{
    readonly byte[] _small = new byte[IInputStage.LeastRoom];
    int _at;
    int _end;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_at == _end)
        {
            if (buffer.Length >= IInputStage.LeastRoom) return await stage.ReadAsync(buffer, cancellationToken);
            if (buffer.IsEmpty) return 0;
            (_at, _end) = (0, await stage.ReadAsync(_small, cancellationToken));
        }
        var length = Math.Min(buffer.Length, _end - _at);
        _small.AsMemory(_at, length).CopyTo(buffer);
        _at += length;
        return length;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <exception cref="NotSupportedException">Always: what the bytes come from may only be read asynchronously.</exception>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

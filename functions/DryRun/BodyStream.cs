using Microsoft.AspNetCore.Http;

namespace Pipeline.Functions.DryRun;

/// <summary>Reads a request's bytes up to a bound, and tells a caller who sends more, or less than a whole body, from a failing server.</summary>
sealed class BodyStream(Stream body, long maxBytes) : Stream
{
    long _read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => _read; set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int read;
        try
        {
            read = await body.ReadAsync(buffer, cancellationToken);
        }
        catch (Exception e) when (e is InvalidDataException or IOException and not BadHttpRequestException)
        {
            // A caller who has gone away has cancelled too.
            cancellationToken.ThrowIfCancellationRequested();
            throw new BadHttpRequestException("The body ended before it was whole.", e);
        }
        _read += read;
        return _read <= maxBytes ? read : throw UploadedFile.TooLarge();
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read asynchronously.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

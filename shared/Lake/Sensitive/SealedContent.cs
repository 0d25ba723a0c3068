using System.Security.Cryptography;

namespace Pipeline.Lake;

/// <summary>The content of a sealed file, one chunk at a time in memory. Nothing of a chunk is given before all of it was found unchanged.</summary>
sealed class SealedContent(Stream file, SealedHeader header, AesGcm cipher) : Stream
{
    readonly byte[] _chunk = new byte[SealedHeader.ChunkBytes];
    readonly byte[] _sealed = new byte[SealedHeader.ChunkBytes + SealedHeader.TagBytes];
    long _inMemory = -1;
    long _position;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => header.Length;

    public override long Position
    {
        get => _position;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            _position = value;
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_position >= Length || buffer.IsEmpty) return 0;
        var chunk = _position / SealedHeader.ChunkBytes;
        if (chunk != _inMemory)
        {
            file.Position = header.PlaceOf(chunk);
            await file.ReadExactlyAsync(_sealed.AsMemory(0, header.LengthOf(chunk) + SealedHeader.TagBytes), cancellationToken);
            Open(chunk);
        }
        return Take(buffer.Span);
    }

    public override int Read(Span<byte> buffer)
    {
        if (_position >= Length || buffer.IsEmpty) return 0;
        var chunk = _position / SealedHeader.ChunkBytes;
        if (chunk != _inMemory)
        {
            file.Position = header.PlaceOf(chunk);
            file.ReadExactly(_sealed.AsSpan(0, header.LengthOf(chunk) + SealedHeader.TagBytes));
            Open(chunk);
        }
        return Take(buffer);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin) => Position = offset + origin switch
    {
        SeekOrigin.Begin => 0,
        SeekOrigin.Current => _position,
        _ => Length,
    };

    public override void Flush() { }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            CryptographicOperations.ZeroMemory(_chunk);
            cipher.Dispose();
            file.Dispose();
        }
        base.Dispose(disposing);
    }

    void Open(long chunk)
    {
        Span<byte> nonce = stackalloc byte[SealedHeader.NonceBytes];
        SealedHeader.WriteNonce(chunk, nonce);
        var length = header.LengthOf(chunk);
        _inMemory = -1;
        try
        {
            cipher.Decrypt(nonce, _sealed.AsSpan(0, length), _sealed.AsSpan(length, SealedHeader.TagBytes), _chunk.AsSpan(0, length), header.Bytes);
        }
        catch (AuthenticationTagMismatchException e)
        {
            throw new InvalidDataException(
                $"Chunk {chunk} of a file sealed with key {header.KeyVersion} was changed, stands under another name, or the key is not the one of that version.", e);
        }
        _inMemory = chunk;
    }

    int Take(Span<byte> buffer)
    {
        var from = (int)(_position % SealedHeader.ChunkBytes);
        var count = Math.Min(buffer.Length, header.LengthOf(_inMemory) - from);
        _chunk.AsSpan(from, count).CopyTo(buffer);
        _position += count;
        return count;
    }
}

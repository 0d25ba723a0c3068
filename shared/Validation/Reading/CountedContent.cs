using System.Security.Cryptography;

namespace Pipeline.Validation;

/// <summary>The content as it came: counts, and hashes where that is wanted, every byte that is read through it.</summary>
sealed class CountedContent(Stream content, bool isHashed) : Stream
{
    readonly IncrementalHash? _hash = isHashed ? IncrementalHash.CreateHash(HashAlgorithmName.SHA256) : null;
    bool _isAtEnd;

    public long BytesRead { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => BytesRead;
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await content.ReadAsync(buffer, cancellationToken);
        Count(buffer.Span[..read]);
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = content.Read(buffer, offset, count);
        Count(buffer.AsSpan(offset, read));
        return read;
    }

    /// <summary>Reads what is left, and gives the lower-case hex SHA-256 of everything; an empty text where nothing is hashed.</summary>
    public async ValueTask<string> ReadToEndAsync(CancellationToken ct)
    {
        var rest = new byte[_isAtEnd ? 0 : 64 * 1024];
        while (!_isAtEnd)
        {
            ct.ThrowIfCancellationRequested();
            _ = await ReadAsync(rest, ct);
        }
        return _hash is null ? "" : Convert.ToHexStringLower(_hash.GetHashAndReset());
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) _hash?.Dispose();
        base.Dispose(disposing);
    }

    void Count(ReadOnlySpan<byte> read)
    {
        _isAtEnd |= read.IsEmpty;
        _hash?.AppendData(read);
        BytesRead += read.Length;
    }
}

using System.Globalization;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Pipeline.Statistics.Releases;

/// <summary>
/// A blob that never changes, read in windows: each is fetched when a place in it is first read, and kept. The first also says how long the blob is, and the end is
/// one window, so that a file with its directory at the end costs three requests and not one for every jump.
/// </summary>
/// <param name="size">Bytes of a window.</param>
sealed class BlobWindows(BlobClient blob, int size) : Stream
{
    sealed record Window(long Start, ReadOnlyMemory<byte> Bytes)
    {
        public bool Has(long position) => position >= Start && position < Start + Bytes.Length;
    }

    readonly List<Window> _windows = [];
    long _length;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => _length;

    public override long Position { get; set; }

    /// <exception cref="RequestFailedException">There is no such blob, or the storage refused.</exception>
    public static async Task<BlobWindows> OpenAsync(BlobClient blob, int size, CancellationToken ct)
    {
        var stream = new BlobWindows(blob, size);
        await stream.FetchAsync(0, ct);
        return stream;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Position >= _length || buffer.IsEmpty) return 0;
        var window = _windows.Find(w => w.Has(Position)) ?? await FetchAsync(Math.Min(Position, Math.Max(0, _length - size)), cancellationToken);
        var bytes = window.Bytes[(int)(Position - window.Start)..];
        var count = Math.Min(bytes.Length, buffer.Length);
        bytes[..count].CopyTo(buffer);
        Position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override long Seek(long offset, SeekOrigin origin) => Position = offset + origin switch
    {
        SeekOrigin.Begin => 0,
        SeekOrigin.Current => Position,
        _ => _length,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException("The blob is read only.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("The blob is read only.");

    async Task<Window> FetchAsync(long start, CancellationToken ct)
    {
        BlobDownloadResult result = await blob.DownloadContentAsync(new BlobDownloadOptions { Range = new(start, size) }, ct);
        // bytes 0-65535/4342096
        var range = result.Details.ContentRange;
        _length = long.Parse(range.AsSpan(range.IndexOf('/', StringComparison.Ordinal) + 1), CultureInfo.InvariantCulture);
        var window = new Window(start, result.Content.ToMemory());
        _windows.Add(window);
        return window;
    }
}

namespace Pipeline.Validation;

/// <summary>
/// Cuts the text into chunks, as far as can be seen at the end of a row: a chunk that is not is joined with the next by whoever reads them.
/// While some are worked on the next are on their way, so that neither a network nor the processor need wait for the other.
/// </summary>
sealed class ChunkReader(DropText text, int chunkBytes) : IAsyncDisposable
{
    const int MostAhead = 3;

    readonly Queue<Task<Chunk?>> _ahead = [];
    Task<Chunk?> _last = Task.FromResult<Chunk?>(null);
    byte[] _tail = [];
    long _offset;
    int _number;
    bool _isDone;

    /// <summary>The next piece, or null after the last. The last one of a text that could be read to its end is final.</summary>
    public async ValueTask<Chunk?> ReadAsync(CancellationToken ct)
    {
        if (_ahead.Count == 0) ReadAhead(ct);
        var chunk = await _ahead.Dequeue();
        while (_ahead.Count < MostAhead && !_isDone) ReadAhead(ct);
        return chunk;
    }

    /// <summary>Waits for what is on its way: until then the text must stay.</summary>
    public async ValueTask DisposeAsync()
    {
        await ((Task)_last).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var read in _ahead)
            if (read.IsCompletedSuccessfully) read.Result?.Dispose();
        _ahead.Clear();
    }

    void ReadAhead(CancellationToken ct) => _ahead.Enqueue(_last = ReadAfterAsync(_last, ct));

    async Task<Chunk?> ReadAfterAsync(Task<Chunk?> before, CancellationToken ct)
    {
        await before;
        if (_isDone) return null;
        var chunk = new Chunk(_number++, _offset, _tail.Length + chunkBytes);
        _tail.CopyTo(chunk.Buffer, 0);
        var room = chunk.Buffer.AsMemory(_tail.Length, chunkBytes);
        var read = await text.Utf8.ReadAtLeastAsync(room, chunkBytes, throwOnEndOfStream: false, ct);
        _isDone = read < chunkBytes;
        chunk.IsFinal = _isDone && text.Fatal is null;
        Cut(chunk, _tail.Length + read);
        return chunk;
    }

    /// <summary>Reads what is left to no purpose but its remarks: they are about the whole text, however much of it was needed.</summary>
    public async ValueTask PassOverAsync(CancellationToken ct)
    {
        await _last;
        if (!_isDone) await text.Utf8.CopyToAsync(Stream.Null, ct);
        _isDone = true;
    }

    void Cut(Chunk chunk, int filled)
    {
        var rowEnd = _isDone ? -1 : RowEndIn(chunk.Buffer.AsSpan(0, filled));
        chunk.End = rowEnd < 0 ? filled : rowEnd;
        chunk.IsWhole = chunk.IsFinal || rowEnd >= 0;
        _tail = chunk.Buffer[chunk.End..filled];
        _offset += chunk.End;
    }

    /// <summary>
    /// Where the last row ends, going by the quotes before it: a line end after an even number of them is no cell's. -1 when there is
    /// no such place.
    /// </summary>
    static int RowEndIn(ReadOnlySpan<byte> bytes)
    {
        const int MostTries = 200;
        var quotes = bytes.Count((byte)'"');
        var rest = bytes;
        for (var tries = 0; tries < MostTries; tries++)
        {
            var at = LastLineEnd(rest);
            if (at < 0) break;
            quotes -= rest[at..].Count((byte)'"');
            if (quotes % 2 == 0) return at + 1;
            rest = rest[..at];
        }
        return -1;
    }

    static int LastLineEnd(ReadOnlySpan<byte> bytes)
    {
        var feed = bytes.LastIndexOf((byte)'\n');
        // Only where there is no LF at all: the LF after a CR may be the next byte.
        return feed >= 0 || bytes.Length < 2 ? feed : bytes[..^1].LastIndexOf((byte)'\r');
    }
}

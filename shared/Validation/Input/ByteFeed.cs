namespace Pipeline.Validation;

/// <summary>Bytes with a look ahead at the first of them, and an end where too many have come.</summary>
sealed class ByteFeed(IInputStage source, long maxBytes) : IInputStage
{
    const int HeadBytes = 64 * 1024;

    readonly byte[] _probe = new byte[IInputStage.LeastRoom];
    ReadOnlyMemory<byte> _waiting;
    long _taken;

    public InputProblem? Problem { get; private set; }

    /// <summary>Bytes handed out, less those put back.</summary>
    public long Offset { get; private set; }

    /// <summary>The bytes that come next; 64 kB after <see cref="PeekAsync"/> unless there are fewer.</summary>
    public ReadOnlySpan<byte> Head => _waiting.Span;

    public async ValueTask PeekAsync(CancellationToken ct)
    {
        var head = new byte[HeadBytes + IInputStage.LeastRoom];
        var filled = 0;
        while (filled < HeadBytes)
        {
            var read = await TakeAsync(head.AsMemory(filled), ct);
            if (read == 0) break;
            filled += read;
        }
        _waiting = head.AsMemory(0, filled);
    }

    public async ValueTask<int> ReadAsync(Memory<byte> into, CancellationToken ct)
    {
        var read = Math.Min(_waiting.Length, into.Length);
        if (read == 0) read = await TakeAsync(into, ct);
        else
        {
            _waiting[..read].CopyTo(into);
            _waiting = _waiting[read..];
        }
        Offset += read;
        return read;
    }

    /// <param name="bytes">At most as many as were peeked at.</param>
    public void Skip(int bytes)
    {
        _waiting = _waiting[bytes..];
        Offset += bytes;
    }

    public void Unread(ReadOnlySpan<byte> bytes)
    {
        _waiting = (byte[])[.. bytes, .. _waiting.Span];
        Offset -= bytes.Length;
    }

    async ValueTask<int> TakeAsync(Memory<byte> into, CancellationToken ct)
    {
        if (Problem is not null) return 0;
        var room = maxBytes - _taken;
        // Stages want room; near the limit they get it elsewhere, so that not one byte beyond it is shown.
        var target = room < into.Length ? _probe : into;
        var read = await source.ReadAsync(target, ct);
        if (read == 0) Problem = source.Problem;
        if (read > room)
        {
            Problem = InputRules.TooLarge(maxBytes);
            read = (int)room;
        }
        if (room < into.Length) target[..read].CopyTo(into);
        _taken += read;
        return read;
    }
}

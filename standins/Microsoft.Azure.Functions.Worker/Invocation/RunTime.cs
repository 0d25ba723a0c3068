namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>
/// How long one run may take, from now on, and the token that tells it to end: when the time is up, or whoever asked for the run wants it no more. A run that is over
/// before anybody asks costs no timer.
/// </summary>
/// <param name="allowed">Null for any time.</param>
sealed class RunTime(TimeSpan? allowed, TimeProvider clock, CancellationToken asker) : IDisposable
{
    readonly long _started = clock.GetTimestamp();
    readonly Lock _making = new();
    CancellationTokenSource? _limit;
    CancellationTokenSource? _either;

    public TimeSpan? Allowed => allowed;

    public TimeSpan Elapsed => clock.GetElapsedTime(_started);

    /// <summary>Whether more time has passed than the run was allowed.</summary>
    public bool IsUp => _limit?.IsCancellationRequested ?? (allowed is { } most && Elapsed >= most);

    /// <summary>Whether whoever asked for the run wants it no more.</summary>
    public bool IsUnwanted => asker.IsCancellationRequested;

    /// <summary>Cancelled when the time is up.</summary>
    public CancellationToken Limit
    {
        get
        {
            lock (_making) return (_limit ??= Begin()).Token;
        }
    }

    /// <summary>Cancelled when the run is to end, for whichever reason.</summary>
    public CancellationToken Token
    {
        get
        {
            lock (_making) return (_either ??= CancellationTokenSource.CreateLinkedTokenSource(asker, (_limit ??= Begin()).Token)).Token;
        }
    }

    public void Dispose()
    {
        _either?.Dispose();
        _limit?.Dispose();
    }

    CancellationTokenSource Begin()
    {
        if (allowed is not { } most) return new();
        var left = most - Elapsed;
        return new(left > TimeSpan.Zero ? left : TimeSpan.Zero, clock);
    }
}

namespace Pipeline.Functions.Operations;

/// <summary>Whether requests may be sent here, as it was at most ten seconds ago: anybody may ask, and must not cost storage a look each time.</summary>
public sealed class Readiness(HealthChecks checks, TimeProvider clock) : IDisposable
{
    static readonly TimeSpan Age = TimeSpan.FromSeconds(10);

    readonly SemaphoreSlim _one = new(1);
    (DateTimeOffset At, bool IsReady) _last = (DateTimeOffset.MinValue, false);

    public async Task<bool> IsReadyAsync(CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            if (clock.GetUtcNow() - _last.At >= Age) _last = (clock.GetUtcNow(), (await checks.RunAsync(onlyForRequests: true, ct)).Healthy);
            return _last.IsReady;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();
}

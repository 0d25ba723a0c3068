using System.Collections.Concurrent;
using Pipeline.Testing;

namespace Pipeline.Functions.Worker.Tests;

/// <summary>What test functions saw, and how they are to behave; one to a host, from its services.</summary>
public sealed class Probe
{
    readonly ConcurrentQueue<string> _seen = new();
    int _now;

    public IReadOnlyList<string> Seen => [.. _seen];

    /// <summary>Runs inside the function after it noted what it saw.</summary>
    public Func<string, CancellationToken, Task> Then { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>The most functions that were inside at once.</summary>
    public int MostAtOnce { get; private set; }

    public async Task NoteAsync(string what, CancellationToken cancellationToken)
    {
        _seen.Enqueue(what);
        lock (_seen) MostAtOnce = Math.Max(MostAtOnce, ++_now);
        try
        {
            await Then(what, cancellationToken);
        }
        finally
        {
            lock (_seen) _now--;
        }
    }

    public Task UntilSeenAsync(string what, int times = 1) => UntilAsync(() => Seen.Count(s => s == what) >= times, $"{what} ×{times}");

    public Task UntilAsync(Func<bool> holds, string what) => Eventually.IsTrueAsync(
        () => Task.FromResult(holds()), () => $"Waited in vain for {what}; seen: {string.Join(" | ", Seen)}");
}

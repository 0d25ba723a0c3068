using System.Collections.Concurrent;

namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>The runs a listener has under way. When the host stops they may finish; once its time is up they are cancelled.</summary>
sealed class RunningWork : IDisposable
{
    // What a cancelled run gets for tidying up.
    static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    readonly ConcurrentDictionary<Task, byte> _tasks = new();
    readonly CancellationTokenSource _abort = new();

    public int Count => _tasks.Count;

    public void Start(Func<CancellationToken, Task> work)
    {
        var task = Task.Run(() => work(_abort.Token), CancellationToken.None);
        _tasks.TryAdd(task, 0);
        _ = ForgetAsync(task);
    }

    /// <summary>Completes when a run ends, at once when none is under way.</summary>
    public Task WhenAnyEndsAsync(CancellationToken cancellationToken) =>
        _tasks.Keys.ToList() is { Count: > 0 } tasks ? Task.WhenAny(tasks).WaitAsync(cancellationToken) : Task.CompletedTask;

    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        var all = EndAsync(Task.WhenAll(_tasks.Keys));
        try
        {
            await all.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await _abort.CancelAsync();
            await Task.WhenAny(all, Task.Delay(Grace, CancellationToken.None));
        }
    }

    public void Dispose() => _abort.Dispose();

    async Task ForgetAsync(Task task)
    {
        await EndAsync(task);
        _tasks.TryRemove(task, out _);
    }

    static async Task EndAsync(Task task) => await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}

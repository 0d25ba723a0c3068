namespace Pipeline.Validation;

/// <summary>Lets numbered work, done by several tasks at once, go through one at a time and in order.</summary>
/// <param name="first">The number that begins.</param>
sealed class Turns(int first)
{
    readonly Lock _lock = new();
    readonly Dictionary<int, TaskCompletionSource> _waiting = [];
    int _now = first;

    /// <summary>Ends when all numbers below have had their turn.</summary>
    public Task WaitAsync(int number, CancellationToken ct)
    {
        lock (_lock)
        {
            if (number == _now) return Task.CompletedTask;
            var waiting = _waiting[number] = new(TaskCreationOptions.RunContinuationsAsynchronously);
            return waiting.Task.WaitAsync(ct);
        }
    }

    public void Next()
    {
        TaskCompletionSource? next;
        lock (_lock) _waiting.Remove(++_now, out next);
        next?.SetResult();
    }
}

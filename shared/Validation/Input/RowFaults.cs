using System.Collections.Concurrent;

namespace Pipeline.Validation;

/// <summary>
/// What was wrong with rows that could not become cells. In the CSV each such row has one cell too many, with text, so that any reader
/// counts it as read and refuses it; here is why. Written while text is made, taken by whoever reports; safe from any thread.
/// </summary>
sealed class RowFaults
{
    /// <summary>Past so many that nobody took, only the row in the CSV tells.</summary>
    const int MostWaiting = 200_000;

    readonly ConcurrentDictionary<long, RowProblem> _waiting = [];
    int _count;

    /// <param name="record">Number of the row, from 1 for the first after the header, blank lines not counted.</param>
    public void Add(long record, RowProblem problem)
    {
        if (Volatile.Read(ref _count) >= MostWaiting) return;
        _waiting[record] = problem;
        Interlocked.Increment(ref _count);
    }

    /// <summary>What was wrong with the row, or null.</summary>
    public RowProblem? Find(long record) => _waiting.GetValueOrDefault(record);

    /// <summary>What was wrong with the row, or null. Once taken it is gone.</summary>
    public RowProblem? Take(long record)
    {
        if (!_waiting.TryRemove(record, out var problem)) return null;
        Interlocked.Decrement(ref _count);
        return problem;
    }
}

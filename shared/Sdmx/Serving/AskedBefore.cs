using System.Collections.Concurrent;
using Pipeline.Sdmx.Requests;
using Pipeline.Statistics.Structures;

namespace Pipeline.Sdmx.Serving;

/// <summary>What an address asks for.</summary>
public sealed record DataQuestion(Dataflow Flow, DataQuery Query);

/// <summary>
/// What addresses were read as that were asked for before: pages ask the same again, and most of the time only whether it has changed. Of one release, since filters
/// are read by its codes. Safe for many callers at once.
/// </summary>
public sealed class AskedBefore
{
    /// <summary>How many addresses are kept. Whoever asks for more of them has all forgotten, and read anew.</summary>
    public const int Most = 1_000;

    /// <summary>Characters of the longest address that is kept: together they take few megabytes, whatever is asked.</summary>
    public const int Longest = 400;

    readonly ConcurrentDictionary<string, DataQuestion> _read = new(StringComparer.Ordinal);
    int _count;

    /// <summary>How many are kept, at most.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <param name="read">What it asks for, if it was not asked before. What it throws is kept of no address.</param>
    public DataQuestion Of<T>(RawAddress address, T asker, Func<T, DataQuestion> read)
    {
        if (_read.TryGetValue(address.Target, out var known)) return known;
        var question = read(asker);
        if (address.Target.Length is 0 or > Longest) return question;
        if (Interlocked.Increment(ref _count) > Most)
        {
            _read.Clear();
            Interlocked.Exchange(ref _count, 1);
        }
        if (!_read.TryAdd(address.Target, question)) Interlocked.Decrement(ref _count);
        return question;
    }
}

using System.Diagnostics.CodeAnalysis;
using Azure.Data.Tables;

namespace Pipeline.Audit;

/// <summary>Walks the rows of a stream's events in their order and stops at the first that breaks the chain.</summary>
/// <param name="headBefore">The head as it was before the events were read: later ones may follow it, none up to it may be missing.</param>
/// <param name="known">Events that must be there as they are known outside.</param>
sealed class ChainWalk(string stream, StreamHead headBefore, IReadOnlyCollection<KnownEvent>? known = null)
{
    readonly ILookup<long, KnownEvent> _known = (known ?? []).ToLookup(e => e.Number);
    readonly KnownEvent? _furthest = known?.MaxBy(e => e.Number);
    long _events;
    string _lastHash = AuditEvent.NoHash;

    /// <summary>The first break found; null as long as there is none.</summary>
    public Verification? Broken { get; private set; }

    /// <summary>Takes the next row.</summary>
    /// <returns>Whether it is the event that follows.</returns>
    public bool Take(TableEntity row, [NotNullWhen(true)] out AuditEvent? e)
    {
        var (number, isRead) = (_events + 1, EventRow.TryRead(row, out e, out var mistake));
        if (AuditRows.NumberOf(row.RowKey) is { } found && found != number)
            Break($"Event {number} is missing: event {found} stands where it should be.");
        else if (!isRead) Break($"Event {number} was changed: it {mistake}.");
        else if (AuditHash.Of(e!) != e!.Hash) Break($"Event {number} was changed: its content does not give the hash that is kept with it.");
        else if (e.PreviousHash != _lastHash)
            Break(number == 1
                ? "Event 1 names an event before it, and there is none: it was changed, or is not the first."
                : $"Event {number} does not follow event {number - 1}: the hash that it names is another, so one of the two was changed.");
        else if (number == headBefore.Number && e.Hash != headBefore.Hash)
            Break($"Event {number} is not the one that the stream's head names: it was changed, or the head was.");
        else if (OtherThan(e, _known[number]) is { } other)
            Break($"Event {number} is not the one that {other.How}: the stream was written anew.");
        if (Broken is not null)
        {
            e = null;
            return false;
        }
        (_events, _lastHash) = (number, e!.Hash);
        return true;
    }

    /// <summary>Ends the walk after the last row.</summary>
    /// <param name="headAfter">The head as it is after the events were read.</param>
    /// <param name="hasRows">Whether the partition has any row.</param>
    public Verification End(StreamHead headAfter, bool hasRows)
    {
        if (Broken is not null) return Broken;
        if (headBefore.Number < 0 || headAfter.Number < 0) Break("The head of the stream was changed: it names no event.");
        else if (_events < headBefore.Number)
            Break($"Event {_events + 1} is missing: the stream's head names event {headBefore.Number}, and the events end with {_events}.");
        else if (_events < _furthest?.Number)
            Break($"Event {_events + 1} is missing: event {_furthest.Number} {_furthest.How}, and the events end with {_events}.");
        else if (headAfter == StreamHead.None && _events > 0) Break($"The head of the stream is missing, and there are {_events} events.");
        else if (headAfter == StreamHead.None && hasRows) Break("There are rows, but neither events nor the stream's head: all were removed.");
        else if (headAfter.Number < _events) Break($"The stream's head names event {headAfter.Number}, and the events end with {_events}.");
        else if (headAfter.Number == _events && headAfter.Hash != _lastHash)
            Break($"The stream's head does not name event {_events} as it is: the head or the event was changed.");
        return Broken ?? new(stream, _events, null, _events == 0
            ? "There are no events."
            : $"All {_events} events are there, unchanged and in their order.", _lastHash);
    }

    static KnownEvent? OtherThan(AuditEvent e, IEnumerable<KnownEvent> known) => known.FirstOrDefault(k => k.Hash != e.Hash);

    void Break(string sentence) => Broken = new(stream, _events, _events + 1, sentence, _lastHash);
}

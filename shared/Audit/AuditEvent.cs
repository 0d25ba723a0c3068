namespace Pipeline.Audit;

/// <summary>An entry as it stands in its stream, chained to the one before.</summary>
/// <param name="Stream">The stream's name, which is its partition of the table.</param>
/// <param name="Number">From 1, without gaps.</param>
/// <param name="At">When it was written (UTC, to 100 ns).</param>
/// <param name="Id">Random; by it a writer finds its own event when the answer to its transaction was lost.</param>
/// <param name="Details">By name, in ordinal order.</param>
/// <param name="PreviousHash">The hash of the event before; <see cref="NoHash"/> of the first.</param>
/// <param name="Hash"><see cref="AuditHash.Of"/> all the others: 64 lower-case hexadecimal digits.</param>
public sealed record AuditEvent(
    string Stream,
    long Number,
    DateTimeOffset At,
    Guid Id,
    string Actor,
    string Action,
    string Subject,
    IReadOnlyDictionary<string, string> Details,
    string PreviousHash,
    string Hash)
{
    /// <summary>What the first event has before it: 64 zeros.</summary>
    public static string NoHash { get; } = new('0', 64);

    /// <summary>The event that follows the one with this hash.</summary>
    internal static AuditEvent Following(string stream, StreamHead head, AuditEntry entry, DateTimeOffset at)
    {
        var next = new AuditEvent(
            stream, head.Number + 1, at.ToUniversalTime(), Guid.NewGuid(), entry.Actor, entry.Action, entry.Subject, entry.Details, head.Hash, "");
        return next with { Hash = AuditHash.Of(next) };
    }
}

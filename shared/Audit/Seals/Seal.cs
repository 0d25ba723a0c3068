namespace Pipeline.Audit.Seals;

/// <summary>
/// How far every stream of every audited table went at one moment. Seals lie where nothing can be written over, and each names the hash of the
/// one before: a chain that was written anew in its table, together with its head, does not fit them. Properties stand in the document's order.
/// </summary>
/// <param name="At">When it was made (UTC). Streams are read one after another, so that a head is of this moment or a little later.</param>
/// <param name="Day">The day of <paramref name="At"/> in UTC; there is one seal of it at most.</param>
/// <param name="Heads">In ordinal order of table and stream.</param>
/// <param name="Previous">The newest seal that there was; null in the first.</param>
/// <param name="Scheme"><see cref="SealDocument.Scheme"/>.</param>
public sealed record Seal(DateTimeOffset At, DateOnly Day, IReadOnlyList<SealedHead> Heads, SealLink? Previous, string Scheme);

/// <summary>Another seal, by its day and the SHA-256 of its bytes (64 lower-case hexadecimal digits).</summary>
public sealed record SealLink(DateOnly Day, string Sha256);

/// <summary>
/// How far a stream goes. It moves on from seal to seal only while the stream still has the event that was sealed before; otherwise it stays
/// where it was, so that the newest seal is enough to find what was done long ago.
/// </summary>
/// <param name="Broken">What stood there instead; null as long as the stream holds what was sealed.</param>
/// <param name="Events">The number of its last event.</param>
/// <param name="Hash">The hash of that event.</param>
public sealed record SealedHead(OtherHead? Broken, long Events, string Hash, string Stream, string Table)
{
    /// <summary>As people name a stream.</summary>
    public string Place => $"{Table}/{Stream}";
}

/// <summary>The head of a chain that is not the one that was sealed.</summary>
/// <param name="Events">0 when there is none, or none that can be read.</param>
/// <param name="Found">The day of the first seal that found it so.</param>
public sealed record OtherHead(long Events, DateOnly Found, string Hash);

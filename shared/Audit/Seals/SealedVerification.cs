namespace Pipeline.Audit.Seals;

/// <summary>Whether a stream is whole, and what the seals say to it.</summary>
/// <param name="Chain">Its own hashes, and the events that seals name.</param>
public sealed record SealedVerification(Verification Chain, SealStanding Seals)
{
    public bool IsWhole => Chain.IsWhole && Seals.IsWhole;
}

/// <summary>What the seals were found to be.</summary>
/// <param name="IsWhole">False where a seal was altered or removed, or a stream has none that should have one.</param>
/// <param name="Newest">The day of the newest that can be read; null without any.</param>
/// <param name="Events">How many events of the stream it has.</param>
/// <param name="Read">How many seals it was held against.</param>
public sealed record SealStanding(bool IsWhole, DateOnly? Newest, long Events, int Read, string Sentence);

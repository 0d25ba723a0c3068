namespace Pipeline.Audit;

/// <summary>Whether a stream is whole.</summary>
/// <param name="Events">How many events hold together, from the first.</param>
/// <param name="BrokenAt">The number of the first event that is missing, changed or does not follow; null when the stream is whole.</param>
/// <param name="Sentence">What holds, or the first thing that does not.</param>
/// <param name="LastHash">The hash of the last event that holds.</param>
public sealed record Verification(string Stream, long Events, long? BrokenAt, string Sentence, string LastHash)
{
    public bool IsWhole => BrokenAt is null;
}

namespace Pipeline.Audit.Seals;

/// <summary>What a night's sealing did and found.</summary>
/// <param name="Sha256">Of the seal; null when the day had one already, and nothing was written.</param>
/// <param name="Faults">Sentences: streams that do not hold what was sealed, found now for the first time, and seals that cannot be read.</param>
/// <param name="Broken">All streams that do not hold what was sealed, also those known before.</param>
public sealed record SealingSummary(DateOnly Day, string? Sha256, int Streams, IReadOnlyList<string> Faults, int Broken)
{
    internal static SealingSummary Already(DateOnly day, IReadOnlyList<string> faults) => new(day, null, 0, faults, 0);

    internal static SealingSummary Of(Seal seal, string sha256, IEnumerable<string> faults) => new(
        seal.Day, sha256, seal.Heads.Count,
        [.. faults, .. seal.Heads.Where(h => h.Broken?.Found == seal.Day).Select(Sentence)],
        seal.Heads.Count(h => h.Broken is not null));

    static string Sentence(SealedHead head) => head.Broken!.Events == 0
        ? $"{head.Place} is missing, or its head cannot be read: it had {head.Events} events when it was last sealed."
        : head.Broken.Events < head.Events
            ? $"{head.Place} ends with event {head.Broken.Events}: it had {head.Events} events when it was last sealed."
            : $"{head.Place} was written anew: event {head.Events} is not the one that was sealed.";
}

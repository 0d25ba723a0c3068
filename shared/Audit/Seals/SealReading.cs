namespace Pipeline.Audit.Seals;

/// <summary>What was read of the seals.</summary>
/// <param name="Days">Those that have a seal, the oldest first.</param>
/// <param name="Seals">Those that were read and can be used, the oldest first.</param>
public sealed record SealReading(IReadOnlyList<DateOnly> Days, IReadOnlyList<Seal> Seals, IReadOnlyList<SealFault> Faults)
{
    /// <summary>The events of a stream that seals name, each once.</summary>
    public IReadOnlyCollection<KnownEvent> EventsOf(string table, string stream) =>
    [
        .. from seal in Seals
           from head in seal.Heads
           where head.Table == table && head.Stream == stream
           group (head, seal) by (head.Events, head.Hash) into same
           select new KnownEvent(same.Key.Events, same.Key.Hash, HowOf(same.First().head, same.First().seal)),
    ];

    // A broken one is repeated by seals that did not find it any more.
    static string HowOf(SealedHead head, Seal seal) =>
        head.Broken is { } other ? $"was sealed before {other.Found:yyyy-MM-dd}" : $"was sealed on {seal.Day:yyyy-MM-dd}";
}

/// <summary>What is wrong with a seal.</summary>
/// <param name="Rest">Goes on from where the seal lies, and ends the sentence.</param>
public sealed record SealFault(DateOnly Day, string Rest)
{
    public string Sentence => $"{SealStore.PlaceOf(Day)} {Rest}";
}

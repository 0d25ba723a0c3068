namespace Pipeline.Audit.Seals;

/// <summary>What was read of the seals.</summary>
/// <param name="Days">Those that have a seal, the oldest first.</param>
/// <param name="Seals">Those that were read and can be used, the oldest first.</param>
public sealed record SealReading(IReadOnlyList<DateOnly> Days, IReadOnlyList<Seal> Seals, IReadOnlyList<SealFault> Faults)
{
    /// <summary>The events of a stream that seals name, each once.</summary>
    public IReadOnlyCollection<KnownEvent> EventsOf(string table, string stream) =>
    [
        .. Seals.SelectMany(seal => seal.Heads.Where(h => h.Table == table && h.Stream == stream).Select(h => (Head: h, Day: h.Broken is null ? seal.Day : (DateOnly?)null)))
            .GroupBy(one => (one.Head.Events, one.Head.Hash))
            .Select(same => new KnownEvent(same.Key.Events, same.Key.Hash, same.First().Day is { } day ? $"was sealed on {day:yyyy-MM-dd}" : $"was sealed before {same.First().Head.Broken!.Found:yyyy-MM-dd}")),
    ];
}

/// <summary>What is wrong with a seal.</summary>
/// <param name="Rest">Goes on from where the seal lies, and ends the sentence.</param>
public sealed record SealFault(DateOnly Day, string Rest)
{
    public string Sentence => $"{SealStore.PlaceOf(Day)} {Rest}";
}

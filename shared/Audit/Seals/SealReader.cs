namespace Pipeline.Audit.Seals;

/// <summary>Reads seals: the newest, which is enough for a stream, or all, each held against the one after it.</summary>
public sealed class SealReader(SealStore store, TimeProvider clock)
{
    /// <summary>The newest seal. Where it cannot be read, the one before it is read, and so on.</summary>
    public async Task<SealReading> ReadNewestAsync(CancellationToken ct)
    {
        var (days, faults) = await ListAsync(ct);
        foreach (var day in days.Reverse())
            if (Take(day, await store.ReadAsync(day, ct), faults) is { } seal) return new(days, [seal], faults);
        return new(days, [], faults);
    }

    /// <summary>
    /// Every seal, in order, with the heads that are asked for: a seal that was altered does not have the hash that the next one names, and one
    /// that was removed is named and not there.
    /// </summary>
    public async Task<SealReading> ReadAllAsync(Func<SealedHead, bool> isWanted, CancellationToken ct)
    {
        var (days, faults) = await ListAsync(ct);
        var seals = new List<Seal>();
        SealLink? before = null;
        foreach (var day in days)
        {
            var document = await store.ReadAsync(day, ct);
            if (Take(day, document, faults) is { } seal)
            {
                if (Misfit(seal, before) is { } misfit) faults.Add(misfit);
                seals.Add(seal with { Heads = [.. seal.Heads.Where(isWanted)] });
            }
            before = new(day, document is null ? "" : SealDocument.HashOf(document));
        }
        return new(days, seals, faults);
    }

    /// <summary>
    /// One of a day to come is told and not used: nobody can take it away, and it must not keep the nights until then from being sealed.
    /// </summary>
    async Task<(IReadOnlyList<DateOnly> Days, List<SealFault> Faults)> ListAsync(CancellationToken ct)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var days = (await store.ListAsync(ct)).ToLookup(day => day <= today);
        return ([.. days[true]], [.. days[false].Select(ToCome)]);

        static SealFault ToCome(DateOnly day) => new(day, "is of a day to come: somebody put it there, or a clock was wrong.");
    }

    static Seal? Take(DateOnly day, BinaryData? document, List<SealFault> faults)
    {
        if (document is null) faults.Add(new(day, "was there a moment ago and is not any more."));
        else if (SealDocument.TryRead(document, day, out var seal, out var mistake)) return seal;
        else faults.Add(new(day, $"was altered: it {mistake}."));
        return null;
    }

    /// <param name="before">The seal that comes before it by its day.</param>
    static SealFault? Misfit(Seal seal, SealLink? before)
    {
        if (seal.Previous == before) return null;
        var place = SealStore.PlaceOf(seal.Day);
        if (seal.Previous is not { } named)
            return new(seal.Day, $"says that it is the first, and {SealStore.PlaceOf(before!.Day)} comes before it: one of the two was added afterwards.");
        if (before is null || before.Day < named.Day) return new(named.Day, $"is missing: {place} names it, so it was removed.");
        return before.Day > named.Day
            ? new(before.Day, $"was added afterwards: {place} follows {SealStore.PlaceOf(named.Day)}.")
            : new(before.Day, $"was altered: {place} names another hash of it.");
    }
}

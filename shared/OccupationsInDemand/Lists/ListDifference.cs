namespace Pipeline.OccupationsInDemand;

/// <summary>What became of an occupation between two versions.</summary>
public enum ListChange
{
    Added,
    Removed,
    Kept,
}

/// <summary>One occupation in the comparison of two versions, flat for JSON and CSV.</summary>
/// <param name="Change">A <see cref="ListChange"/> by name.</param>
/// <param name="Since">As the version that has it says; the newer one where both do.</param>
/// <param name="Words">The change in a sentence.</param>
public sealed record DifferenceLine(string Change, string Isco08, string? Title, DateOnly Since, string LegalRef, string Words);

/// <summary>The difference of two versions.</summary>
/// <param name="Against">The older one's id, <paramref name="Version"/> the newer one's.</param>
/// <param name="Summary">The difference in a sentence.</param>
/// <param name="Lines">Added, then removed, then kept; each by code.</param>
public sealed record ListDifference(string Against, string Version, string Summary, int Added, int Removed, int Kept, IReadOnlyList<DifferenceLine> Lines)
{
    /// <param name="older">May begin after <paramref name="newer"/>: the two are compared as they are named.</param>
    /// <param name="title">The classification's title of a code; null when it has none.</param>
    public static ListDifference Between(ListVersion older, ListVersion newer, Func<string, string?> title)
    {
        var added = newer.Entries.Where(e => older.Find(e.Isco08) is null).Select(e => Line(ListChange.Added, e,
            $"is on the list of {newer.Id} and was not on that of {older.Id}")).ToList();
        var removed = older.Entries.Where(e => newer.Find(e.Isco08) is null).Select(e => Line(ListChange.Removed, e,
            $"was on the list of {older.Id} and is not on that of {newer.Id}")).ToList();
        var kept = newer.Entries.Where(e => older.Find(e.Isco08) is not null).Select(e => Line(ListChange.Kept, e, "is on both lists")).ToList();
        var summary = $"From the list of {older.Id} to that of {newer.Id} ({newer.Instrument.Name}, {newer.Instrument.Reference}): "
            + $"{added.Count} added, {removed.Count} removed, {kept.Count} kept.";
        return new(older.Id, newer.Id, summary, added.Count, removed.Count, kept.Count, [.. Sorted(added), .. Sorted(removed), .. Sorted(kept)]);

        DifferenceLine Line(ListChange change, ListEntry entry, string words) =>
            new($"{change}", entry.Isco08, title(entry.Isco08), entry.Since, entry.LegalRef, $"{entry.Isco08} {title(entry.Isco08) ?? "(no title)"} {words}.");
    }

    static IEnumerable<DifferenceLine> Sorted(IEnumerable<DifferenceLine> lines) => lines.OrderBy(l => l.Isco08, StringComparer.Ordinal);
}

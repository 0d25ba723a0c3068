namespace Pipeline.OccupationsInDemand;

/// <summary>A stretch of days during which an occupation was, or is, on the list.</summary>
/// <param name="From">The first day that versions on record show; <paramref name="Since"/> is what the list itself says.</param>
/// <param name="To">The last day; null while it has no end.</param>
/// <param name="Versions">Ids of the versions that it stood in.</param>
public sealed record ListSpell(DateOnly From, DateOnly? To, DateOnly Since, string LegalRef, IReadOnlyList<string> Versions);

/// <summary>The versions on record, by the day each holds from.</summary>
public sealed class ListHistory(IEnumerable<PublishedVersion> versions)
{
    public IReadOnlyList<PublishedVersion> Versions { get; } = [.. versions.OrderBy(v => v.List.ValidFrom)];

    public PublishedVersion? Newest => Versions is [.., var last] ? last : null;

    public PublishedVersion? Find(string id) => Versions.FirstOrDefault(v => v.List.Id == id);

    /// <summary>The version that holds on a day: the last that begins by then. Null when none on record does.</summary>
    public PublishedVersion? InForceOn(DateOnly day) => Versions.LastOrDefault(v => v.List.ValidFrom <= day);

    /// <summary>The version before another one; null of the first.</summary>
    public PublishedVersion? Before(PublishedVersion version) => Versions.LastOrDefault(v => v.List.ValidFrom < version.List.ValidFrom);

    /// <summary>The last day that a version holds; null of the newest.</summary>
    public DateOnly? EndOf(PublishedVersion version) =>
        Versions.FirstOrDefault(v => v.List.ValidFrom > version.List.ValidFrom)?.List.ValidFrom.AddDays(-1);

    /// <summary>When an occupation was on the list, the earliest first.</summary>
    public IReadOnlyList<ListSpell> Of(string isco08)
    {
        var spells = new List<ListSpell>();
        ListSpell? open = null;
        foreach (var version in Versions)
        {
            var entry = version.List.Find(isco08);
            if (entry is null && open is not null) spells.Add(open with { To = version.List.ValidFrom.AddDays(-1) });
            open = (entry, open) switch
            {
                (null, _) => null,
                (_, null) => new(version.List.ValidFrom, null, entry.Since, entry.LegalRef, [version.List.Id]),
                _ => open with { Versions = [.. open.Versions, version.List.Id] },
            };
        }
        if (open is not null) spells.Add(open);
        return spells;
    }
}

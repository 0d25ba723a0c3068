namespace Pipeline.OccupationsInDemand;

/// <summary>What is known of the list of a day.</summary>
public enum ListKnowledge
{
    /// <summary>A version on record holds.</summary>
    InForce,
    /// <summary>A list has force of law, and nobody has supplied what is on it.</summary>
    AnnexNotSupplied,
    /// <summary>No list of that day is known.</summary>
    NotOnRecord,
}

/// <summary>An occupation on the list, flat for JSON and CSV.</summary>
public sealed record ListLine(string Isco08, string? Title, DateOnly Since, string LegalRef);

/// <summary>A version without its entries.</summary>
/// <param name="ValidTo">The last day that it holds; null of the newest.</param>
/// <param name="Sha256">Of its content, which never changes.</param>
public sealed record VersionSummary(
    string Id, DateOnly ValidFrom, DateOnly? ValidTo, LegalInstrument Instrument, string? Round, IReadOnlyList<string> Decisions, int Occupations, string Sha256,
    DateTimeOffset PublishedAt)
{
    public static VersionSummary Of(PublishedVersion version, ListHistory history) => new(
        version.List.Id, version.List.ValidFrom, history.EndOf(version), version.List.Instrument, version.List.Round, version.List.Decisions,
        version.List.Entries.Count, version.Sha256, version.PublishedAt);
}

/// <summary>The list of a day, or plainly why it cannot be told.</summary>
/// <param name="State">A <see cref="ListKnowledge"/> by name.</param>
/// <param name="Occupations">Null where it is not known what is on the list: that is not an empty list.</param>
public sealed record ListAnswer(DateOnly On, string State, string Statement, VersionSummary? Version, IReadOnlyList<ListLine>? Occupations)
{
    /// <summary>The year of the list that has force of law from before this program.</summary>
    const int YearInLaw = 2013;

    public static ListAnswer Of(DateOnly day, ListHistory history, Func<string, string?> title)
    {
        if (history.InForceOn(day) is { } version)
            return new(day, nameof(ListKnowledge.InForce),
                $"{version.List.Instrument.Name} ({version.List.Instrument.Reference}) holds from {version.List.Id}: {version.List.Entries.Count} occupations.",
                VersionSummary.Of(version, history), LinesOf(version.List, title));
        return day.Year >= YearInLaw
            ? new(day, nameof(ListKnowledge.AnnexNotSupplied),
                $"The Occupations in Demand List of {YearInLaw} is in force in law, but its annex has not been supplied: which occupations are on it cannot be told here.",
                null, null)
            : new(day, nameof(ListKnowledge.NotOnRecord), $"No list of {ListVersion.IdOf(day)} is on record.", null, null);
    }

    public static IReadOnlyList<ListLine> LinesOf(ListVersion list, Func<string, string?> title) =>
        [.. list.Entries.Select(e => new ListLine(e.Isco08, title(e.Isco08), e.Since, e.LegalRef))];
}

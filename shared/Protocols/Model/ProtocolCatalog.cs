using Pipeline.Protocols.Loading;
using Pipeline.Reference;

namespace Pipeline.Protocols;

/// <summary>All protocols and codelists under one <c>protocols/</c> folder, loaded whole and strictly.</summary>
public sealed class ProtocolCatalog(IReadOnlyList<Protocol> protocols, IReadOnlyList<Codelist> codelists)
{
    public IReadOnlyList<Protocol> Protocols => protocols;

    public IReadOnlyList<Codelist> Codelists => codelists;

    /// <summary>Every version ever in force, as it was agreed, supported or not.</summary>
    public IReadOnlyList<Protocol> Published { get; init; } = [];

    /// <summary>The folder that it was read from, in which each <see cref="Protocol.Source"/> lies; empty for one made by hand.</summary>
    public string Folder { get; init; } = "";

    /// <summary>Figures that others published, for rules of scope external.</summary>
    public IReadOnlyList<ReferenceSeries> References { get; init; } = [];

    /// <summary>What shared data may be used for.</summary>
    public IReadOnlyList<Purpose> Purposes { get; init; } = [];

    /// <summary>The days on which nobody works, which due days of the protocols were counted with.</summary>
    public HolidayCalendar Holidays { get; init; } = HolidayCalendar.None;

    /// <summary>
    /// Reads a <c>protocols/</c> folder. Beside the protocols in force stand the published versions whose support has been given an end that has not
    /// passed, as deprecated ones.
    /// </summary>
    /// <param name="today">The day that decides about support; today in UTC unless given.</param>
    /// <exception cref="ProtocolException">Something in it is wrong; lists every mistake with its file, line and key.</exception>
    public static ProtocolCatalog Load(string folder, DateOnly? today = null) =>
        CatalogLoader.Load(folder, today ?? DateOnly.FromDateTime(DateTime.UtcNow));

    public bool HasAgency(AgencyId agency) => protocols.Any(p => p.Agency == agency);

    /// <summary>The protocol under which a drop is taken: the newest active version, else the newest deprecated one.</summary>
    public Protocol? Find(AgencyId agency, DatasetId dataset) => protocols
        .Where(p => p.Agency == agency && p.Dataset == dataset && p.Status is ProtocolStatus.Active or ProtocolStatus.Deprecated)
        .OrderBy(p => p.Status)
        .ThenByDescending(p => p.Version)
        .FirstOrDefault();

    /// <summary>The newest version of the International Standard Classification of Occupations, 2008; null without one.</summary>
    public Codelist? Occupations => NewestCodelist("isco08");

    /// <summary>The newest version of a codelist, whether it is in force yet or not; null without one.</summary>
    public Codelist? NewestCodelist(string name) => codelists.Where(c => c.Name == name).MaxBy(c => c.ValidFrom);

    /// <summary>The version of a codelist in force on <paramref name="day"/>.</summary>
    /// <exception cref="KeyNotFoundException">No version of the list is in force on that day.</exception>
    public Codelist CodelistInForce(string name, DateOnly day) =>
        codelists.FirstOrDefault(c => c.Name == name && c.IsInForce(day))
        ?? throw new KeyNotFoundException($"No version of codelist '{name}' is in force on {day:yyyy-MM-dd}.");
}

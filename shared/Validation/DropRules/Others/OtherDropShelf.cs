using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Validation;

/// <summary>Finds the drops that rules name, opens each once, and says why one cannot be had.</summary>
sealed class OtherDropShelf(IOtherDrops? others, Protocol protocol, ReferencePeriod period) : IAsyncDisposable
{
    static readonly Wording NotAtHand = new("Other drops are not at hand here.", "Les autres livraisons ne sont pas disponibles ici.");

    static readonly Wording Nothing = Wording.Neutral("");

    readonly Dictionary<(AgencyId, DatasetId, ReferencePeriod), IOtherDrop?> _opened = [];

    /// <summary>This dataset's accepted drop of exactly the period that a figure is compared with.</summary>
    public Task<Sought> FindAsync(Baseline baseline, CancellationToken ct) =>
        FindOwnAsync(period.Add(baseline == Baseline.PreviousPeriod ? -1 : -12 / (int)period.Frequency), ct);

    /// <summary>This dataset's newest accepted drop of an earlier period.</summary>
    public Task<Sought> FindPreviousAsync(CancellationToken ct) => FindNewestAsync(
        protocol.Agency, protocol.Dataset, p => p < period && p.Frequency == period.Frequency,
        new("There is no earlier accepted drop of this dataset.", "Il n'y a pas de livraison acceptée antérieure de ce jeu de données."), ct);

    /// <summary>The accepted drop that this one would take the place of.</summary>
    public Task<Sought> FindRevisedAsync(CancellationToken ct) => FindOwnAsync(period, ct);

    public Task<Sought> FindAsync(CrossFileRule rule, CancellationToken ct)
    {
        var name = $"{rule.Agency}/{rule.Dataset}";
        return rule.Drop == OtherDrop.Latest
            ? FindNewestAsync(rule.Agency, rule.Dataset, p => p.Start <= period.End,
                new($"There is no accepted drop of {name} up to {period}.", $"Il n'y a pas de livraison acceptée de {name} jusqu'à {period}."), ct)
            : FindNewestAsync(rule.Agency, rule.Dataset, p => p.Start <= period.End && p.End >= period.End,
                NoneFor(name), ct);
    }

    /// <summary>The other dataset's accepted drop of exactly this period.</summary>
    public Task<Sought> FindAsync(MirrorRule rule, CancellationToken ct) =>
        FindNewestAsync(rule.Agency, rule.Dataset, p => p == period, NoneFor($"{rule.Agency}/{rule.Dataset}"), ct);

    public async ValueTask DisposeAsync()
    {
        foreach (var drop in _opened.Values.OfType<IOtherDrop>()) await drop.DisposeAsync();
    }

    Wording NoneFor(string dataset) =>
        new($"There is no accepted drop of {dataset} for {period}.", $"Il n'y a pas de livraison acceptée de {dataset} pour {period}.");

    async Task<Sought> FindOwnAsync(ReferencePeriod at, CancellationToken ct) =>
        others is null ? new(null, at, NotAtHand)
        : await OpenAsync(protocol.Agency, protocol.Dataset, at, ct) is { } drop ? new(drop, at, Nothing)
        : new(null, at, new($"There is no accepted drop of this dataset for {at}.", $"Il n'y a pas de livraison acceptée de ce jeu de données pour {at}."));

    async Task<Sought> FindNewestAsync(AgencyId agency, DatasetId dataset, Func<ReferencePeriod, bool> fits, Wording otherwise, CancellationToken ct)
    {
        if (others is null) return new(null, period, NotAtHand);
        if (others.WhyNot(agency, dataset) is { } denied) return new(null, period, denied);
        foreach (var candidate in (await others.ListPeriodsAsync(agency, dataset, ct)).Where(fits).OrderDescending())
            if (await OpenAsync(agency, dataset, candidate, ct) is { } drop) return new(drop, candidate, Nothing);
        return new(null, period, otherwise);
    }

    async Task<IOtherDrop?> OpenAsync(AgencyId agency, DatasetId dataset, ReferencePeriod at, CancellationToken ct)
    {
        if (!_opened.TryGetValue((agency, dataset, at), out var drop))
            _opened[(agency, dataset, at)] = drop = await others!.OpenAsync(agency, dataset, at, ct);
        return drop;
    }
}

/// <summary>A drop that was looked for.</summary>
/// <param name="Drop">Null when it cannot be had.</param>
/// <param name="Period">Its period.</param>
/// <param name="Missing">Why it cannot be had, in a sentence.</param>
sealed record Sought(IOtherDrop? Drop, ReferencePeriod Period, Wording Missing)
{
    /// <summary>Why these columns of it cannot be read, or null.</summary>
    public Wording? WhyNot(IEnumerable<Column> columns)
    {
        if (Drop is null) return Missing;
        foreach (var column in columns)
            if (!Drop.Has(column))
                return new(
                    $"The accepted drop of {Period} does not have the column {column.Name} as this rule reads it.",
                    $"La livraison acceptée de {Period} n'a pas la colonne {column.Name} telle que cette règle la lit.");
            else if (column.Classification == Classification.PersonalIdentifier && !Drop.HasPseudonymKey)
                return new(
                    $"The accepted drop of {Period} has in the column {column.Name} pseudonyms of a key that is not at hand.",
                    $"La livraison acceptée de {Period} a dans la colonne {column.Name} des pseudonymes faits avec une clé qui manque ici.");
        return null;
    }
}

using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Validation;

/// <summary>The accepted drops that a drop is put beside: earlier ones of its own dataset, and those of other datasets.</summary>
public interface IOtherDrops
{
    /// <summary>Periods of which the dataset has an accepted drop, in no order.</summary>
    Task<IReadOnlyList<ReferencePeriod>> ListPeriodsAsync(AgencyId agency, DatasetId dataset, CancellationToken ct);

    /// <summary>The accepted drop of that period, or null when there is none. The drop being checked is never given.</summary>
    Task<IOtherDrop?> OpenAsync(AgencyId agency, DatasetId dataset, ReferencePeriod period, CancellationToken ct);

    /// <summary>What accepted drops hold in place of a personal identifier. Safe for many threads.</summary>
    /// <param name="domain">The column's <see cref="Column.PseudonymDomain"/>.</param>
    string Pseudonym(string domain, ReadOnlySpan<byte> utf8);
}

/// <summary>One accepted drop, read column by column. Personal identifiers in it are pseudonyms.</summary>
public interface IOtherDrop : IAsyncDisposable
{
    /// <summary>Whether its pseudonyms are made as <see cref="IOtherDrops.Pseudonym"/> makes them.</summary>
    bool HasSamePseudonyms { get; }

    /// <summary>Whether it has a column of this name that can be read as this one's type and scale.</summary>
    bool Has(Column column);

    /// <summary>All its rows, some at a time, in the same order each time. What is given is used again for the next.</summary>
    /// <param name="columns">Those to be read, by name, each as its type and scale.</param>
    IAsyncEnumerable<OtherRows> ReadAsync(IReadOnlyList<Column> columns, CancellationToken ct);
}

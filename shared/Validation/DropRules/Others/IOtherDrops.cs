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

    /// <summary>Why nothing of a dataset may be read for checks of this drop, in a sentence; null when it may.</summary>
    Wording? WhyNot(AgencyId agency, DatasetId dataset) => null;
}

/// <summary>One accepted drop, read column by column. Personal identifiers in it are pseudonyms.</summary>
public interface IOtherDrop : IAsyncDisposable
{
    /// <summary>Whether the key that its pseudonyms were made with is at hand.</summary>
    bool HasPseudonymKey { get; }

    /// <summary>What it holds in place of a personal identifier, whatever key newer drops are given. Safe for many threads.</summary>
    /// <param name="domain">The column's <see cref="Column.PseudonymDomain"/>.</param>
    /// <exception cref="InvalidOperationException">The key is not at hand.</exception>
    string Pseudonym(string domain, ReadOnlySpan<byte> utf8);

    /// <summary>Whether it has a column of this name that can be read as this one's type and scale.</summary>
    bool Has(Column column);

    /// <summary>All its rows, some at a time, in the same order each time. What is given is used again for the next.</summary>
    /// <param name="columns">Those to be read, by name, each as its type and scale.</param>
    IAsyncEnumerable<OtherRows> ReadAsync(IReadOnlyList<Column> columns, CancellationToken ct);
}

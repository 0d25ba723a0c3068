using Pipeline.Lake;

namespace Pipeline.Intake.Restricted;

/// <summary>The same rows twice, in the same order and row groups: the columns of the lake, and those that lie sealed apart.</summary>
/// <param name="Lake">Parquet, seekable.</param>
/// <param name="Sensitive">Parquet, seekable; null where there are no sensitive columns, or they need no change.</param>
public readonly record struct LakeRows(Stream Lake, Stream? Sensitive);

/// <summary>Copies of both files of rows, in temporary files that end with this.</summary>
public sealed class LakeRowsCopy : IAsyncDisposable
{
    readonly LakeCopy _lake = new();
    readonly LakeCopy _sensitive = new();
    bool _hasSensitive;

    public long Rows => _lake.Rows;

    /// <summary>Adds the rows in a mask of the lake's file, or all others; of the sensitive columns the same rows.</summary>
    public async Task AddAsync(LakeRows rows, RowMask mask, bool theirs, CancellationToken ct)
    {
        await _lake.AddAsync(rows.Lake, mask, theirs, ct);
        if (rows.Sensitive is null) return;
        await _sensitive.AddAsync(rows.Sensitive, mask, theirs, ct);
        Check();
    }

    /// <summary>Adds all rows.</summary>
    public async Task AddAsync(LakeRows rows, CancellationToken ct)
    {
        await _lake.AddAsync(rows.Lake, ct);
        if (rows.Sensitive is null) return;
        await _sensitive.AddAsync(rows.Sensitive, ct);
        Check();
    }

    /// <summary>Ends both files, each with an entry of its footer set to a list; an empty one is left out.</summary>
    /// <exception cref="InvalidOperationException">Nothing was added.</exception>
    public async Task<LakeRows> CompleteAsync(string entry, Func<IReadOnlyList<string>, IEnumerable<string>> change, CancellationToken ct)
    {
        var lake = await _lake.CompleteAsync(entry, change, ct);
        return new(lake, _hasSensitive ? await _sensitive.CompleteAsync(entry, change, ct) : null);
    }

    public async ValueTask DisposeAsync()
    {
        await _lake.DisposeAsync();
        await _sensitive.DisposeAsync();
    }

    void Check()
    {
        _hasSensitive = true;
        if (_sensitive.Rows != _lake.Rows)
            throw new InvalidDataException($"The sensitive columns have {_sensitive.Rows} rows where the lake's file has {_lake.Rows}.");
    }
}

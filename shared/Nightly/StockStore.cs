using Azure.Storage.Blobs;
using Pipeline.Indicators;
using Pipeline.Indicators.Estimation;

namespace Pipeline.Nightly;

/// <summary>The stocks of windows with their bootstrap samples, by the files that they follow from: a revised survey round leaves those of employers as they were.</summary>
sealed class StockStore(BlobContainerClient kept, RunMethod method)
{
    readonly HashSet<string> _used = [];

    /// <summary>Names a stock, and keeps it for the next night whether it is asked for in this one or not.</summary>
    /// <param name="what">What of the files is counted, and in which window.</param>
    public string NameOf(string what, IEnumerable<StoredPartial> files)
    {
        var parameters = method.Estimation.Parameters;
        var name = IndicatorBlobs.Stock(method.Name([$"{what} {parameters.Replicates} {parameters.Seed}", .. files.Select(f => f.Name).Order(StringComparer.Ordinal)]));
        lock (_used) _used.Add(name);
        return name;
    }

    /// <returns>What is kept under the name, else what is made and kept; null when there is no stock.</returns>
    public async Task<StockEstimate?> GetAsync(string name, Func<StockEstimate?> make, CancellationToken ct)
    {
        if (await kept.FindAsync(name, ct) is { } bytes && StockEstimate.Read(bytes, method.Estimation.Tree) is { } known) return known;
        var made = await Task.Run(make, ct);
        if (made is not null) await kept.GetBlobClient(name).UploadAsync(new BinaryData(made.Write()), overwrite: true, ct);
        return made;
    }

    public Task DeleteUnusedAsync(CancellationToken ct) => kept.DeleteUnusedAsync(IndicatorBlobs.Stocks, _used.Contains, ct);
}

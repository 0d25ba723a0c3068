using Azure.Storage.Blobs;
using Pipeline.Indicators;
using Pipeline.Indicators.Estimation;

namespace Pipeline.Nightly;

/// <summary>
/// What windows of files come to with their bootstrap samples, by the files that it follows from: a revised survey round leaves the stocks of employers as
/// they were, and a revised month of vacancies what the survey says.
/// </summary>
sealed class EstimateStore(BlobContainerClient kept, RunMethod method)
{
    static readonly string[] Places = [IndicatorBlobs.Stocks, IndicatorBlobs.Surveys, IndicatorBlobs.KeptCells];

    readonly HashSet<string> _used = [];

    /// <summary>Names a stock, and keeps it for the next night whether it is asked for in this one or not.</summary>
    /// <param name="what">What of the files is counted, and in which window.</param>
    public string NameOfStock(string what, IEnumerable<StoredPartial> files) => Use(IndicatorBlobs.Stock(KeyOf(what, files)));

    /// <summary>Names what the survey says of a quarter, and keeps it likewise.</summary>
    public string NameOfSurvey(string quarter, IEnumerable<StoredPartial> files) => Use(IndicatorBlobs.Survey(KeyOf(quarter, files)));

    /// <summary>Names cells that are of no quarter, and keeps them likewise.</summary>
    public string NameOfCells(string what, IEnumerable<StoredPartial> files) => Use(IndicatorBlobs.CellsOf(KeyOf(what, files)));

    /// <returns>Null when it is not kept.</returns>
    public async Task<StockEstimate?> FindStockAsync(string name, CancellationToken ct) =>
        await kept.FindAsync(name, ct) is { } bytes ? StockEstimate.Read(bytes, method.Estimation.Tree) : null;

    public Task KeepStockAsync(string name, StockEstimate stock, CancellationToken ct) =>
        kept.GetBlobClient(name).UploadAsync(new BinaryData(stock.Write()), overwrite: true, ct);

    /// <returns>What is kept under the name, else what is made and kept; null when there is no stock.</returns>
    public async Task<StockEstimate?> GetStockAsync(string name, Func<Task<StockEstimate?>> make, CancellationToken ct)
    {
        if (await FindStockAsync(name, ct) is { } known) return known;
        var made = await Task.Run(make, ct);
        if (made is not null) await KeepStockAsync(name, made, ct);
        return made;
    }

    /// <inheritdoc cref="GetStockAsync"/>
    public async Task<SurveyEstimate> GetSurveyAsync(string name, Func<Task<SurveyEstimate>> make, CancellationToken ct)
    {
        var tree = method.Estimation.Tree;
        if (await kept.FindAsync(name, ct) is { } bytes && SurveyEstimateFormat.Read(bytes, tree) is { } known) return known;
        var made = await Task.Run(make, ct);
        await kept.GetBlobClient(name).UploadAsync(new BinaryData(SurveyEstimateFormat.Write(made, tree)), overwrite: true, ct);
        return made;
    }

    /// <inheritdoc cref="GetStockAsync"/>
    public async Task<IReadOnlyList<CellEstimate>> GetCellsAsync(string name, Func<Task<IReadOnlyList<CellEstimate>>> make, CancellationToken ct)
    {
        if (await kept.FindAsync(name, ct) is { } bytes) return await CellEstimateTable.ReadAsync(new MemoryStream(bytes), ct);
        var made = await make();
        await kept.WriteAsync(name, file => CellEstimateTable.WriteAsync(file, name, made, ct), ct);
        return made;
    }

    public Task DeleteUnusedAsync(CancellationToken ct) =>
        Task.WhenAll(Places.Select(place => kept.DeleteUnusedAsync(place, _used.Contains, ct)));

    string KeyOf(string what, IEnumerable<StoredPartial> files)
    {
        var parameters = method.Estimation.Parameters;
        return method.Name([$"{what} {parameters.Replicates} {parameters.Seed}", .. files.Select(f => f.Name).Order(StringComparer.Ordinal)]);
    }

    string Use(string name)
    {
        lock (_used) _used.Add(name);
        return name;
    }
}

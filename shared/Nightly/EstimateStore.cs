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

    /// <returns>Null when it is not kept.</returns>
    public async Task<StockEstimate?> FindStockAsync(string name, CancellationToken ct) =>
        await kept.FindAsync(name, ct) is { } bytes ? StockEstimate.Read(bytes, method.Estimation.Tree) : null;

    public Task KeepStockAsync(string name, StockEstimate stock, CancellationToken ct) =>
        kept.GetBlobClient(name).UploadAsync(new BinaryData(stock.Write()), overwrite: true, ct);

    /// <returns>What is kept under the name, else what is made and kept; null when there is no stock.</returns>
    public Task<StockEstimate?> GetStockAsync(string name, Func<Task<StockEstimate?>> make, CancellationToken ct) =>
        GetAsync(name, bytes => StockEstimate.Read(bytes, method.Estimation.Tree), make, stock => stock.Write(), ct);

    /// <inheritdoc cref="GetStockAsync"/>
    public async Task<SurveyEstimate> GetSurveyAsync(string name, Func<Task<SurveyEstimate?>> make, CancellationToken ct) => (await GetAsync(
        name, bytes => SurveyEstimateFormat.Read(bytes, method.Estimation.Tree), make, survey => SurveyEstimateFormat.Write(survey, method.Estimation.Tree), ct))!;

    /// <summary>Cells that are of no quarter.</summary>
    /// <returns>What is kept of the files, else what is made and kept; none without a file.</returns>
    public async Task<IReadOnlyList<CellEstimate>> GetCellsAsync(
        string what, IReadOnlyCollection<StoredPartial> files, Func<Task<IReadOnlyList<CellEstimate>>> make, CancellationToken ct)
    {
        if (files.Count == 0) return [];
        var name = Use(IndicatorBlobs.CellsOf(KeyOf(what, files)));
        if (await kept.FindAsync(name, ct) is { } bytes) return await CellEstimateTable.ReadAsync(new MemoryStream(bytes), ct);
        var made = await make();
        await kept.WriteAsync(name, file => CellEstimateTable.WriteAsync(file, name, made, ct), ct);
        return made;
    }

    public Task DeleteUnusedAsync(CancellationToken ct) =>
        Task.WhenAll(Places.Select(place => kept.DeleteUnusedAsync(place, _used.Contains, ct)));

    async Task<T?> GetAsync<T>(string name, Func<byte[], T?> read, Func<Task<T?>> make, Func<T, byte[]> write, CancellationToken ct)
        where T : class
    {
        if (await kept.FindAsync(name, ct) is { } bytes && read(bytes) is { } known) return known;
        var made = await Task.Run(make, ct);
        if (made is not null) await kept.GetBlobClient(name).UploadAsync(new BinaryData(write(made)), overwrite: true, ct);
        return made;
    }

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

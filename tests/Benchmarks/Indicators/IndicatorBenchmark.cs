using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure.Storage.Blobs;
using Pipeline.Benchmarks.Measuring;
using Pipeline.Indicators;
using Pipeline.Indicators.Estimation;
using Pipeline.Indicators.Occupations;
using Pipeline.Indicators.References;
using Pipeline.Lake;
using Pipeline.Nightly;
using Pipeline.Protocols;
using Pipeline.Reference;
using Pipeline.Testing;
using Pipeline.Testing.Indicators;

namespace Pipeline.Benchmarks.Indicators;

/// <summary>
/// The indicators at national scale: all cells against DuckDB, a whole night against all cells, a night with one revised month against a whole one, and what
/// memory a night takes. Nights go through Azurite, as they go through Blob Storage.
/// </summary>
sealed class IndicatorBenchmark(NationalFiles files, CellSql sql, ProtocolCatalog catalog, BlobServiceClient blobs)
{
    const double MostMemory = 1000;

    // What is timed against DuckDB gives every value, as DuckDB does.
    static readonly IndicatorParameters Everything = IndicatorParameters.ReadDefault() with { SmallestSample = 1, RseSuppressed = double.PositiveInfinity, SmallestCell = 1 };

    static readonly ReferenceData References = ReferenceData.Of(new Dictionary<string, string>
    {
        [ReferenceData.FieldsFile] = CellSql.Fields,
        [ReferenceData.PricesFile] = "month,index\n" + string.Concat(
            from year in Enumerable.Range(2020, 7) from month in Enumerable.Range(1, 12) select $"{year}-{month:00},{100 + 12 * (year - 2020) + month}\n"),
    });

    public static async Task<int> RunAsync(CommandLine command)
    {
        using var duckDb = new DuckDbSession();
        var scale = command.Part == 1 ? NationalScale.Full : NationalScale.Full.By(command.Part);
        var folder = Path.Combine(Path.GetTempPath(), $"national-{scale.Jobs}");
        var files = new NationalFiles(duckDb, folder, scale);
        await files.MakeAsync();
        var version = (await duckDb.RunAsync("SELECT version() AS version")).Row.GetProperty("version");
        var measured = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"{DateTime.UtcNow:yyyy-MM-dd}. {Machine.Describe()}, DuckDB {version}.\n")
            .Append(CultureInfo.InvariantCulture, $"12 survey rounds of {scale.Persons:N0} persons, {scale.Vacancies:N0} vacancies, {scale.Permits:N0} permits, ")
            .Append(CultureInfo.InvariantCulture, $"{scale.Months} months of {scale.Jobs:N0} jobs.\n\n")
            .Append(Result.Heading);

        await using var azurite = await AzuriteServer.StartNewAsync();
        var benchmark = new IndicatorBenchmark(
            files, new(duckDb, files), ProtocolCatalog.Load(Repository.PathOf("protocols")), new(azurite.ConnectionString));
        foreach (var result in await benchmark.MeasureAsync(scale, command.Rounds)) measured.Append(result);
        Console.Write(measured);
        if (command.IsWritten) await Page.WriteAsync("indicators", $"{measured}");
        return 0;
    }

    async Task<Result[]> MeasureAsync(NationalScale scale, int rounds)
    {
        var rows = 12L * scale.Persons + scale.Vacancies + scale.Permits + (long)scale.Months * scale.Jobs;
        await AgreeAsync();
        var points = await Rounds.CompareAsync(rounds, async () => new(await sql.ComputeAsync(), rows, 0), PointAsync);
        var inputs = await UploadAsync();
        var (first, night) = (default(TimeSpan), default(RunSummary));
        var peak = await MemoryPeak.WatchAsync(async () => (night, first) = await NightAsync(inputs));
        var second = await ReviseAsync(inputs);
        Console.WriteLine($"First night: {night!.Work}. Cells: {string.Join(", ", night.Cells)}");
        return
        [
            Result.Speed("All cells in DuckDB from the same files", rows, points, 1, 1),
            Result.Cost($"All cells, against a whole first night with B = {Everything.Replicates}", rows, (points.Ours, first), 15, 15),
            Result.Cost("A whole first night, against a night with one revised month of payroll", rows, (first, second), 0.1, 0.1),
            Result.Memory("A whole first night", peak, MostMemory, MostMemory),
        ];
    }

    static EstimationMethod Method(ProtocolCatalog catalog) => new(
        Everything, new OccupationTree(catalog.Codelists.Where(c => c.Name == "isco08").MaxBy(c => c.ValidFrom)!.Items.Select(i => KeyValuePair.Create(i.Key, i.Value.Name))), References);

    async Task<Run> PointAsync()
    {
        var clock = Stopwatch.StartNew();
        var cells = await PointEstimates.ComputeAsync(files, Method(catalog), partial => partial);
        return new(clock.Elapsed, cells.Count, 0);
    }

    /// <summary>A peer that finds other cells does other work, and its time says nothing.</summary>
    async Task AgreeAsync()
    {
        var path = Path.Combine(files.Folder, "cell_estimate.parquet");
        await using (var file = File.Create(path))
            await CellEstimateTable.WriteAsync(file, "benchmark", await PointEstimates.ComputeAsync(files, Method(catalog), partial => partial), default);
        await sql.ComputeAsync();
        var (both, one, suppressed, difference) = await sql.CompareAsync(path);
        Console.WriteLine($"{both} values agree to {difference:0.0e+00}; {suppressed} cells without a known error; {one} in one only.");
        if (one > 0 || difference > 1e-9) throw new InvalidOperationException("DuckDB and the program give other cells.");
    }

    async Task<List<LakePartition>> UploadAsync()
    {
        var lake = blobs.GetBlobContainerClient(Containers.Lake);
        await lake.CreateIfNotExistsAsync();
        var inputs = new List<LakePartition>();
        foreach (var (dataset, agency, period, path) in files.All) inputs.Add(await UploadAsync(dataset, agency, period, path));
        return inputs;
    }

    async Task<LakePartition> UploadAsync(string dataset, string agency, string period, string path)
    {
        var content = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(path)));
        var partition = new LakePartition(
            DatasetId.Parse(dataset), ReferencePeriod.Parse(period), AgencyId.Parse(agency), SubmissionId.For(AgencyId.Parse(agency), $"{dataset}/{period}", content), content,
            await RowsAsync(path));
        await blobs.GetBlobContainerClient(Containers.Lake).GetBlobClient(partition.BlobName).UploadAsync(path, overwrite: true);
        return partition;
    }

    static async Task<long> RowsAsync(string path)
    {
        await using var file = File.OpenRead(path);
        await using var reader = await LakeReader.OpenAsync(file, default);
        return Enumerable.Range(0, reader.RowGroupCount).Sum(reader.RowCount);
    }

    async Task<(RunSummary Summary, TimeSpan Time)> NightAsync(IReadOnlyList<LakePartition> inputs)
    {
        var clock = Stopwatch.StartNew();
        var run = new IndicatorRun(blobs, IndicatorParameters.ReadDefault(), catalog, TimeProvider.System, References);
        var summary = await run.RunAsync(inputs, default);
        return summary.State == RunState.Computed ? (summary, clock.Elapsed) : throw new InvalidOperationException($"The night was {summary.State}.");
    }

    async Task<TimeSpan> ReviseAsync(List<LakePartition> inputs)
    {
        var month = files.Months.ElementAt(files.Months.Count() / 2);
        var path = Path.Combine(files.Folder, "revised.parquet");
        await files.ReviseAsync(month, path);
        var revised = await UploadAsync("payroll", "rssb", month, path);
        var (summary, time) = await NightAsync([.. inputs.Where(i => i.Dataset != revised.Dataset || i.Period != revised.Period), revised]);
        Console.WriteLine($"Second night: {summary.Work}.");
        return summary.Work is { FilesRead: 1 } ? time : throw new InvalidOperationException("Other files were read than the revised one.");
    }
}

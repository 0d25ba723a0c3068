using System.Diagnostics;
using System.Globalization;
using System.Text;
using Azure.Storage.Blobs;
using Pipeline.Benchmarks.Measuring;
using Pipeline.Indicators;
using Pipeline.Indicators.Estimation;
using Pipeline.Indicators.Occupations;
using Pipeline.Indicators.References;
using Pipeline.Protocols;
using Pipeline.Testing;
using Pipeline.Testing.Indicators;

namespace Pipeline.Benchmarks.Indicators;

/// <summary>
/// The indicators at national scale: all cells against DuckDB, and then the <see cref="NightBenchmark">nights</see> through Azurite, as they go through Blob Storage.
/// </summary>
sealed class IndicatorBenchmark(NationalFiles files, CellSql sql, ProtocolCatalog catalog, BlobServiceClient blobs)
{
    /// <summary>Name of the part that is measured without DuckDB.</summary>
    public const string Nights = "nights";

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
        foreach (var result in await (command.Name == Nights ? benchmark.MeasureNightsAsync(scale) : benchmark.MeasureAsync(scale, command.Rounds))) measured.Append(result);
        Console.Write(measured);
        if (command.IsWritten) await Page.WriteAsync("indicators", $"{measured}");
        return 0;
    }

    async Task<Result[]> MeasureAsync(NationalScale scale, int rounds)
    {
        var rows = Rows(scale);
        await AgreeAsync();
        var points = await Rounds.CompareAsync(rounds, async () => new(await sql.ComputeAsync(), rows, 0), PointAsync);
        return [Result.Speed("All cells in DuckDB from the same files", rows, points, 1, 1), .. await NightsAsync(rows, points.Ours)];
    }

    Task<Result[]> MeasureNightsAsync(NationalScale scale) => NightsAsync(Rows(scale), null);

    Task<Result[]> NightsAsync(long rows, TimeSpan? points) => new NightBenchmark(files, catalog, blobs, References).MeasureAsync(rows, points);

    static long Rows(NationalScale scale) => 12L * scale.Persons + scale.Vacancies + scale.Permits + (long)scale.Months * scale.Jobs;

    static EstimationMethod Method(ProtocolCatalog catalog) => new(
        Everything, new OccupationTree(catalog.Occupations!.Items.Select(i => KeyValuePair.Create(i.Key, i.Value.Name))), References);

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
}

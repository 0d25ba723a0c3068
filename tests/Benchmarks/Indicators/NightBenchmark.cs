using System.Diagnostics;
using System.Security.Cryptography;
using Azure.Storage.Blobs;
using Pipeline.Benchmarks.Measuring;
using Pipeline.Indicators;
using Pipeline.Indicators.References;
using Pipeline.Lake;
using Pipeline.Nightly;
using Pipeline.Protocols;
using Pipeline.Reference;
using Pipeline.Testing.Indicators;

namespace Pipeline.Benchmarks.Indicators;

/// <summary>
/// A whole first night with nothing kept against all cells, what memory it takes, and after it nights on each of which one agency revised one file: a month of
/// payroll, one of vacancies, one of permits, and a survey round, the last three within the windows of both reference quarters.
/// </summary>
sealed class NightBenchmark(NationalFiles files, ProtocolCatalog catalog, BlobServiceClient blobs, ReferenceData references)
{
    const double MostMemory = 1000;

    const double MostOfAWholeNight = 0.1;

    static readonly IndicatorParameters Parameters = IndicatorParameters.ReadDefault();

    /// <param name="rows">Of all files.</param>
    /// <param name="points">How long all cells take; null to measure the nights alone.</param>
    public async Task<Result[]> MeasureAsync(long rows, TimeSpan? points)
    {
        var inputs = await UploadAsync();
        var first = default(Night);
        var peak = await MemoryPeak.WatchAsync(async () => first = await NightAsync("First night", inputs));
        var results = new List<Result>();
        if (points is { } time) results.Add(Result.Cost($"All cells, against a whole first night with B = {Parameters.Replicates}", rows, (time, first.Time), 15, 15));
        foreach (var (what, dataset, agency, period, most) in Revisions)
        {
            var revised = await ReviseAsync(dataset, agency, period);
            inputs = [.. inputs.Where(i => i.Dataset != revised.Dataset || i.Period != revised.Period), revised];
            var night = await NightAsync($"Night with {what} revised", inputs);
            if (night.Summary.Work is not { FilesRead: 1 }) throw new InvalidOperationException("Other files were read than the revised one.");
            results.Add(Result.Cost($"A whole first night, against a night with {what} revised", rows, (first.Time, night.Time), most, most));
        }
        return [.. results, Result.Memory("A whole first night", peak, MostMemory, MostMemory)];
    }

    /// <summary>A survey round is a quarter's file that everything about persons follows from: it is told for itself.</summary>
    IEnumerable<(string What, string Dataset, string Agency, string Period, double? Most)> Revisions =>
    [
        ("one month of payroll", "payroll", "rssb", files.Months.ElementAt(files.Months.Count() / 2), MostOfAWholeNight),
        ("one month of vacancies", "vacancies", "mifotra", "2026-06", MostOfAWholeNight), ("one month of permits", "work-permits", "dgie", "2026-06", MostOfAWholeNight),
        ("one survey round", "labour-force-survey", "nisr", "2026-Q2", null),
    ];

    async Task<List<LakePartition>> UploadAsync()
    {
        await blobs.GetBlobContainerClient(Containers.Lake).CreateIfNotExistsAsync();
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

    async Task<LakePartition> ReviseAsync(string dataset, string agency, string period)
    {
        var path = Path.Combine(files.Folder, "revised.parquet");
        await files.ReviseAsync(dataset, period, path);
        return await UploadAsync(dataset, agency, period, path);
    }

    static async Task<long> RowsAsync(string path)
    {
        await using var file = File.OpenRead(path);
        await using var reader = await LakeReader.OpenAsync(file, default);
        return Enumerable.Range(0, reader.RowGroupCount).Sum(reader.RowCount);
    }

    async Task<Night> NightAsync(string name, IReadOnlyList<LakePartition> inputs)
    {
        GC.Collect();
        var (clock, cpu) = (Stopwatch.StartNew(), Environment.CpuUsage.UserTime);
        var run = new IndicatorRun(blobs, Parameters, catalog, TimeProvider.System, references);
        var summary = await run.RunAsync(inputs, default);
        var time = clock.Elapsed;
        Console.WriteLine($"{name}: {summary.Work}, {(Environment.CpuUsage.UserTime - cpu).TotalSeconds:0.0} s of user CPU; cells {string.Join(", ", summary.Cells)}.");
        return summary.State == RunState.Computed ? new(summary, time) : throw new InvalidOperationException($"The night was {summary.State}.");
    }

    readonly record struct Night(RunSummary Summary, TimeSpan Time);
}

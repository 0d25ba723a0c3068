using System.Diagnostics;
using Azure.Storage.Blobs;
using Pipeline.Benchmarks.Files;
using Pipeline.Benchmarks.Measuring;
using Pipeline.Benchmarks.Peers;
using Pipeline.Testing;

namespace Pipeline.Benchmarks;

/// <summary>The comparisons, each by the name under which it is started.</summary>
sealed class Benchmark(Subject subject, DuckDb duckDb, long rows, int rounds)
{
    const int ManyTimes = 10;

    // As a delivery is validated, and the checks alone, as peers do them that make no SHA-256 of the content.
    readonly Validator _validator = new(subject, isHashed: true);
    readonly Validator _checks = new(subject, isHashed: false);

    /// <summary>In the order in which they run: memory first, while the process is fresh.</summary>
    public IReadOnlyDictionary<string, Func<Task<Result[]>>> All => new Dictionary<string, Func<Task<Result[]>>>
    {
        ["memory"] = MemoryAsync,
        ["duckdb"] = DuckDbAsync,
        ["csvhelper"] = CsvHelperAsync,
        ["wrong"] = WrongAsync,
        ["drop"] = DropAsync,
        ["azurite"] = AzuriteAsync,
    };

    public Task<PermitFile> FileAsync(Spoiling spoiling) => PermitFile.MakeAsync(subject, rows, spoiling);

    async Task<Result[]> DuckDbAsync()
    {
        await AgreeAsync("DuckDB", duckDb.CheckAsync);
        var clean = await FileAsync(Spoiling.None);
        var noOrder = await FileAsync(Spoiling.NoOrder);
        return
        [
            Result.Speed("DuckDB, same checks", rows, await Rounds.CompareAsync(rounds, () => duckDb.CheckAsync(clean), () => _checks.CheckAsync(clean)), 2, 3),
            Result.Speed("DuckDB, same checks, the rows in no order of their keys", rows,
                await Rounds.CompareAsync(rounds, () => duckDb.CheckAsync(noOrder), () => _checks.CheckAsync(noOrder)), 2, 3),
        ];
    }

    async Task<Result[]> CsvHelperAsync()
    {
        var reader = new CsvHelperReader(subject);
        await AgreeAsync("CsvHelper", file => Task.FromResult(reader.Check(file)));
        var clean = await FileAsync(Spoiling.None);
        return
        [
            Result.Speed("CsvHelper, same checks, one thread", rows,
                await Rounds.CompareAsync(rounds, () => Task.FromResult(reader.Check(clean)), () => _checks.CheckAsync(clean)), 8, 15),
            Result.Speed("The same, and on both sides the SHA-256 of the content", rows,
                await Rounds.CompareAsync(rounds, () => Task.FromResult(reader.CheckAndHash(clean)), () => _validator.CheckAsync(clean))),
        ];
    }

    async Task<Result[]> WrongAsync()
    {
        var clean = await FileAsync(Spoiling.None);
        var wrong = await FileAsync(Spoiling.EveryCell);
        var found = await _validator.CheckAsync(wrong);
        if (found.RowsWithErrors != rows) throw new InvalidOperationException($"Only {found.RowsWithErrors} of {rows} wrong rows were found.");
        return [Result.Cost("Every cell wrong, against the clean file", rows,
            await Rounds.CompareAsync(rounds, () => _validator.CheckAsync(clean), () => _validator.CheckAsync(wrong)), 2, 1.3)];
    }

    async Task<Result[]> DropAsync()
    {
        var clean = await FileAsync(Spoiling.None);
        Rounds.EnsureSame("DuckDB's copy", await duckDb.CopyAsync(clean), await _validator.WriteAsync(clean));
        return [Result.Speed("DuckDB reading, checking and COPY TO Parquet, against the whole drop with pseudonyms", rows,
            await Rounds.CompareAsync(rounds, () => duckDb.CopyAsync(clean), () => _validator.WriteAsync(clean)), 1, 2)];
    }

    async Task<Result[]> MemoryAsync()
    {
        var clean = await FileAsync(Spoiling.None);
        await _validator.CheckAsync(clean);
        var few = await MemoryPeak.WatchAsync(() => _validator.CheckAsync(Stream(rows, Spoiling.NoOrder)));
        var many = await MemoryPeak.WatchAsync(() => _validator.CheckAsync(Stream(rows * ManyTimes, Spoiling.NoOrder)));
        var rising = await MemoryPeak.WatchAsync(() => _validator.CheckAsync(Stream(rows * ManyTimes, Spoiling.None)));
        var drop = await MemoryPeak.WatchAsync(() => _validator.WriteAsync(clean));
        return
        [
            Result.Memory($"Validation of {rows:N0} rows", few, 256, 128),
            Result.Memory($"Validation of {rows * ManyTimes:N0} rows", many, 256, 128),
            Result.Memory($"Validation of {rows * ManyTimes:N0} rows in the order of their keys", rising, 256, 128),
            Result.Memory($"Whole drop of {rows:N0} rows", drop, 256, 128),
        ];
    }

    async Task<Result[]> AzuriteAsync()
    {
        var clean = await FileAsync(Spoiling.None);
        await using var azurite = await AzuriteServer.StartNewAsync();
        var container = new BlobContainerClient(azurite.ConnectionString, "benchmarks");
        await container.CreateAsync();
        var blob = container.GetBlobClient("permits.csv");
        await blob.UploadAsync(clean.Path);
        return
        [
            Result.Cost("Through Azurite: validation, against a plain download to a file", rows,
                await Rounds.CompareAsync(rounds, () => DownloadAsync(blob, $"{clean.Path}.downloaded"), () => ValidateAsync(blob, _checks)), 1.5, 1.15),
            Result.Cost("Through Azurite: validation with SHA-256, against a plain download to a file", rows,
                await Rounds.CompareAsync(rounds, () => DownloadAsync(blob, $"{clean.Path}.downloaded"), () => ValidateAsync(blob, _validator))),
            Result.Cost("Through Azurite: validation with SHA-256, against reading the blob and throwing it away", rows,
                await Rounds.CompareAsync(rounds, () => ReadAsync(blob), () => ValidateAsync(blob, _validator))),
        ];
    }

    /// <summary>As a person or a script downloads a blob.</summary>
    static async Task<Run> DownloadAsync(BlobClient blob, string path)
    {
        var clock = Stopwatch.StartNew();
        await blob.DownloadToAsync(path);
        var time = clock.Elapsed;
        File.Delete(path);
        return new(time, 0, 0);
    }

    static async Task<Run> ReadAsync(BlobClient blob)
    {
        var clock = Stopwatch.StartNew();
        await using var content = (await blob.DownloadStreamingAsync()).Value.Content;
        await content.CopyToAsync(System.IO.Stream.Null, 1 << 20);
        return new(clock.Elapsed, 0, 0);
    }

    static async Task<Run> ValidateAsync(BlobClient blob, Validator validator)
    {
        var clock = Stopwatch.StartNew();
        var run = await validator.CheckAsync((await blob.DownloadStreamingAsync()).Value.Content);
        return run with { Time = clock.Elapsed };
    }

    PermitStream Stream(long count, Spoiling spoiling) => new(subject.Rows(spoiling), count);

    /// <summary>A peer that does not find the same faulty rows does other work, and its time says nothing.</summary>
    async Task AgreeAsync(string peer, Func<PermitFile, Task<Run>> check)
    {
        foreach (var spoiling in (Spoiling[])[Spoiling.EveryHundredthRow, Spoiling.None])
        {
            var file = await FileAsync(spoiling);
            Rounds.EnsureSame($"{peer}, {spoiling}", await check(file), await _validator.CheckAsync(file));
        }
    }
}

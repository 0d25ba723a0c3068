using System.Reflection;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.Indicators;
using Pipeline.Lake;
using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Nightly;

/// <summary>
/// Recomputes the indicators from the lake. A run is named by its inputs, parameters and method: what is current already is not computed again,
/// and a run that was cut short writes the same blobs again. The pointer is written last, so readers never see half a run.
/// </summary>
public sealed class IndicatorRun(BlobServiceClient blobs, IndicatorParameters parameters, CatalogInForce catalog, TimeProvider clock)
{
    static readonly string CodeVersion =
        typeof(IndicatorRun).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    readonly BlobContainerClient _lake = blobs.GetBlobContainerClient(Containers.Lake);
    readonly BlobContainerClient _indicators = blobs.GetBlobContainerClient(Containers.Indicators);

    /// <summary>Runs once. One run at a time: two at once would leave either's pointer.</summary>
    /// <param name="inputs">Every accepted partition that no later one supersedes; those the indicators do not need are passed over, and those whose agreements do not let them be read are left out.</param>
    /// <exception cref="InvalidDataException">A partition lacks a column, or has other rows than were accepted.</exception>
    /// <exception cref="RequestFailedException">The storage refused, or a partition is not there.</exception>
    public async Task<RunSummary> RunAsync(IReadOnlyList<LakePartition> inputs, CancellationToken ct)
    {
        var started = clock.GetUtcNow();
        var (allowed, leftOut) = AllowedInputs.Of(inputs, catalog.Now, parameters);
        var partitions = allowed.ToLookup(p => p.Submission.ToString());
        var chosen = InputSelection.Choose(
            allowed.Select(p => new RunInput(p.Dataset, p.Period, p.Agency, p.Submission.ToString(), p.ContentSha256, p.Rows)), parameters);
        if (chosen.Count == 0) return RunSummary.Nothing with { LeftOut = leftOut };

        var id = RunId.For(chosen, parameters.Sha256);
        var rowsIn = chosen.GroupBy(i => i.Dataset.ToString()).ToDictionary(g => g.Key, g => g.Sum(i => i.Rows));
        if (await ReadCurrentAsync(id, ct) is { } current) return Summarise(id, RunState.Unchanged, rowsIn, current) with { LeftOut = leftOut };

        if (await ComputeAsync(chosen.Select(i => partitions[i.LoadId].First(p => p.Dataset == i.Dataset && p.Period == i.Period)), ct) is not { } cells)
            return new(id, RunState.MixedKeys, rowsIn, new Dictionary<Quality, int>(), []);
        var run = new RunRecord(id, started, CodeVersion, RunId.MethodVersion, parameters.Sha256, parameters.Seed,
            [.. chosen.Select(i => i.LoadId)], rowsIn, cells.Count);
        await PublishAsync(run, [.. chosen.Select(i => $"{i.Agency}/{i.Dataset}").Distinct()], cells, ct);
        return Summarise(id, RunState.Computed, rowsIn, cells) with { LeftOut = leftOut };
    }

    /// <summary>The cells of the current run if it is <paramref name="id"/> and complete, else null.</summary>
    async Task<IReadOnlyList<CellEstimate>?> ReadCurrentAsync(string id, CancellationToken ct)
    {
        try
        {
            var pointer = await _indicators.GetBlobClient(IndicatorBlobs.Current).DownloadContentAsync(ct);
            if (CurrentRun.Parse(pointer.Value.Content) is not { Sources: not null } current || current.RunId != id) return null;
            if (!await _indicators.GetBlobClient(IndicatorBlobs.Run(id)).ExistsAsync(ct)) return null;
            var cells = await _indicators.GetBlobClient(IndicatorBlobs.Cells(id)).DownloadContentAsync(ct);
            return await CellEstimateTable.ReadAsync(cells.Value.Content.ToStream(), ct);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    /// <summary>Null when permits, which are followed from file to file by their pseudonyms, have them under several keys.</summary>
    async Task<IReadOnlyList<CellEstimate>?> ComputeAsync(IEnumerable<LakePartition> partitions, CancellationToken ct)
    {
        var calculation = new Calculation(parameters);
        string? key = null;
        foreach (var partition in partitions)
        {
            // Ranges are fetched as they are read: of a wide file only the columns needed travel.
            await using var file = await _lake.GetBlobClient(partition.BlobName).OpenReadAsync(new BlobOpenReadOptions(allowModifications: false), ct);
            // Asked of the very file whose rows are read: one that is replaced meanwhile ends the run.
            if (partition.Dataset.ToString() == parameters.PermitDataset && await KeyOfAsync(file, ct) is { } named && (key ??= named) != named) return null;
            var rows = await calculation.AddAsync(partition.Dataset, partition.Period, partition.Agency, file, ct);
            if (rows != partition.Rows)
                throw new InvalidDataException($"{partition.BlobName} has {rows} rows, but {partition.Rows} were accepted.");
        }
        return calculation.Estimate();
    }

    static async Task<string> KeyOfAsync(Stream file, CancellationToken ct)
    {
        await using var reader = await LakeReader.OpenAsync(file, ct);
        return reader.Metadata.GetValueOrDefault(LakeMetadata.PseudonymKey, "");
    }

    async Task PublishAsync(RunRecord run, IReadOnlyList<string> sources, IReadOnlyList<CellEstimate> cells, CancellationToken ct)
    {
        await _indicators.CreateIfNotExistsAsync(cancellationToken: ct);
        await WriteAsync(IndicatorBlobs.Cells(run.RunId), file => CellEstimateTable.WriteAsync(file, run.RunId, cells, ct), ct);
        await WriteAsync(IndicatorBlobs.Run(run.RunId), file => RunTable.WriteAsync(file, run, ct), ct);
        await _indicators.GetBlobClient(IndicatorBlobs.Current)
            .UploadAsync(new BinaryData(new CurrentRun(run.RunId, run.StartedUtc, sources).ToJson()), overwrite: true, ct);
    }

    async Task WriteAsync(string blob, Func<Stream, Task> write, CancellationToken ct)
    {
        using var file = new MemoryStream();
        await write(file);
        file.Position = 0;
        await _indicators.GetBlobClient(blob).UploadAsync(file, overwrite: true, ct);
    }

    static RunSummary Summarise(string id, RunState state, IReadOnlyDictionary<string, long> rowsIn, IReadOnlyList<CellEstimate> cells) =>
        new(id, state, rowsIn, cells.CountBy(c => c.Quality).ToDictionary(), OccupationStanding.Rank(cells));
}

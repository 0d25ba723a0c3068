using System.Reflection;
using Azure;
using Azure.Storage.Blobs;
using Pipeline.Indicators;
using Pipeline.Indicators.References;
using Pipeline.Indicators.Shortage;
using Pipeline.Lake;
using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Nightly;

/// <summary>Tells how the list stands on which proposals are made.</summary>
public delegate Task<ListState> CurrentList(CancellationToken ct);

/// <summary>
/// Recomputes the indicators from the lake. A run is named by its inputs, parameters and method: what is current already is not computed again,
/// and a run that was cut short writes the same blobs again. Only files are read, and quarters computed, that are not known from runs before, however many
/// nights were missed. The pointer is written last, so readers never see half a run; and one run at a time has the lease.
/// </summary>
/// <param name="references">Null for none.</param>
/// <param name="profiles">The index itself first; null for those that come with the program.</param>
/// <param name="list">Null while there is no list.</param>
public sealed class IndicatorRun(
    BlobServiceClient blobs, IndicatorParameters parameters, CatalogInForce catalog, TimeProvider clock, ReferenceData? references = null,
    IReadOnlyList<ShortageProfile>? profiles = null, CurrentList? list = null)
{
    static readonly string CodeVersion =
        typeof(IndicatorRun).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    readonly BlobContainerClient _lake = blobs.GetBlobContainerClient(Containers.Lake);
    readonly BlobContainerClient _indicators = blobs.GetBlobContainerClient(Containers.Indicators);
    readonly BlobContainerClient _kept = blobs.GetBlobContainerClient(Containers.IndicatorWork);
    readonly IReadOnlyList<ShortageProfile> _profiles = profiles ?? ShortageProfile.ReadDefaults();

    /// <summary>Runs once, unless another run is at work.</summary>
    /// <param name="inputs">
    /// Every accepted partition that no later one supersedes; those the indicators do not need are passed over, and those whose agreements do not let them
    /// be read are left out.
    /// </param>
    /// <param name="progress">Told of each file and each quarter.</param>
    /// <exception cref="InvalidDataException">A partition lacks a column, or has other rows than were accepted.</exception>
    /// <exception cref="RequestFailedException">The storage refused, or a partition is not there.</exception>
    /// <exception cref="OperationCanceledException">The run was stopped, or lost its lease.</exception>
    public async Task<RunSummary> RunAsync(IReadOnlyList<LakePartition> inputs, CancellationToken ct, IProgress<RunProgress>? progress = null)
    {
        var (allowed, leftOut) = AllowedInputs.Of(inputs, catalog.Now, parameters);
        var partitions = allowed.ToLookup(p => p.Submission.ToString());
        var chosen = InputSelection.Choose(allowed.Select(ToInput), parameters);
        if (chosen.Count == 0) return RunSummary.Nothing with { LeftOut = leftOut };

        var method = RunMethod.Of(parameters, references ?? ReferenceData.None, _profiles, catalog.Now);
        var state = list is null ? ListState.Empty : await list(ct);
        var id = RunId.For(chosen, method.Name(Lines(state)));
        var rowsIn = chosen.GroupBy(i => i.Dataset.ToString()).ToDictionary(g => g.Key, g => g.Sum(i => i.Rows));
        if (await ReadCurrentAsync(id, ct) is { } current) return Summarise(id, RunState.Unchanged, rowsIn, current) with { LeftOut = leftOut };

        await _indicators.CreateIfNotExistsAsync(cancellationToken: ct);
        await _kept.CreateIfNotExistsAsync(cancellationToken: ct);
        await using var lease = await RunLease.TryTakeAsync(_indicators, ct);
        if (lease is null) return Summarise(id, RunState.AlreadyRunning, rowsIn, []) with { LeftOut = leftOut };
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct, lease.Lost);

        var files = chosen.Select(i => (Input: i, File: partitions[i.LoadId].First(p => p.Dataset == i.Dataset && p.Period == i.Period))).ToList();
        var heads = await PartialHeads.OpenAsync(_kept, method.Estimation.Sha256, stop.Token);
        using var partials = new PartialStore(_lake, _kept, method.Estimation, await LakeStates.ListAsync(_lake, files.Select(f => f.File), stop.Token), heads);
        var work = new NightWork(partials, _kept, method, state, progress);
        var run = new RunRecord(id, clock.GetUtcNow(), CodeVersion, RunId.MethodVersion, method.Sha256, parameters.Seed, [.. chosen.Select(i => i.LoadId)], rowsIn);
        var sources = chosen.Select(i => $"{i.Agency}/{i.Dataset}").Distinct().ToList();
        if (await work.RunAsync(files, await EarlierScores.ReadAsync(_indicators, sources, stop.Token), stop.Token) is not { } tables) return Summarise(id, RunState.MixedKeys, rowsIn, []);
        await tables.WriteAsync(_indicators, run with { RowsOut = tables.Counts }, stop.Token);
        await _indicators.GetBlobClient(IndicatorBlobs.Current)
            .UploadAsync(new BinaryData(new CurrentRun(id, run.StartedUtc, sources).ToJson()), overwrite: true, stop.Token);
        await work.TidyAsync(stop.Token);
        return Summarise(id, RunState.Computed, rowsIn, tables.Rows.Cells) with { LeftOut = leftOut, Work = work.Done };
    }

    /// <summary>A file that was read anew under another version of its agreement is another input, though what was delivered is the same.</summary>
    static RunInput ToInput(LakePartition p) => new(
        p.Dataset, p.Period, p.Agency, p.Submission.ToString(), p.Replay == 0 ? p.ContentSha256 : $"{p.ContentSha256}.r{p.Replay}", p.Rows);

    /// <summary>What proposals follow from besides the scores.</summary>
    static IEnumerable<string> Lines(ListState state) =>
    [
        .. state.OnList.Order(StringComparer.Ordinal),
        .. state.Evidence.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => $"evidence {e.Key} {e.Value}"),
    ];

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

    static RunSummary Summarise(string id, RunState state, IReadOnlyDictionary<string, long> rowsIn, IReadOnlyList<CellEstimate> cells) =>
        new(id, state, rowsIn, cells.CountBy(c => c.Quality).ToDictionary());
}

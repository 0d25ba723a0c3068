using System.Diagnostics;
using Azure.Storage.Blobs;
using Pipeline.Indicators;
using Pipeline.Indicators.Codes;
using Pipeline.Indicators.Permits;
using Pipeline.Indicators.Shortage;
using Pipeline.Lake;
using Pipeline.Reference;

namespace Pipeline.Nightly;

/// <summary>The work of one run, from the files to the tables.</summary>
sealed class NightWork(BlobContainerClient lake, BlobContainerClient kept, RunMethod method, ListState list, IProgress<RunProgress>? progress) : IDisposable
{
    /// <summary>Partials asked for at once. Most are there already, and wait for the storage only.</summary>
    const int AtOnce = 8;

    /// <summary>Each holds the samples of all its indicators in memory.</summary>
    const int QuartersAtOnce = 2;

    readonly PartialStore _partials = new(lake, kept, method.Estimation);
    readonly QuarterStore _quarters = new(kept);
    readonly EstimateStore _estimates = new(kept, method);
    readonly long _started = Stopwatch.GetTimestamp();
    int _files;
    int _computed;
    IReadOnlyList<ReferencePeriod> _periods = [];

    public NightWorkDone Done => new(_files, _partials.ReadAnew, _periods.Count, _computed, Stopwatch.GetElapsedTime(_started));

    /// <summary>Null when permits, which are followed from file to file by their pseudonyms, have them under several keys.</summary>
    /// <param name="earlier">Scores of quarters that the run before left.</param>
    public async Task<RunTables?> RunAsync(IReadOnlyList<(RunInput Input, LakePartition File)> files, IReadOnlyList<PastScoreRow> earlier, CancellationToken ct)
    {
        var partials = await ReadAsync(files, ct);
        var permits = partials.Where(p => IsOf(p.File, method.Estimation.Parameters.PermitDataset)).ToList();
        if (permits.Select(p => p.Partial.PseudonymKey).Where(k => k.Length > 0).Distinct().Count() > 1) return null;

        var inputs = files.Select(f => f.Input).ToList();
        var byFile = inputs.Zip(partials).ToDictionary(p => p.First, p => p.Second);
        _periods = InputSelection.Quarters(inputs, method.Estimation.Parameters);
        var (quarters, estimated) = (new QuarterResult[_periods.Count], 0);
        await Parallel.ForAsync(0, _periods.Count, new ParallelOptions { MaxDegreeOfParallelism = QuartersAtOnce, CancellationToken = ct }, async (i, stop) =>
        {
            quarters[i] = await QuarterAsync(_periods[i], [.. InputSelection.ForQuarter(inputs, _periods[i], method.Estimation.Parameters)], byFile, stop);
            lock (quarters) Tell($"Quarter {_periods[i]} is estimated", ++estimated, _periods.Count);
        });
        var rows = QuarterResult.Of(quarters);
        var payroll = await PayrollCells.OfAsync([.. partials.Where(p => IsOf(p.File, method.Estimation.Parameters.PayrollDataset))], _partials, method.Estimation, ct);
        Tell("The payroll's months are put together", payroll.Count > 0 ? 1 : 0, 1);
        rows = rows with { Cells = CellEstimate.InOrder([.. rows.Cells, .. PermitsInForce(permits), .. payroll]) };
        return new(rows, ProfileComparison.Of(rows.Composites), Proposals(quarters), Changes(partials), Past(rows, earlier));
    }

    /// <summary>Deletes what earlier runs kept and this one did not use.</summary>
    public async Task TidyAsync(CancellationToken ct)
    {
        await _partials.DeleteUnusedAsync(ct);
        await _quarters.DeleteUnusedAsync(ct);
        await _estimates.DeleteUnusedAsync(ct);
    }

    public void Dispose() => _partials.Dispose();

    async Task<StoredPartial[]> ReadAsync(IReadOnlyList<(RunInput Input, LakePartition File)> files, CancellationToken ct)
    {
        var partials = new StoredPartial[files.Count];
        await Parallel.ForAsync(0, files.Count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, async (i, stop) =>
        {
            partials[i] = await _partials.GetAsync(files[i].File, stop);
            lock (partials) Tell($"{files[i].Input.Dataset} {files[i].Input.Period} of {files[i].Input.Agency} is read", ++_files, files.Count);
        });
        return partials;
    }

    async Task<QuarterResult> QuarterAsync(
        ReferencePeriod quarter, IReadOnlyList<RunInput> inputs, Dictionary<RunInput, StoredPartial> partials, CancellationToken ct)
    {
        var key = method.Name([$"quarter {quarter}", .. inputs.Select(i => $"{i.Dataset}/{i.Period}/{i.Agency}/{i.ContentSha256}").Order(StringComparer.Ordinal)]);
        var work = new QuarterWork(method, _estimates, quarter, [.. inputs.Select(i => partials[i])]);
        if (await _quarters.FindAsync(key, ct) is { } known) return known;
        var result = await work.RunAsync(ct);
        await _quarters.KeepAsync(key, result, ct);
        Interlocked.Increment(ref _computed);
        return result;
    }

    /// <summary>Of the newest file, which may be newer than the last quarter.</summary>
    IEnumerable<CellEstimate> PermitsInForce(IReadOnlyList<StoredPartial> permits)
    {
        var register = PermitRegister.Of(permits.Select(f => (f.File.Period, (PermitPartial)f.Partial.Content)));
        return PermitEstimates.From(register, method.Estimation.Tree, method.Estimation.Parameters);
    }

    /// <summary>Of the newest quarter, confirmed by those before it.</summary>
    IReadOnlyList<ProposalRow> Proposals(QuarterResult[] quarters)
    {
        if (quarters.Length == 0) return [];
        var state = method.Strategic(_periods[^1]) is { } strategic ? list with { Strategic = strategic } : list;
        return new Proposals(method.Profiles[0]).Make(quarters[^1].Composites, quarters.SkipLast(1).SelectMany(q => q.Composites), state);
    }

    IReadOnlyList<PastScoreRow> Past(QuarterResult rows, IReadOnlyList<PastScoreRow> earlier) =>
        PastScores.Continue(rows.Composites.Where(c => c.Profile == method.Profiles[0].Name), earlier);

    static ChangeLogRow[] Changes(IEnumerable<StoredPartial> partials) =>
    [
        .. from partial in partials
           from change in partial.Partial.Changes
           select new ChangeLogRow(
               partial.File.Dataset.ToString(), $"{partial.File.Dataset}/{partial.File.Period}/{partial.File.Agency}", change.From, change.To, change.Rule, change.Share,
               (int)Math.Min(int.MaxValue, change.Rows)),
    ];

    static bool IsOf(LakePartition file, string dataset) => file.Dataset.ToString() == dataset;

    void Tell(string what, int done, int of) => progress?.Report(new(what, done, of, Stopwatch.GetElapsedTime(_started)));
}

/// <summary>How much of a run's work was new.</summary>
/// <param name="Files">That the run rests on.</param>
/// <param name="FilesRead">Of these, those whose partial was not there.</param>
/// <param name="Quarters">That the run gives estimates of.</param>
/// <param name="QuartersComputed">Of these, those that were not known.</param>
public sealed record NightWorkDone(int Files, int FilesRead, int Quarters, int QuartersComputed, TimeSpan Elapsed);

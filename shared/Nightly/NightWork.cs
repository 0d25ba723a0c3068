using System.Diagnostics;
using Azure.Storage.Blobs;
using Pipeline.Indicators;
using Pipeline.Indicators.Codes;
using Pipeline.Indicators.Estimation;
using Pipeline.Indicators.Permits;
using Pipeline.Indicators.Shortage;
using Pipeline.Lake;
using Pipeline.Reference;

namespace Pipeline.Nightly;

/// <summary>The work of one run, from the files to the tables.</summary>
sealed class NightWork(PartialStore partials, BlobContainerClient kept, RunMethod method, ListState list, IProgress<RunProgress>? progress)
{
    /// <summary>Partials asked for at once. Most are there already, and wait for the storage only.</summary>
    const int AtOnce = 8;

    /// <summary>Each holds the samples of all its indicators in memory.</summary>
    const int QuartersAtOnce = 2;

    readonly QuarterStore _quarters = new(kept);
    readonly EstimateStore _estimates = new(kept, method);
    readonly long _started = Stopwatch.GetTimestamp();
    int _files;
    int _computed;
    IReadOnlyList<ReferencePeriod> _periods = [];

    IndicatorParameters Parameters => method.Estimation.Parameters;

    public NightWorkDone Done => new(_files, partials.ReadAnew, _periods.Count, _computed, Stopwatch.GetElapsedTime(_started));

    /// <summary>Null when permits, which are followed from file to file by their pseudonyms, have them under several keys.</summary>
    /// <param name="earlier">Scores of quarters that the run before left.</param>
    public async Task<RunTables?> RunAsync(IReadOnlyList<(RunInput Input, LakePartition File)> files, IReadOnlyList<PastScoreRow> earlier, CancellationToken ct)
    {
        var read = await ReadAsync(files, ct);
        await partials.KeepHeadsAsync(ct);
        var permits = read.Where(p => IsOf(p.File, Parameters.PermitDataset)).ToList();
        if (permits.Select(p => p.Head.PseudonymKey).Where(k => k.Length > 0).Distinct().Count() > 1) return null;

        var payrolls = read.Where(p => IsOf(p.File, Parameters.PayrollDataset)).ToList();
        var inForce = _estimates.GetCellsAsync("permits in force", permits, () => PermitsInForceAsync(permits, ct), ct);
        var payroll = _estimates.GetCellsAsync("payroll", payrolls, () => PayrollCells.OfAsync(payrolls, partials, method.Estimation, ct), ct);
        var computed = QuartersAsync([.. files.Select(f => f.Input)], read, ct);
        await Task.WhenAll(inForce, payroll, computed);
        var quarters = await computed;
        var rows = QuarterResult.Of(quarters);
        rows = rows with { Cells = CellEstimate.InOrder([.. rows.Cells, .. await inForce, .. await payroll]) };
        Tell("The payroll's months are put together", (await payroll).Count > 0 ? 1 : 0, 1);
        return new(rows, ProfileComparison.Of(rows.Composites), Proposals(quarters), Changes(read), Past(rows, earlier));
    }

    /// <summary>Deletes what earlier runs kept and this one did not use.</summary>
    public Task TidyAsync(CancellationToken ct) =>
        Task.WhenAll(partials.DeleteUnusedAsync(ct), _quarters.DeleteUnusedAsync(ct), _estimates.DeleteUnusedAsync(ct));

    async Task<StoredPartial[]> ReadAsync(IReadOnlyList<(RunInput Input, LakePartition File)> files, CancellationToken ct)
    {
        var read = new StoredPartial[files.Count];
        await Parallel.ForAsync(0, files.Count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, async (i, stop) =>
        {
            read[i] = await partials.GetAsync(files[i].File, stop);
            lock (read) Tell($"{files[i].Input.Dataset} {files[i].Input.Period} of {files[i].Input.Agency} is read", ++_files, files.Count);
        });
        return read;
    }

    async Task<QuarterResult[]> QuartersAsync(IReadOnlyList<RunInput> inputs, StoredPartial[] read, CancellationToken ct)
    {
        var byFile = inputs.Zip(read).ToDictionary(p => p.First, p => p.Second);
        _periods = InputSelection.Quarters(inputs, Parameters);
        var quarters = await Task.WhenAll(_periods.Select(period => FindAsync(period, [.. InputSelection.ForQuarter(inputs, period, Parameters)], byFile, ct)));
        var vacancies = VacancyStocks.GetAsync(quarters.Where(q => q.Kept is null).SelectMany(q => q.Work.Vacancies), _estimates, partials, method.Estimation, ct);
        var (results, estimated) = (new QuarterResult[quarters.Length], 0);
        var computed = Parallel.ForAsync(0, quarters.Length, new ParallelOptions { MaxDegreeOfParallelism = QuartersAtOnce, CancellationToken = ct }, async (i, stop) =>
        {
            results[i] = quarters[i].Kept ?? await ComputeAsync(quarters[i].Key, quarters[i].Work, vacancies, stop);
            lock (results) Tell($"Quarter {_periods[i]} is estimated", ++estimated, quarters.Length);
        });
        await Task.WhenAll(vacancies, computed);
        return results;
    }

    async Task<(string Key, QuarterWork Work, QuarterResult? Kept)> FindAsync(
        ReferencePeriod quarter, IReadOnlyList<RunInput> inputs, Dictionary<RunInput, StoredPartial> read, CancellationToken ct)
    {
        var key = method.Name([$"quarter {quarter}", .. inputs.Select(i => $"{i.Dataset}/{i.Period}/{i.Agency}/{i.ContentSha256}").Order(StringComparer.Ordinal)]);
        return (key, new(method, _estimates, partials, quarter, [.. inputs.Select(i => read[i])]), await _quarters.FindAsync(key, ct));
    }

    async Task<QuarterResult> ComputeAsync(string key, QuarterWork work, Task<IReadOnlyDictionary<string, StockEstimate?>> vacancies, CancellationToken ct)
    {
        var result = await work.RunAsync(vacancies, ct);
        await _quarters.KeepAsync(key, result, ct);
        Interlocked.Increment(ref _computed);
        return result;
    }

    /// <summary>Of the newest file, which may be newer than the last quarter.</summary>
    async Task<IReadOnlyList<CellEstimate>> PermitsInForceAsync(List<StoredPartial> permits, CancellationToken ct)
    {
        var register = PermitRegister.Of(await partials.ReadAsync<PermitPartial>(permits, ct));
        return [.. PermitEstimates.From(register, method.Estimation.Tree, Parameters)];
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

    static ChangeLogRow[] Changes(IEnumerable<StoredPartial> read) =>
    [
        .. from partial in read
           from change in partial.Head.Changes
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

using Azure;
using Azure.Core;
using Azure.Storage.Blobs;
using Pipeline.IndicatorReadings;
using Pipeline.Indicators;
using Pipeline.Lake;
using Pipeline.Protocols;
using Pipeline.Reference;
using Pipeline.Testing;

namespace Pipeline.Nightly.Tests;

public sealed class IndicatorRunTests : IClassFixture<Storage>, IAsyncLifetime
{
    static readonly ProtocolCatalog Catalog = ProtocolCatalog.Load(Repository.PathOf("protocols"));

    readonly WriteLog _log = new();
    readonly BlobServiceClient _blobs;
    readonly BlobServiceClient _logged;

    public IndicatorRunTests(Storage storage)
    {
        _blobs = new(storage.ConnectionString);
        var options = new BlobClientOptions();
        options.Retry.MaxRetries = 0;
        options.AddPolicy(_log, HttpPipelinePosition.PerCall);
        _logged = new(storage.ConnectionString, options);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    /// <summary>Leaves an empty account to the next test.</summary>
    public async Task DisposeAsync()
    {
        await foreach (var container in _blobs.GetBlobContainersAsync()) await _blobs.DeleteBlobContainerAsync(container.Name);
    }

    [Fact]
    public async Task Night_without_inputs_has_nothing_to_do()
    {
        Assert.Equal(RunState.NothingToDo, (await RunAsync()).State);
        Assert.Empty(_log.Written);
        Assert.Null(await new PublishedIndicators(_blobs).GetOccupationsAsync(1, CancellationToken.None));
    }

    [Fact]
    public async Task Accepted_files_become_estimates_that_can_be_read()
    {
        var summary = await RunAsync(await SurveyAsync(), await PermitsAsync());

        Assert.Equal(RunState.Computed, summary.State);
        Assert.Equal(new Dictionary<string, long> { ["labour-force-survey"] = 144, ["work-permits"] = 56 }, summary.RowsIn);
        var readings = await new PublishedIndicators(_blobs).GetOccupationsAsync(2, CancellationToken.None);
        Assert.Equal(summary.RunId, readings!.RunId);
        var nurses = readings.Rows.Where(r => r.Isco08 == "22").ToDictionary(r => r.Measure);
        // 6 PSUs, 10 nurses in each, of weight 100; their pay rises by 520 a month, which is 3 an hour.
        Assert.Equal((6000, 60, Quality.Ok), (nurses[Measures.Employment].Value, nurses[Measures.Employment].N, nurses[Measures.Employment].Quality));
        Assert.Equal(3013.5, nurses[Measures.MedianHourlyPay].Value!.Value, 9);
        Assert.Equal(40, nurses[Measures.PermitStock].Value);
        Assert.Equal(40, nurses[Measures.PermitMeanStock].Value!.Value * 365 / 60, 9);
        Assert.Equal(nurses.Count, readings.Rows.Count(r => r.Isco08 == "22"));
    }

    [Fact]
    public async Task Suppressed_cells_reach_readers_without_numbers()
    {
        var summary = await RunAsync(await SurveyAsync(), await PermitsAsync());
        var readings = await new PublishedIndicators(_blobs).GetOccupationsAsync(2, CancellationToken.None);
        var hidden = readings!.Rows.Where(r => r.Quality == Quality.Suppressed).ToList();
        // Twelve electricians are too few to estimate from, and four permits to show; the sellers' twelve hide what the total would tell of them.
        Assert.Contains(hidden, r => (r.Isco08, r.Measure) == ("74", Measures.Employment));
        Assert.Contains(hidden, r => (r.Isco08, r.Measure) == ("74", Measures.PermitStock));
        Assert.Contains(hidden, r => (r.Isco08, r.Measure) == ("52", Measures.PermitStock));
        Assert.All(hidden, r => Assert.Equal((null, null, null, null), (r.Value, r.N, r.Se, r.Rse)));
        Assert.True(summary.Cells[Quality.Suppressed] >= hidden.Count);
    }

    [Fact]
    public async Task Same_inputs_again_write_nothing()
    {
        LakePartition[] inputs = [await SurveyAsync(), await PermitsAsync()];
        var first = await RunAsync(inputs);
        var before = await ETagsAsync();
        var again = await RunAsync([.. inputs.Reverse()]);
        Assert.Equal((RunState.Unchanged, first.RunId), (again.State, again.RunId));
        Assert.Equal(first.Cells, again.Cells);
        Assert.Equal(before, await ETagsAsync());
    }

    [Fact]
    public async Task Changed_input_makes_a_new_run_and_readers_follow()
    {
        var survey = await SurveyAsync();
        var published = new PublishedIndicators(_blobs);
        var first = await RunAsync(survey, await PermitsAsync());
        var before = await published.GetOccupationsAsync(1, CancellationToken.None);
        var second = await RunAsync(survey, await LakeFile.WriteAsync(_blobs, "2026-09", Permits("2221", 55)));
        var after = await published.GetOccupationsAsync(1, CancellationToken.None);
        Assert.NotEqual(first.RunId, second.RunId);
        Assert.Equal((first.RunId, second.RunId), (before!.Version, after!.Version));
        Assert.Equal(55, after.Rows.Single(r => (r.Isco08, r.Measure) == ("2", Measures.PermitStock)).Value);
    }

    [Fact]
    public async Task Permits_under_several_keys_are_not_joined_and_the_last_run_stays()
    {
        var (survey, september) = (await SurveyAsync(), await PermitsAsync());
        var first = await RunAsync(survey, september);
        // The same permits, under another key: joined, each would count twice.
        var october = await LakeFile.WriteAsync(_blobs, "2026-10", Permits("2221", 40), key: "k2");
        Assert.Equal(RunState.MixedKeys, (await RunAsync(survey, september, october)).State);
        Assert.Equal(first.RunId, (await new PublishedIndicators(_blobs).GetOccupationsAsync(1, CancellationToken.None))!.Version);

        var rotated = await LakeFile.WriteAsync(_blobs, "2026-10", Permits("2221", 40));
        Assert.Equal(RunState.Computed, (await RunAsync(survey, september, rotated)).State);
    }

    [Fact]
    public async Task Pointer_is_written_last()
    {
        await RunAsync(await SurveyAsync());
        Assert.Equal(
        [
            "cell_estimate.parquet", "sub_index.parquet", "composite.parquet", "sensitivity.parquet", "sensitivity_summary.parquet",
            "profile_comparison.parquet", "odl_proposal.parquet", "change_log.parquet", "run.parquet", "current.json",
        ], _log.Written);
    }

    [Theory]
    [InlineData("run.parquet")]
    [InlineData("current.json")]
    public async Task Run_cut_short_shows_nothing_and_is_completed_by_the_next(string broken)
    {
        var survey = await SurveyAsync();
        _log.BreakAt = broken;
        await Assert.ThrowsAnyAsync<Exception>(() => RunAsync(survey));
        Assert.Null(await new PublishedIndicators(_blobs).GetOccupationsAsync(1, CancellationToken.None));

        _log.BreakAt = null;
        Assert.Equal(RunState.Computed, (await RunAsync(survey)).State);
        Assert.NotNull(await new PublishedIndicators(_blobs).GetOccupationsAsync(1, CancellationToken.None));
    }

    [Fact]
    public async Task Run_that_was_deleted_is_computed_again_to_the_byte()
    {
        LakePartition[] inputs = [await SurveyAsync(), await PermitsAsync()];
        var first = await RunAsync(inputs);
        var cells = Indicators.GetBlobClient(IndicatorBlobs.Cells(first.RunId!));
        var before = (await cells.DownloadContentAsync()).Value.Content.ToArray();
        await cells.DeleteAsync();

        Assert.Equal(RunState.Computed, (await RunAsync([.. inputs.Reverse()])).State);
        Assert.Equal(before, (await cells.DownloadContentAsync()).Value.Content.ToArray());
    }

    [Fact]
    public async Task File_with_other_rows_than_were_accepted_is_a_fault_and_writes_nothing()
    {
        var survey = await SurveyAsync();
        await Assert.ThrowsAsync<InvalidDataException>(() => RunAsync(survey with { Rows = survey.Rows + 1 }));
        Assert.Empty(_log.Written);
    }

    [Fact]
    public async Task Data_whose_agreement_does_not_name_the_purpose_is_left_out_and_the_summary_says_so()
    {
        LakePartition[] inputs = [await SurveyAsync(), await PermitsAsync()];
        var summary = await Run(With("work-permits", a => a with { Purposes = ["migration-statistics"] })).RunAsync(inputs, CancellationToken.None);
        var left = Assert.Single(summary.LeftOut);
        Assert.Equal(("dgie/work-permits@1.0.0", "shortage-indicators", 56L), (left.Agreement, left.Purpose, left.Rows));
        Assert.Contains("Add it to rw.purposes", left.Reason, StringComparison.Ordinal);
        Assert.Equal(["labour-force-survey"], summary.RowsIn.Keys);
        var readings = await new PublishedIndicators(_blobs).GetOccupationsAsync(2, CancellationToken.None);
        Assert.Equal(["nisr/labour-force-survey"], readings!.Sources);
        Assert.DoesNotContain(readings.Rows, r => r.Measure == Measures.PermitStock);
    }

    [Fact]
    public async Task Data_of_which_nothing_may_be_shared_further_is_left_out_of_what_is_published()
    {
        var summary = await Run(With("labour-force-survey", a => a with { OnwardSharing = OnwardSharing.None })).RunAsync([await SurveyAsync()], CancellationToken.None);
        Assert.Equal((RunState.NothingToDo, "nisr/labour-force-survey@1.0.0"), (summary.State, Assert.Single(summary.LeftOut).Agreement));
        Assert.Empty(_log.Written);
    }

    static ProtocolCatalog With(string dataset, Func<Agreement, Agreement> change) => new(
        [.. Catalog.Protocols.Select(p => $"{p.Dataset}" == dataset ? p with { Agreement = change(p.Agreement) } : p)], Catalog.Codelists);

    [Fact]
    public async Task Only_the_revised_file_is_read_and_only_the_quarters_it_touches_are_computed()
    {
        LakePartition[] inputs = [await SurveyAsync(), await PermitsAsync(), await PayrollAsync("2026-08", 20), await PayrollAsync("2026-09", 20)];
        var first = await RunAsync(inputs);
        Assert.Equal((4, 4, 1, 1), Shape(first));

        LakePartition[] revised = [.. inputs[..3], await PayrollAsync("2026-09", 30)];
        var second = await RunAsync(revised);
        Assert.Equal((4, 1, 1, 0), Shape(second));
        var third = await RunAsync([.. revised[1..], await LakeFile.WriteAsync(_blobs, "2026-Q3", [.. Persons("2221", 12)])]);
        Assert.Equal((4, 1, 1, 1), Shape(third));

        // What was kept gives what a run without it gives.
        var cells = Indicators.GetBlobClient(IndicatorBlobs.Cells(second.RunId!));
        var before = (await cells.DownloadContentAsync()).Value.Content.ToArray();
        Assert.All((await ETagsAsync()).Keys, name => Assert.Matches(@"^(run=\w+/\w+\.parquet|current\.json|running\.lock)$", name));
        await Indicators.DeleteAsync();
        await Kept.DeleteAsync();
        Assert.Equal((4, 4, 1, 1), Shape(await RunAsync(revised)));
        Assert.Equal(before, (await cells.DownloadContentAsync()).Value.Content.ToArray());

        static (int, int, int, int) Shape(RunSummary run) => (run.Work!.Files, run.Work.FilesRead, run.Work.Quarters, run.Work.QuartersComputed);
    }

    [Fact]
    public async Task Nothing_of_a_replaced_file_is_kept()
    {
        var survey = await SurveyAsync();
        await RunAsync(survey, await PayrollAsync("2026-09", 20));
        var before = await KeptAsync();
        await RunAsync(survey, await PayrollAsync("2026-09", 30));
        var after = await KeptAsync();
        // The partial and its pay are others; the survey's partial and the quarter stay.
        Assert.Equal((before.Count, 2), (after.Count, after.Except(before).Count()));
    }

    [Fact]
    public async Task Late_declarations_count_in_the_month_that_they_are_for()
    {
        var august = await PayrollAsync("2026-08", 11);
        await RunAsync(august, await LakeFile.WriteAsync(_blobs, "2026-09", [.. Jobs("2026-09", 14, 500), .. Jobs("2026-08", 10, 900), .. Jobs("2026-07", 30, 1)]));
        var readings = await new PublishedIndicators(_blobs).GetOccupationsAsync(4, CancellationToken.None);
        var cells = readings!.Rows.Where(r => r.Isco08 == "2221").ToDictionary(r => (r.Period, r.Measure), r => r.Value);
        Assert.Equal((21, 14), (cells[("2026-08", Measures.PayrollJobs)], cells[("2026-09", Measures.PayrollJobs)]));
        // 100.50, 101.50 ... 110.50 and ten of 900: the eleventh of 21. July has no file of its own.
        Assert.Equal((110.5, 500), (cells[("2026-08", Measures.PayrollMedianGross)], cells[("2026-09", Measures.PayrollMedianGross)]));
        Assert.Equal(4, cells.Count);
    }

    [Fact]
    public async Task Second_run_at_once_says_so_and_writes_nothing()
    {
        var survey = await SurveyAsync();
        await Indicators.CreateAsync();
        var held = await RunLease.TryTakeAsync(Indicators, CancellationToken.None);
        Assert.Equal(RunState.AlreadyRunning, (await RunAsync(survey)).State);
        Assert.Empty(_log.Written);
        Assert.Empty(_log.Kept);
        await held!.DisposeAsync();
        Assert.Equal(RunState.Computed, (await RunAsync(survey)).State);
    }

    [Fact]
    public async Task Progress_counts_files_and_quarters_to_the_end()
    {
        var told = new List<RunProgress>();
        await Run().RunAsync([await SurveyAsync(), await PermitsAsync()], CancellationToken.None, new Told(told));
        Assert.Equal(["labour-force-survey 2026-Q3 of nisr is read", "work-permits 2026-09 of dgie is read"], told.Take(2).Select(t => t.What).Order());
        Assert.Equal([(1, 2), (2, 2), (1, 1)], told.Take(3).Select(t => (t.Done, t.Of)));
        Assert.Contains(told, t => t.What == "Quarter 2026-Q3 is estimated");
    }

    sealed class Told(List<RunProgress> into) : IProgress<RunProgress>
    {
        public void Report(RunProgress value)
        {
            lock (into) into.Add(value);
        }
    }

    [Fact]
    public async Task Cancelled_run_stops()
    {
        var survey = await SurveyAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Run().RunAsync([survey], new CancellationToken(canceled: true)));
        Assert.Empty(_log.Written);
    }

    BlobContainerClient Indicators => _blobs.GetBlobContainerClient(Containers.Indicators);

    BlobContainerClient Kept => _blobs.GetBlobContainerClient(Containers.IndicatorWork);

    IndicatorRun Run(ProtocolCatalog? catalog = null) => new(_logged, IndicatorParameters.ReadDefault(), catalog ?? Catalog, new ManualTime(DateTimeOffset.UnixEpoch));

    Task<RunSummary> RunAsync(params LakePartition[] inputs) => Run().RunAsync(inputs, CancellationToken.None);

    Task<LakePartition> SurveyAsync() =>
        LakeFile.WriteAsync(_blobs, "2026-Q3", [.. Persons("2221", 10), .. Persons("5223", 10), .. Persons("7411", 2), .. Persons(null, 2)]);

    Task<LakePartition> PermitsAsync() => LakeFile.WriteAsync(_blobs, "2026-09", [.. Permits("2221", 40), .. Permits("5223", 12), .. Permits("7411", 4)]);

    /// <summary>So many in each of six PSUs in two strata.</summary>
    static IEnumerable<LakeFile.Person> Persons(string? isco08, int perPsu) =>
        from psu in Enumerable.Range(0, 6)
        from i in Enumerable.Range(0, perPsu)
        select new LakeFile.Person($"S{psu % 2}-{psu}", 100, isco08, isco08 is null ? null : 520_000 + 520 * i);

    Task<LakePartition> PayrollAsync(string month, int jobs) => LakeFile.WriteAsync(_blobs, month, Jobs(month, jobs, null));

    static List<LakeFile.Job> Jobs(string month, int count, decimal? gross) =>
        [.. Enumerable.Range(0, count).Select(i => new LakeFile.Job(month, "2221", gross ?? 100.50m + i))];

    async Task<List<string>> KeptAsync()
    {
        var names = new List<string>();
        await foreach (var blob in Kept.GetBlobsAsync())
            if (blob.Name.StartsWith(IndicatorBlobs.Partials, StringComparison.Ordinal) || blob.Name.StartsWith(IndicatorBlobs.Quarters, StringComparison.Ordinal)) names.Add(blob.Name);
        return names;
    }

    static List<LakeFile.Permit> Permits(string isco08, int count) =>
        [.. Enumerable.Range(0, count).Select(i => new LakeFile.Permit($"{isco08}-{i}", isco08))];

    async Task<Dictionary<string, ETag?>> ETagsAsync()
    {
        var tags = new Dictionary<string, ETag?>();
        await foreach (var blob in Indicators.GetBlobsAsync()) tags.Add(blob.Name, blob.Properties.ETag);
        return tags;
    }
}

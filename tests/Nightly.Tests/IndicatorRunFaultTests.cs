using Pipeline.IndicatorReadings;
using Pipeline.Indicators;
using Pipeline.Lake;

namespace Pipeline.Nightly.Tests;

/// <summary>What a run that is cut short, stopped or not alone leaves behind.</summary>
public sealed class IndicatorRunFaultTests(Storage storage) : Nights(storage)
{
    [Fact]
    public async Task Pointer_is_written_last()
    {
        await RunAsync(await SurveyAsync());
        Assert.Equal(["run.parquet", "current.json"], Log.Written.TakeLast(2));
        Assert.Equal(
        [
            "cell_estimate.parquet", "change_log.parquet", "composite.parquet", "odl_proposal.parquet", "profile_comparison.parquet", "score_history.parquet",
            "sensitivity.parquet", "sensitivity_summary.parquet", "sub_index.parquet",
        ], Log.Written.SkipLast(2).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("run.parquet")]
    [InlineData("current.json")]
    public async Task Run_cut_short_shows_nothing_and_is_completed_by_the_next(string broken)
    {
        var survey = await SurveyAsync();
        Log.BreakAt = broken;
        await Assert.ThrowsAnyAsync<Exception>(() => RunAsync(survey));
        Assert.Null(await new PublishedIndicators(Blobs).GetOccupationsAsync(1, CancellationToken.None));

        Log.BreakAt = null;
        Assert.Equal(RunState.Computed, (await RunAsync(survey)).State);
        Assert.NotNull(await new PublishedIndicators(Blobs).GetOccupationsAsync(1, CancellationToken.None));
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
        Assert.Empty(Log.Written);
    }

    [Fact]
    public async Task Second_run_at_once_says_so_and_writes_nothing()
    {
        var survey = await SurveyAsync();
        await Indicators.CreateAsync();
        var held = await RunLease.TryTakeAsync(Indicators, CancellationToken.None);
        Assert.Equal(RunState.AlreadyRunning, (await RunAsync(survey)).State);
        Assert.Empty(Log.Written);
        Assert.Empty(Log.Kept);
        await held!.DisposeAsync();
        Assert.Equal(RunState.Computed, (await RunAsync(survey)).State);
    }

    [Fact]
    public async Task Cancelled_run_stops()
    {
        var survey = await SurveyAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Run().RunAsync([survey], new CancellationToken(canceled: true)));
        Assert.Empty(Log.Written);
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
}

using Azure;
using Pipeline.IndicatorReadings;
using Pipeline.Indicators;
using Pipeline.Lake;

namespace Pipeline.Nightly.Tests;

/// <summary>What one night leaves to the next, and that it changes no number.</summary>
public sealed class KeptWorkTests(Storage storage) : Nights(storage)
{
    [Fact]
    public async Task Only_the_revised_file_is_read_and_only_the_quarters_it_touches_are_computed()
    {
        LakePartition[] inputs = [await SurveyAsync(), await PermitsAsync(), await PayrollAsync("2026-08", 20), await PayrollAsync("2026-09", 20)];
        var first = await RunAsync(inputs);
        Assert.Equal((4, 4, 1, 1), Shape(first));

        LakePartition[] revised = [.. inputs[..3], await PayrollAsync("2026-09", 30)];
        var second = await RunAsync(revised);
        Assert.Equal((4, 1, 1, 0), Shape(second));
        var third = await RunAsync([.. revised[1..], await LakeFile.WriteAsync(Blobs, "2026-Q3", [.. Persons("2221", 12)])]);
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

    [Theory]
    [InlineData("heads.bin", 0)]
    [InlineData("damaged heads", 0)]
    [InlineData("survey", 1)]
    [InlineData("all", 2)]
    public async Task What_is_lost_of_the_kept_work_is_made_again_and_changes_no_number(string lost, int readAnew)
    {
        LakePartition[] inputs = [await SurveyAsync(), await PermitsAsync()];
        var run = await RunAsync(inputs);
        var (cells, heads) = (await DownloadAsync(IndicatorBlobs.Cells(run.RunId!)), (await KeptAsync()).Single(n => n.EndsWith("/heads.bin", StringComparison.Ordinal)));
        await Indicators.GetBlobClient(IndicatorBlobs.Run(run.RunId!)).DeleteAsync();
        var kept = await TagsAsync("");
        foreach (var name in kept.Keys)
        {
            // Without quarters, stocks and survey the files themselves are asked again.
            var isPartial = name.StartsWith(IndicatorBlobs.Partials, StringComparison.Ordinal);
            if (!isPartial || lost == "all" || (lost == "heads.bin" && name == heads)) await Kept.DeleteBlobAsync(name);
            if (lost == "damaged heads" && name == heads) await Kept.GetBlobClient(name).UploadAsync(new BinaryData(new byte[90]), overwrite: true);
            if (lost == "survey" && name.Contains(inputs[0].ContentSha256, StringComparison.Ordinal)) await Kept.DeleteBlobAsync(name);
        }
        var again = await RunAsync(inputs);
        Assert.Equal((RunState.Computed, readAnew), (again.State, again.Work!.FilesRead));
        Assert.Equal(cells, await DownloadAsync(IndicatorBlobs.Cells(run.RunId!)));
        Assert.Equal(kept.Keys.Order(), (await TagsAsync("")).Keys.Order());
    }

    [Fact]
    public async Task Night_asks_of_a_kept_file_no_more_than_its_head_unless_it_needs_more()
    {
        LakePartition[] inputs = [await SurveyAsync(), await PermitsAsync(), await PayrollAsync("2026-08", 20)];
        await RunAsync(inputs);
        Log.Asked.Clear();
        await RunAsync([.. inputs, await PayrollAsync("2026-09", 30)]);
        Assert.Contains("heads.bin", Log.Asked);
        Assert.DoesNotContain(Log.Asked, name => inputs.Take(2).Any(f => name.StartsWith(f.ContentSha256, StringComparison.Ordinal)));
        Assert.Contains(Log.Asked, name => name.StartsWith(inputs[2].ContentSha256, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Revised_survey_round_leaves_the_stocks_of_employers_as_they_were_and_changes_nothing_else()
    {
        var permits = await PermitsAsync();
        await RunAsync(await SurveyAsync(), permits);
        var before = await StocksAsync();
        Assert.Single(before);
        LakePartition[] revised = [await LakeFile.WriteAsync(Blobs, "2026-Q3", [.. Persons("2221", 12), .. Persons("5223", 9)]), permits];
        var run = await RunAsync(revised);
        Assert.Equal(before, await StocksAsync());
        var composite = Indicators.GetBlobClient(IndicatorBlobs.Composite(run.RunId!));
        var kept = (await composite.DownloadContentAsync()).Value.Content.ToArray();

        await Indicators.DeleteAsync();
        await Kept.DeleteAsync();
        await RunAsync(revised);
        Assert.Equal(kept, (await composite.DownloadContentAsync()).Value.Content.ToArray());

        // A stock that no quarter rests on goes, and so does one whose quarter is there already.
        await RunAsync(revised[0]);
        Assert.Empty(await StocksAsync());
    }

    [Fact]
    public async Task Revised_permits_leave_what_the_survey_says_as_it_was_and_change_nothing_else()
    {
        var survey = await SurveyAsync();
        await RunAsync(survey);
        var before = await SurveysAsync();
        Assert.Single(before);
        LakePartition[] later = [survey, await PermitsAsync()];
        var run = await RunAsync(later);
        Assert.Equal(before, await SurveysAsync());
        var (composite, cells) = (await DownloadAsync(IndicatorBlobs.Composite(run.RunId!)), await DownloadAsync(IndicatorBlobs.Cells(run.RunId!)));

        await Indicators.DeleteAsync();
        await Kept.DeleteAsync();
        await RunAsync(later);
        Assert.Equal(composite, await DownloadAsync(IndicatorBlobs.Composite(run.RunId!)));
        Assert.Equal(cells, await DownloadAsync(IndicatorBlobs.Cells(run.RunId!)));

        await RunAsync(await LakeFile.WriteAsync(Blobs, "2026-Q3", [.. Persons("2221", 12)]));
        Assert.Empty((await SurveysAsync()).Keys.Intersect(before.Keys));
        Assert.Single(await SurveysAsync());
    }

    [Fact]
    public async Task Score_of_a_quarter_that_is_not_rated_any_more_stays_until_a_source_of_its_run_is_gone()
    {
        var survey = await SurveyAsync();
        await RunAsync(survey);
        var later = await LakeFile.WriteAsync(Blobs, "2027-Q3", [.. Persons("2221", 10)]);
        await RunAsync(survey, later);
        Assert.Equal(["2026-Q3", "2027-Q3"], await PeriodsAsync());
        await RunAsync(survey, later, await PermitsAsync());
        Assert.Equal(["2026-Q3", "2027-Q3"], await PeriodsAsync());
        // Permits may have been withdrawn: what rested on them is not told on.
        await RunAsync(later);
        Assert.Equal(["2027-Q3"], await PeriodsAsync());
    }

    async Task<List<string>> PeriodsAsync()
    {
        var run = await new PublishedShortage(Blobs).ReadAsync(CancellationToken.None);
        return [.. run!.PastOf("2221").Select(p => p.Period)];
    }

    Task<Dictionary<string, ETag?>> StocksAsync() => TagsAsync(IndicatorBlobs.Stocks);

    Task<Dictionary<string, ETag?>> SurveysAsync() => TagsAsync(IndicatorBlobs.Surveys);

    /// <summary>The state of each kept blob, by name.</summary>
    async Task<Dictionary<string, ETag?>> TagsAsync(string prefix)
    {
        var tags = new Dictionary<string, ETag?>();
        await foreach (var blob in Kept.GetBlobsAsync())
            if (blob.Name.StartsWith(prefix, StringComparison.Ordinal)) tags.Add(blob.Name, blob.Properties.ETag);
        return tags;
    }

    async Task<byte[]> DownloadAsync(string name) => (await Indicators.GetBlobClient(name).DownloadContentAsync()).Value.Content.ToArray();

    async Task<List<string>> KeptAsync()
    {
        var names = new List<string>();
        await foreach (var blob in Kept.GetBlobsAsync())
            if (blob.Name.StartsWith(IndicatorBlobs.Partials, StringComparison.Ordinal) || blob.Name.StartsWith(IndicatorBlobs.Quarters, StringComparison.Ordinal)) names.Add(blob.Name);
        return names;
    }
}

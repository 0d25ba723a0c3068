using Pipeline.IndicatorReadings;
using Pipeline.Indicators;
using Pipeline.Lake;

namespace Pipeline.Nightly.Tests;

/// <summary>What a night makes of accepted files.</summary>
public sealed class IndicatorRunTests(Storage storage) : Nights(storage)
{
    [Fact]
    public async Task Night_without_inputs_has_nothing_to_do()
    {
        Assert.Equal(RunState.NothingToDo, (await RunAsync()).State);
        Assert.Empty(Log.Written);
        Assert.Null(await new PublishedIndicators(Blobs).GetOccupationsAsync(1, CancellationToken.None));
    }

    [Fact]
    public async Task Accepted_files_become_estimates_that_can_be_read()
    {
        var summary = await RunAsync(await SurveyAsync(), await PermitsAsync());

        Assert.Equal(RunState.Computed, summary.State);
        Assert.Equal(new Dictionary<string, long> { ["labour-force-survey"] = 144, ["work-permits"] = 56 }, summary.RowsIn);
        var readings = await new PublishedIndicators(Blobs).GetOccupationsAsync(2, CancellationToken.None);
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
        var readings = await new PublishedIndicators(Blobs).GetOccupationsAsync(2, CancellationToken.None);
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
        var published = new PublishedIndicators(Blobs);
        var first = await RunAsync(survey, await PermitsAsync());
        var before = await published.GetOccupationsAsync(1, CancellationToken.None);
        var second = await RunAsync(survey, await LakeFile.WriteAsync(Blobs, "2026-09", Permits("2221", 55)));
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
        var october = await LakeFile.WriteAsync(Blobs, "2026-10", Permits("2221", 40), key: "k2");
        Assert.Equal(RunState.MixedKeys, (await RunAsync(survey, september, october)).State);
        Assert.Equal(first.RunId, (await new PublishedIndicators(Blobs).GetOccupationsAsync(1, CancellationToken.None))!.Version);

        var rotated = await LakeFile.WriteAsync(Blobs, "2026-10", Permits("2221", 40));
        Assert.Equal(RunState.Computed, (await RunAsync(survey, september, rotated)).State);
    }

    [Fact]
    public async Task Late_declarations_count_in_the_month_that_they_are_for()
    {
        var august = await PayrollAsync("2026-08", 11);
        await RunAsync(august, await LakeFile.WriteAsync(Blobs, "2026-09", [.. Jobs("2026-09", 14, 500), .. Jobs("2026-08", 10, 900), .. Jobs("2026-07", 30, 1)]));
        var readings = await new PublishedIndicators(Blobs).GetOccupationsAsync(4, CancellationToken.None);
        var cells = readings!.Rows.Where(r => r.Isco08 == "2221").ToDictionary(r => (r.Period, r.Measure), r => r.Value);
        Assert.Equal((21, 14), (cells[("2026-08", Measures.PayrollJobs)], cells[("2026-09", Measures.PayrollJobs)]));
        // 100.50, 101.50 ... 110.50 and ten of 900: the eleventh of 21. July has no file of its own.
        Assert.Equal((110.5, 500), (cells[("2026-08", Measures.PayrollMedianGross)], cells[("2026-09", Measures.PayrollMedianGross)]));
        Assert.Equal(4, cells.Count);
    }
}

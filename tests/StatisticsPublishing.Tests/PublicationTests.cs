using Pipeline.Reference;
using Pipeline.Statistics.Observations;
using Pipeline.StatisticsPublishing.Publishing;

namespace Pipeline.StatisticsPublishing.Tests;

/// <summary>What a release holds, when there is one, and what stays out of it.</summary>
public sealed class PublicationTests(Storage storage) : Publishing(storage)
{
    [Fact]
    public async Task Night_without_inputs_publishes_nothing()
    {
        Assert.Equal(PublicationState.NothingToDo, (await PublishAsync([])).State);
        Assert.Null(await Releases.ReadCurrentAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Release_of_the_samples_holds_what_it_promises_and_the_next_night_finds_nothing_new()
    {
        var files = await Lake.WriteAllAsync();
        var summary = await PublishAsync(files);
        Assert.Equal([], summary.Reasons);
        Assert.Equal(PublicationState.Published, summary.State);
        var release = await CurrentAsync();
        Assert.Equal(summary.Release, release.Id);
        Assert.StartsWith("2026-11-22-01-", release.Id);
        Assert.Null(release.Previous);

        // Every table has figures or a reason; no source is left unsaid.
        Assert.Equal(Definitions.Structures.Dataflows.Select(d => d.Id).Order(), release.Flows.Select(f => f.Dataflow).Concat(release.NotAvailable.Select(m => m.Dataflow)).Order());
        Assert.All(release.NotAvailable, m => Assert.True(m.Reason.Length > 10, m.Dataflow));
        Assert.Contains(release.NotAvailable, m => m.Dataflow.StartsWith("DF_T08", StringComparison.Ordinal));
        var permits = release.Flows.First(f => f.Dataflow == "DF_T05_PERMITS");
        Assert.Equal(["work-permits"], permits.Sources.Select(s => s.Dataset));
        Assert.Equal(files.First(f => $"{f.Dataset}" == "work-permits").ContentSha256, permits.Sources[0].Sha256);
        Assert.All(permits.Accuracy, a => Assert.True(a.Max <= 15));

        var tables = await TablesAsync(release);
        Assert.All(tables.Values, NoSmallCount);
        Additive(tables);
        var written = await ContentsAsync(Containers.Statistics);

        Assert.Equal(PublicationState.Unchanged, (await PublishAsync(files)).State);
        Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(PublicationState.Unchanged, (await PublishAsync(files)).State);
        Assert.Equal(written, await ContentsAsync(Containers.Statistics));
    }

    [Fact]
    public async Task Agreement_that_does_not_name_the_purpose_leaves_its_data_out_by_name()
    {
        var permits = await Lake.WriteAsync("dgie", "work-permits", lines => lines);
        var border = await Lake.WriteAsync("dgie", "border-crossings", lines => lines);
        var definitions = Definitions with { Populations = [.. Definitions.Populations.Select(p => p.Id == "border-work" ? p with { Purpose = "labour-market-test" } : p)] };
        var summary = await PublishAsync([border, permits], definitions);
        Assert.Equal(PublicationState.Published, summary.State);
        Assert.Equal("dgie/border-crossings", Assert.Single(summary.LeftOut).Agreement);
        Assert.Contains("labour-market-test", (await CurrentAsync()).NotAvailable.First(m => m.Dataflow == "DF_T07_BORDER_WORK").Reason);
    }

    [Fact]
    public async Task Poll_tells_whether_the_pointer_has_moved()
    {
        Assert.Equal((false, null), await Releases.PollAsync(null, CancellationToken.None));
        await PublishAsync([await Lake.WriteAsync("dgie", "work-permits", lines => lines)]);
        var (changed, pointer) = await Releases.PollAsync(null, CancellationToken.None);
        Assert.True(changed);
        Assert.Equal((false, null), await Releases.PollAsync(pointer!.Version, CancellationToken.None));
    }

    async Task<Dictionary<string, string>> ContentsAsync(string container)
    {
        var contents = new Dictionary<string, string>();
        await foreach (var blob in Blobs.GetBlobContainerClient(container).GetBlobsAsync()) contents.Add(blob.Name, $"{blob.Properties.ETag}");
        return contents;
    }

    /// <summary>What two tables say of one population is the same.</summary>
    static void Additive(Dictionary<string, ObservationTable> tables)
    {
        Assert.Equal(Totals(tables["DF_T03_EMPLOYED_OCCUPATION"], "EMPLOYED"), Totals(tables["DF_T04_EMPLOYED_ACTIVITY"], "EMPLOYED"));
        Assert.Equal(Totals(tables["DF_T03_EMPLOYED_OCCUPATION"], "JOBS"), Totals(tables["DF_T12_EARNINGS"], "JOBS"));
        Assert.NotEmpty(Totals(tables["DF_T12_EARNINGS"], "JOBS"));
    }

    /// <summary>Cells that show sex and no other dimension, by period and sex.</summary>
    static Dictionary<string, double> Totals(ObservationTable table, string measure)
    {
        var dimensions = table.Flow.Dimensions.Select(d => d.Id).ToList();
        var place = table.Flow.Measures.Select(m => m.Id).ToList().IndexOf(measure);
        var others = Enumerable.Range(0, dimensions.Count).Where(d => dimensions[d] is not ("FREQ" or "INDICATOR" or "SEX")).ToList();
        return Enumerable.Range(0, table.Count)
            .Where(r => table.Codes[dimensions.IndexOf("INDICATOR")][r] == place && others.All(d => table.Codes[d][r] == 0))
            .ToDictionary(r => $"{table.Periods[table.PeriodPlaces[r]]} {table.Codes[dimensions.IndexOf("SEX")][r]}", r => table.Values[r]);
    }
}

using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using Pipeline.Lake;
using Pipeline.Protocols;
using Pipeline.Reference;
using Pipeline.Statistics.Observations;
using Pipeline.Statistics.Releases;
using Pipeline.StatisticsPublishing.Counting;
using Pipeline.StatisticsPublishing.Definitions;
using Pipeline.StatisticsPublishing.Protecting;
using Pipeline.StatisticsPublishing.Publishing;
using Pipeline.Testing;

namespace Pipeline.StatisticsPublishing.Tests;

/// <summary>Publications from the protocols' samples, against a real storage emulator.</summary>
public sealed class PublicationTests : IClassFixture<Storage>, IAsyncLifetime
{
    static readonly ProtocolCatalog Catalog = ProtocolCatalog.Load(Repository.PathOf("protocols"));
    static readonly StatisticsDefinitions Definitions = StatisticsDefinitions.Read(Catalog);
    static readonly RoundingKeys Keys = new(new Dictionary<string, string> { ["r1"] = Convert.ToBase64String(Encoding.ASCII.GetBytes("a key that only this test has, 32 ")) }, "r1");

    readonly ManualTime _clock = new(new(2026, 11, 22, 1, 0, 0, TimeSpan.Zero));
    readonly string _connection;
    readonly BlobServiceClient _blobs;
    readonly ReleaseStore _releases;
    readonly SampleLake _lake;

    public PublicationTests(Storage storage)
    {
        (_connection, _blobs) = (storage.ConnectionString, new(storage.ConnectionString));
        (_releases, _lake) = (new(_blobs), new(_blobs, Catalog));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    /// <summary>Leaves an empty account to the next test.</summary>
    public async Task DisposeAsync()
    {
        await foreach (var container in _blobs.GetBlobContainersAsync()) await _blobs.DeleteBlobContainerAsync(container.Name);
    }

    [Fact]
    public async Task Night_without_inputs_publishes_nothing()
    {
        Assert.Equal(PublicationState.NothingToDo, (await PublishAsync([])).State);
        Assert.Null(await _releases.ReadCurrentAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Release_of_the_samples_holds_what_it_promises_and_the_next_night_finds_nothing_new()
    {
        var files = await _lake.WriteAllAsync();
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
        _clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(PublicationState.Unchanged, (await PublishAsync(files)).State);
        Assert.Equal(written, await ContentsAsync(Containers.Statistics));
    }

    [Fact]
    public async Task Revised_drop_moves_only_what_it_changed_and_by_the_base_or_more()
    {
        var permits = await _lake.WriteAsync("dgie", "work-permits", lines => lines);
        var border = await _lake.WriteAsync("dgie", "border-crossings", lines => lines);
        await PublishAsync([border, permits]);
        var (first, before) = (await CurrentAsync(), await BasesAsync("permits-decided"));
        var borderFile = first.Flows.First(f => f.Dataflow == "DF_T07_BORDER_WORK").Sha256;

        var revised = await _lake.WriteAsync("dgie", "work-permits", lines => [.. lines.Skip(3), .. lines.Skip(200).Take(40).Select((l, i) => $"WP999000{i:0000}{l[l.IndexOf(',', StringComparison.Ordinal)..]}")]);
        var summary = await PublishAsync([border, revised]);

        Assert.Equal([], summary.Reasons);
        Assert.Equal(PublicationState.Published, summary.State);
        var second = await CurrentAsync();
        Assert.Equal(first.Id, second.Previous);
        Assert.True(string.CompareOrdinal(second.Id, first.Id) > 0);
        Assert.Equal(borderFile, second.Flows.First(f => f.Dataflow == "DF_T07_BORDER_WORK").Sha256);
        var after = await BasesAsync("permits-decided");
        Assert.NotEqual(before, after);
        foreach (var leaf in before.Keys.Union(after.Keys))
        {
            var ((x, y), (oldX, oldY)) = (after.GetValueOrDefault(leaf), before.GetValueOrDefault(leaf));
            if (x == oldX) Assert.Equal(oldY, y);
            Assert.True(y == oldY || Math.Abs(y - oldY) >= 5, leaf);
        }
        // What it did not change was not read again: the two populations of permits were.
        Assert.Equal(2, summary.FilesRead);
        Assert.Equal([second.Id, first.Id], (await _releases.ListAsync(CancellationToken.None)).Select(r => r.Id));
    }

    [Fact]
    public async Task Release_that_fails_a_proof_is_not_published_and_says_why_and_the_next_good_one_is()
    {
        var permits = await _lake.WriteAsync("dgie", "work-permits", lines => lines);
        await PublishAsync([permits]);
        var current = await CurrentAsync();
        // A gate that no rounding can pass: the same file, so that the figures stick, and another so that there is something to publish.
        var strict = Definitions with { Parameters = Definitions.Parameters with { Gate = new(1e-9, 1e-9) }, Sha256 = new('f', 64) };
        var border = await _lake.WriteAsync("dgie", "border-crossings", lines => lines);

        var refused = await PublishAsync([border, permits], strict);

        Assert.Equal(PublicationState.Refused, refused.State);
        Assert.Contains(refused.Reasons, r => r.Contains("P10", StringComparison.Ordinal) && r.Contains("permits", StringComparison.Ordinal));
        Assert.Equal(current.Id, (await CurrentAsync()).Id);
        var work = _blobs.GetBlobContainerClient(Containers.StatisticsWork);
        Assert.Contains("P10", (await work.GetBlobClient("refused.json").DownloadContentAsync()).Value.Content.ToString());

        Assert.Equal(PublicationState.Published, (await PublishAsync([border, permits])).State);
        Assert.False(await work.GetBlobClient("refused.json").ExistsAsync());
    }

    [Fact]
    public async Task Release_cut_short_before_its_pointer_leaves_the_old_one_and_is_finished_the_next_time()
    {
        var permits = await _lake.WriteAsync("dgie", "work-permits", lines => lines);
        await PublishAsync([permits]);
        var old = await CurrentAsync();
        var border = await _lake.WriteAsync("dgie", "border-crossings", lines => lines);

        await Assert.ThrowsAsync<IOException>(() => PublishAsync([border, permits], blobs: Failing("current.json")));
        Assert.Equal(old.Id, (await CurrentAsync()).Id);
        Assert.Equal([old.Id], (await _releases.ListAsync(CancellationToken.None)).Select(r => r.Id));

        _clock.Advance(TimeSpan.FromMinutes(10));
        var summary = await PublishAsync([border, permits]);
        Assert.Equal(PublicationState.Published, summary.State);
        Assert.Equal(old.Id, (await CurrentAsync()).Previous);
    }

    [Fact]
    public async Task Lost_base_tables_end_publication_in_words_not_in_new_draws()
    {
        var permits = await _lake.WriteAsync("dgie", "work-permits", lines => lines);
        await PublishAsync([permits]);
        await _blobs.GetBlobContainerClient(Containers.StatisticsWork).DeleteBlobAsync($"states/{(await CurrentAsync()).Id}.json");
        var summary = await PublishAsync([await _lake.WriteAsync("dgie", "work-permits", lines => lines.Skip(5))]);
        Assert.Equal(PublicationState.Refused, summary.State);
        Assert.Contains("statistics-work", Assert.Single(summary.Reasons));
    }

    [Fact]
    public async Task Decisions_that_the_pipeline_recorded_are_counted_protected_and_told_with_the_share_changed_and_the_median_of_days()
    {
        var random = new Random(3);
        var decided = new List<RecordedCase>();
        foreach (var (track, outcome, reason, agreement, count) in new[]
        {
            ("General", "Approve", "NONE", "Agreed", 61), ("General", "Refuse", "WAGE_BELOW_FLOOR", "Agreed", 24), ("General", "Approve", "EvidenceSeen", "Otherwise", 12),
            ("Eac", "Approve", "EAC_SCHEDULED", "Agreed", 3), ("Eac", "Approve", "ReferredToOfficer", "Referred", 8),
        })
            decided.AddRange(Enumerable.Range(0, count).Select(_ => new RecordedCase(
                "pipeline/labour-market-tests", ReferencePeriod.Parse("2026-10"),
                new Dictionary<string, string?> { ["track"] = track, ["outcome"] = outcome, ["reason"] = reason, ["occupation"] = random.Next(2) == 0 ? "251" : "222", ["agreement"] = agreement },
                new Dictionary<string, double> { ["days"] = random.Next(3, 30) })));
        ReferencePeriod? asked = null;
        var publication = new StatisticsPublication(_blobs, Definitions, Keys, Catalog, _clock, cases: (month, _) =>
        {
            asked = month;
            return Task.FromResult<IReadOnlyList<RecordedCase>>(decided);
        });

        Assert.Equal(PublicationState.Published, (await publication.RunAsync([], CancellationToken.None)).State);
        Assert.Equal("2026-10", $"{asked}");
        var table = (await TablesAsync(await CurrentAsync()))["DF_T08_LABOUR_MARKET_TEST"];
        NoSmallCount(table);
        var dimensions = table.Flow.Dimensions.Select(d => d.Id).ToList();
        double Total(string measure, string track = "_T") => Enumerable.Range(0, table.Count).Where(r =>
            table.Flow.Measures[table.Codes[dimensions.IndexOf("INDICATOR")][r]].Id == measure && Definitions.Structures.Codelist("CL_LMT_TRACK").Codes[table.Codes[dimensions.IndexOf("LMT_TRACK")][r]].Id == track
            && new[] { "LMT_OUTCOME", "LMT_REASON", "OCCUPATION" }.All(id => table.Codes[dimensions.IndexOf(id)][r] == 0)).Select(r => table.Values[r]).Single();
        Assert.InRange(Total("CASES"), 108 - 10, 108 + 10);
        Assert.InRange(Total("OVERRIDDEN"), 8, 16);
        Assert.Equal(Math.Round(100 * Total("OVERRIDDEN") / Total("RECOMMENDED"), 1, MidpointRounding.AwayFromZero), Total("OVERRIDES"));
        var days = decided.Select(d => d.Numbers["days"]).Order().ToList();
        Assert.Equal(Math.Round((days[53] + days[54]) / 2, MidpointRounding.AwayFromZero), Total("DAYS"));
        // The same cases are the same inputs.
        Assert.Equal(PublicationState.Unchanged, (await publication.RunAsync([], CancellationToken.None)).State);
    }

    [Fact]
    public async Task Decisions_on_citizens_of_Partner_States_are_told_in_time_or_late_and_by_the_schedule()
    {
        var decided = new List<RecordedCase>();
        foreach (var (scheduled, timeliness, count) in new[] { ("Listed", "OnTime", 60), ("Listed", "Late", 20), ("NotListed", "OnTime", 20), (null, "OnTime", 7) })
            decided.AddRange(Enumerable.Range(0, count).Select(i => new RecordedCase(
                "pipeline/eac-decisions", ReferencePeriod.Parse("2026-10"),
                new Dictionary<string, string?> { ["scheduled"] = scheduled, ["timeliness"] = timeliness, ["occupation"] = i % 2 == 0 ? "251" : "222" }, new Dictionary<string, double>())));
        var publication = new StatisticsPublication(_blobs, Definitions, Keys, Catalog, _clock, cases: (_, _) => Task.FromResult<IReadOnlyList<RecordedCase>>(decided));
        Assert.Equal(PublicationState.Published, (await publication.RunAsync([], CancellationToken.None)).State);
        var table = (await TablesAsync(await CurrentAsync()))["DF_T09_EAC_MOBILITY"];
        NoSmallCount(table);
        var dimensions = table.Flow.Dimensions.Select(d => d.Id).ToList();
        string Code(int row, string dimension) => Definitions.Structures.Codelist(table.Flow.Dimensions[dimensions.IndexOf(dimension)].Codelist).Codes[table.Codes[dimensions.IndexOf(dimension)][row]].Id;
        double Total(string measure, string scheduled = "_T") => Enumerable.Range(0, table.Count).Where(row => table.Flow.Measures[table.Codes[dimensions.IndexOf("INDICATOR")][row]].Id == measure
            && Code(row, "SCHEDULED") == scheduled && Code(row, "OCCUPATION") == "_T" && Code(row, "COUNTERPART_AREA") == "EAC" && $"{table.Periods[table.PeriodPlaces[row]]}" == "2026-10").Select(row => table.Values[row]).Single();
        Assert.InRange(Total("DECISIONS"), 107 - 15, 107 + 15);
        Assert.InRange(Total("DECIDED_ON_TIME"), 87 - 15, 87 + 15);
        Assert.InRange(Total("DECISIONS", "Y"), 80 - 10, 80 + 10);
        Assert.Equal(Math.Round(100 * Total("DECIDED_ON_TIME") / Total("DECISIONS"), 1, MidpointRounding.AwayFromZero), Total("ON_TIME"));
    }

    [Fact]
    public async Task Agreement_that_does_not_name_the_purpose_leaves_its_data_out_by_name()
    {
        var permits = await _lake.WriteAsync("dgie", "work-permits", lines => lines);
        var border = await _lake.WriteAsync("dgie", "border-crossings", lines => lines);
        var definitions = Definitions with { Populations = [.. Definitions.Populations.Select(p => p.Id == "border-work" ? p with { Purpose = "labour-market-test" } : p)] };
        var summary = await PublishAsync([border, permits], definitions);
        Assert.Equal(PublicationState.Published, summary.State);
        Assert.Equal("dgie/border-crossings", Assert.Single(summary.LeftOut).Agreement);
        Assert.Contains("labour-market-test", (await CurrentAsync()).NotAvailable.First(m => m.Dataflow == "DF_T07_BORDER_WORK").Reason);
    }

    [Fact]
    public async Task Another_key_gives_other_draws_and_one_that_is_missing_is_asked_for()
    {
        var permits = await _lake.WriteAsync("dgie", "work-permits", lines => lines);
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => PublishAsync([permits], keys: new(new Dictionary<string, string>(), "r7")));
        Assert.Contains("Rounding__Keys__r7", error.Message);
        await PublishAsync([permits]);
        var first = await BasesAsync("permits-in-stock");
        await DisposeAsync();
        await _lake.WriteAsync("dgie", "work-permits", lines => lines);
        await PublishAsync([permits], keys: new(new Dictionary<string, string> { ["r2"] = Convert.ToBase64String(Encoding.ASCII.GetBytes("another key that only this test has")) }, "r2"));
        var second = await BasesAsync("permits-in-stock");
        Assert.Equal(first.ToDictionary(l => l.Key, l => l.Value.X).Where(l => l.Value > 0), second.ToDictionary(l => l.Key, l => l.Value.X).Where(l => l.Value > 0));
        Assert.NotEqual(first, second);
    }

    [Fact]
    public async Task Poll_tells_whether_the_pointer_has_moved()
    {
        Assert.Equal((false, null), await _releases.PollAsync(null, CancellationToken.None));
        await PublishAsync([await _lake.WriteAsync("dgie", "work-permits", lines => lines)]);
        var (changed, pointer) = await _releases.PollAsync(null, CancellationToken.None);
        Assert.True(changed);
        Assert.Equal((false, null), await _releases.PollAsync(pointer!.Version, CancellationToken.None));
    }

    Task<PublicationSummary> PublishAsync(
        IReadOnlyList<LakePartition> files, StatisticsDefinitions? definitions = null, BlobServiceClient? blobs = null, RoundingKeys? keys = null) =>
        new StatisticsPublication(blobs ?? _blobs, definitions ?? Definitions, keys ?? Keys, Catalog, _clock).RunAsync(files, CancellationToken.None);

    async Task<Release> CurrentAsync() => await _releases.ReadAsync((await _releases.ReadCurrentAsync(CancellationToken.None))!.Current, CancellationToken.None);

    async Task<Dictionary<string, ObservationTable>> TablesAsync(Release release)
    {
        var structures = await _releases.ReadStructuresAsync(release.Id, CancellationToken.None);
        var tables = new Dictionary<string, ObservationTable>();
        foreach (var flow in release.Flows)
        {
            await using var file = await _releases.OpenDataAsync(release.Id, flow.Dataflow, CancellationToken.None);
            tables.Add(flow.Dataflow, await ObservationReader.ReadAsync(file, structures.Dataflow(flow.Dataflow)!, structures, CancellationToken.None));
            Assert.Equal(flow.Rows, tables[flow.Dataflow].Count);
        }
        return tables;
    }

    async Task<Dictionary<string, (int X, int Y)>> BasesAsync(string population)
    {
        var work = _blobs.GetBlobContainerClient(Containers.StatisticsWork);
        var state = ReleaseState.Read((await work.GetBlobClient($"states/{(await CurrentAsync()).Id}.json").DownloadContentAsync()).Value.Content);
        var leaves = new Dictionary<string, (int, int)>();
        foreach (var table in state.Tables.Where(t => t.Population == population))
        {
            var stored = BaseTable.Read((await work.GetBlobClient(table.Blob).DownloadContentAsync()).Value.Content);
            Assert.Equal(table.PublishedSha256, stored.PublishedSha256());
            foreach (var leaf in stored.Leaves) leaves.Add($"{table.Period} {string.Join('.', leaf.Codes)}", (leaf.X, leaf.Y));
        }
        return leaves;
    }

    async Task<Dictionary<string, string>> ContentsAsync(string container)
    {
        var contents = new Dictionary<string, string>();
        await foreach (var blob in _blobs.GetBlobContainerClient(container).GetBlobsAsync()) contents.Add(blob.Name, $"{blob.Properties.ETag}");
        return contents;
    }

    /// <summary>P1 on everything that is published: no count is from 1 to one below its base.</summary>
    static void NoSmallCount(ObservationTable table)
    {
        var (indicator, measures) = (table.Flow.Dimensions.ToList().FindIndex(d => d.Id == "INDICATOR"), table.Flow.Measures);
        for (var row = 0; row < table.Count; row++)
        {
            var measure = measures[table.Codes[indicator][row]];
            Assert.Equal(double.IsNaN(table.Values[row]), table.Confidential[row]);
            if (measure.RoundingBase > 0 && measure.Unit is "PS" or "NR") Assert.True(table.Values[row] is 0 || table.Values[row] >= measure.RoundingBase, $"{table.Flow.Id} {measure.Id}: {table.Values[row]}");
        }
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

    /// <summary>Storage that fails when a blob of this name is written.</summary>
    BlobServiceClient Failing(string name)
    {
        var options = new BlobClientOptions();
        options.Retry.MaxRetries = 0;
        options.AddPolicy(new FailingWrite(name), HttpPipelinePosition.PerCall);
        return new(_connection, options);
    }
}

file sealed class FailingWrite(string name) : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message)
    {
        if (message.Request.Method == RequestMethod.Put && message.Request.Uri.ToUri().AbsolutePath.EndsWith(name, StringComparison.Ordinal)) throw new IOException("The host was ended.");
    }
}

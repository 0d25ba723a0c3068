using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Pipeline.Statistics.Releases;
using Pipeline.Testing;

namespace Pipeline.EndToEnd.Tests;

/// <summary>Figures rest on data whose agreement lets them.</summary>
public sealed class DataUseTests(PipelineFixture pipeline) : IClassFixture<PipelineFixture>
{
    [Fact]
    public async Task Figures_are_withheld_as_soon_as_an_agreement_that_they_rest_on_is_retired_and_the_next_run_leaves_its_data_out()
    {
        await pipeline.DeliverAsync("dgie/work-permits/2026-10/permits.csv", Permits.File(1, 40));
        await pipeline.RunTimerAsync("RecomputeIndicators");
        Assert.Equal(HttpStatusCode.OK, (await AskAsync()).Status);

        using var request = new HttpRequestMessage(HttpMethod.Post, "api/protocols/dgie/work-permits/1.0.0/retirement") { Content = JsonContent.Create(new { reason = "Ended." }) };
        request.Headers.Authorization = await pipeline.Host.SignInAsync("CoordinationApprover");
        using var retired = await pipeline.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, retired.StatusCode);

        var withheld = await AskAsync();
        Assert.Equal(HttpStatusCode.Conflict, withheld.Status);
        Assert.Contains("dgie/work-permits@1.0.0 is retired", withheld.Text, StringComparison.Ordinal);
        await pipeline.RunTimerAsync("RecomputeIndicators");
        Assert.Contains("left out 40 rows: The agreement dgie/work-permits@1.0.0 is retired", pipeline.Log, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await AskAsync()).Status);
    }

    [Fact]
    public async Task Statistics_are_published_by_the_nightly_function_and_tell_the_scorecards_too()
    {
        await using var crossings = File.OpenRead(Repository.PathOf("protocols", "dgie", "border-crossings", "samples", "2026-10", "clean.csv"));
        Assert.NotNull((await pipeline.DeliverAsync("dgie/border-crossings/2026-10/clean.csv", crossings)).LakeFile);
        var vacancies = Repository.PathOf("protocols", "mifotra", "vacancies", "samples", "2026-10", "clean.csv");
        await using (var file = File.OpenRead(vacancies)) Assert.NotNull((await pipeline.DeliverAsync("mifotra/vacancies/2026-10/clean.csv", file)).LakeFile);
        await pipeline.RunTimerAsync("PublishStatistics");

        var store = new ReleaseStore(pipeline.Blobs);
        var pointer = await store.ReadCurrentAsync(CancellationToken.None);
        Assert.True(pointer is not null, pipeline.Log);
        var release = await store.ReadAsync(pointer.Current, CancellationToken.None);
        Assert.Contains(release.Flows, f => f.Dataflow == "DF_T07_BORDER_WORK" && f.Sources.Length == 1);
        var scorecards = release.Flows.First(f => f.Dataflow == "DF_T17_DATA_QUALITY");
        Assert.Equal((0L, scorecards.LastPeriod), (scorecards.Suppressed, scorecards.FirstPeriod));
        Assert.True(scorecards.Rows > 0);
        Assert.Contains($"Release {release.Id}: Published", pipeline.Log, StringComparison.Ordinal);

        // The brief for experts abroad has of a province what is published of it, by minor group.
        var rows = (await File.ReadAllLinesAsync(vacancies)).Skip(1).Select(line => line.Split(',')).Where(row => row[5] == "OPN" && row[17].Length == 0 && row[11].Length > 0 && row[8].Length == 4).ToList();
        var open = rows.GroupBy(row => (Province: row[11][..1], Group: row[8][..3])).MaxBy(g => g.Count())!;
        using var answer = await pipeline.Http.GetAsync(new Uri($"api/diaspora/briefs/{open.First()[8]}?district={open.First()[11]}", UriKind.Relative));
        var area = JsonElement.Parse(await answer.Content.ReadAsStringAsync()).GetProperty("areaFigures");
        Assert.Equal((release.Id, "DF_T10_VACANCIES_SEEKERS", "province", $"RW{open.Key.Province}", "2026-10"), (area.GetProperty("release").GetString(), area.GetProperty("table").GetString(),
            area.GetProperty("level").GetString(), area.GetProperty("area").GetString(), area.GetProperty("period").GetString()));
        var told = area.GetProperty("figures").EnumerateArray().Single(f => f.GetProperty("indicator").GetString() == "VACANCIES");
        // So few vacancies may be published by greater groups only: whichever it is, it says so.
        var (group, count) = (told.GetProperty("occupation").GetString()!, rows.Count(row => row[11][..1] == open.Key.Province && row[8].StartsWith(told.GetProperty("occupation").GetString()!, StringComparison.Ordinal)));
        Assert.StartsWith(group, open.First()[8], StringComparison.Ordinal);
        Assert.InRange(told.GetProperty("value").GetDouble(), 0.7 * count, 1.3 * count);
    }

    async Task<(HttpStatusCode Status, string Text)> AskAsync()
    {
        using var answer = await pipeline.Http.GetAsync(new Uri("api/indicators/occupations?level=1", UriKind.Relative));
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}

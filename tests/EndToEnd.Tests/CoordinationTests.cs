using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Pipeline.Reference;
using Pipeline.Testing;

namespace Pipeline.EndToEnd.Tests;

/// <summary>What the coordinating body asks of the running host.</summary>
public sealed class CoordinationTests(PipelineFixture pipeline) : IClassFixture<PipelineFixture>
{
    [Fact]
    public async Task A_turned_down_drop_is_named_with_what_is_wrong_and_its_receipt()
    {
        // Storage tells times by the second, and the newest delivery of a period is the one that is told of.
        await Task.Delay(1100);
        var receipt = await pipeline.DeliverAsync("dgie/work-permits/2026-10/coordination.csv", Permits.File(1, 5, nationality: "XXX"));
        Assert.Equal("Quarantined", receipt.Outcome);

        var view = await GetAsync("api/coordination?from=2026-10&to=2026-10&at=2099-01-01");
        var drop = view.GetProperty("agencies").EnumerateArray().Single(a => a.GetProperty("agency").GetString() == "dgie").GetProperty("notAccepted").EnumerateArray()
            .Single(d => d.GetProperty("submission").GetString() == receipt.SubmissionId);
        Assert.Equal($"/api/submissions/{receipt.SubmissionId}", drop.GetProperty("receipt").GetString());
        Assert.Equal(("nationality.codelist", 5), drop.GetProperty("findings")[0] is var top ? (top.GetProperty("rule").GetString(), top.GetProperty("count").GetInt32()) : default);
    }

    [Fact]
    public async Task The_page_is_in_the_language_asked_for_and_may_load_nothing()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("api/coordination/page", UriKind.Relative)) { Headers = { { "Accept-Language", "fr-RW, en;q=0.5" } } };
        using var answer = await pipeline.Http.SendAsync(request);
        Assert.StartsWith("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("<html lang=\"fr\">", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("calendar", "Agency,Dataset,Period,DueOn,State,")]
    [InlineData("compliance", "Agency,Dataset,Expected,OnTime,Late,")]
    [InlineData("scorecards", "Provider,Dataset,Periods,CompletenessPercent,")]
    public async Task Figures_are_given_as_JSON_and_as_CSV(string what, string head)
    {
        Assert.True((await GetAsync($"api/coordination/{what}")).GetArrayLength() >= 15);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"api/coordination/{what}", UriKind.Relative));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/csv"));
        using var answer = await pipeline.Http.SendAsync(request);
        Assert.StartsWith(head, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_agency_sees_its_own_calendar()
    {
        var all = (await GetAsync("api/coordination/calendar")).EnumerateArray().Select(e => e.GetRawText());
        var own = (await GetAsync("api/agencies/hec/calendar")).EnumerateArray().ToList();
        Assert.All(own, e => Assert.Equal("hec", e.GetProperty("agency").GetString()));
        Assert.Equal(all.Where(e => e.Contains("\"agency\":\"hec\"", StringComparison.Ordinal)), own.Select(e => e.GetRawText()));
        Assert.NotEmpty(own);
    }

    [Fact]
    public async Task A_certificate_is_given_as_it_was_written_and_as_a_page()
    {
        // Nothing that ships is so old that it is destroyed: what a run wrote is laid down.
        const string Name = "dgie/returns/2020-10/0123456789abcdef0123";
        var shelf = pipeline.Blobs.GetBlobContainerClient(Containers.Certificates);
        await shelf.GetBlobClient($"{Name}.json").UploadAsync(new BinaryData("{\"agency\":\"dgie\"}"), overwrite: true);
        await shelf.GetBlobClient($"{Name}.html").UploadAsync(new BinaryData("<!doctype html>"), overwrite: true);

        var listed = (await GetAsync("api/agencies/dgie/certificates")).EnumerateArray().Single();
        Assert.Equal("/api/agencies/dgie/certificates/returns/2020-10/0123456789abcdef0123", listed.GetProperty("certificate").GetString());
        var address = new Uri(listed.GetProperty("certificate").GetString()![1..], UriKind.Relative);
        Assert.Equal("{\"agency\":\"dgie\"}", await pipeline.Http.GetStringAsync(address));
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { "Accept", "text/html" } } };
        using var page = await pipeline.Http.SendAsync(request);
        Assert.Equal(("text/html", "<!doctype html>"), (page.Content.Headers.ContentType?.MediaType, await page.Content.ReadAsStringAsync()));
        using var none = await pipeline.Http.GetAsync(new Uri("api/agencies/hec/certificates/returns/2020-10/0123456789abcdef0123", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Theory]
    [InlineData("coordination?at=22.11.2026", "Parameter 'at' is not a day.")]
    [InlineData("coordination/calendar?from=2026-13", "Parameter 'from' is not a period.")]
    [InlineData("coordination/page?from=2026-12&to=2026-10", "Parameter 'from' is after the period in 'to'.")]
    [InlineData("coordination/notices?agency=*", "Parameter 'agency' is not an agency's short name.")]
    public async Task A_question_that_cannot_be_read_is_told_how_to_ask(string path, string problem)
    {
        using var answer = await pipeline.Http.GetAsync(new Uri($"api/{path}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.StartsWith(problem, JsonElement.Parse(await answer.Content.ReadAsStringAsync()).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_daily_look_posts_notices()
    {
        await pipeline.RunTimerAsync("WatchCalendar");
        var notices = await Eventually.GetAsync(async () => await GetAsync("api/coordination/notices") is var all && all.GetArrayLength() > 0 ? all.ToString() : null, () => "No notice was posted.");
        Assert.Contains("\"kind\":", notices, StringComparison.Ordinal);
    }

    async Task<JsonElement> GetAsync(string path) => JsonElement.Parse(await pipeline.Http.GetStringAsync(new Uri(path, UriKind.Relative)));
}

using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Pipeline.Testing;

namespace Pipeline.EndToEnd.Tests;

/// <summary>Files that are tried and not delivered, through the running functions.</summary>
public sealed class DryRunTests(PipelineFixture pipeline) : IClassFixture<PipelineFixture>
{
    // A month that is not over: a delivery of it is not late, which a trial can never be.
    static readonly string Period = DateTime.UtcNow.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    static readonly string Address = $"api/protocols/dgie/work-permits/validate?period={Period}";

    const string NotAtHand = "Other drops are not at hand here.";

    static readonly string Faulty = Permits.File(1, 40).Replace("KEN-A0000009,100000001,KEN", "KEN-A0000009,100000001,UK", StringComparison.Ordinal);

    [Fact]
    public async Task A_trial_finds_what_a_delivery_finds()
    {
        var delivered = await pipeline.DeliverAsync($"dgie/work-permits/{Period}/a.csv", Faulty);
        var receipt = JsonDocument.Parse(delivered.ToJson()).RootElement;
        using var answer = await TryAsync(pipeline.Http, new StringContent(Faulty, Encoding.UTF8, "text/csv"));
        var verdict = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        foreach (var property in (string[])["outcome", "summary", "findings"])
            Assert.Equal(receipt.GetProperty(property).ToString(), verdict.GetProperty(property).ToString());
        foreach (var property in receipt.GetProperty("report").EnumerateObject().Where(p => p.Name is not ("startedAt" or "endedAt" or "notEvaluated")))
            Assert.Equal(property.Value.ToString(), verdict.GetProperty("report").GetProperty(property.Name).ToString());

        var (told, tried) = (NotEvaluated(receipt), NotEvaluated(verdict));
        Assert.Equal(told.Keys.Order(), tried.Keys.Order());
        // A trial has no other drops to look at, and says so of the rules that need them; a delivery looked, and this is the first of its dataset.
        Assert.Contains(NotAtHand, tried.Values);
        Assert.All(tried, rule => Assert.True(
            rule.Value == NotAtHand ? told[rule.Key].StartsWith("There is no ", StringComparison.Ordinal) : told[rule.Key] == rule.Value, $"{rule.Key}: {told[rule.Key]}"));
    }

    [Fact]
    public async Task A_file_of_a_form_is_tried_too_and_named_on_the_page()
    {
        using var form = new MultipartFormDataContent { { new StringContent("a note"), "note" }, { new StringContent(Faulty), "file", "may <5>.csv" } };
        using var answer = await TryAsync(pipeline.Http, form, "text/html");
        var page = await answer.Content.ReadAsStringAsync();

        Assert.StartsWith("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("may &lt;5&gt;.csv", page, StringComparison.Ordinal);
        Assert.Contains("Did you mean GBR", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_annotated_copy_has_the_fault_beside_its_row()
    {
        using var answer = await TryAsync(pipeline.Http, new StringContent(Faulty), "text/csv");
        var lines = (await answer.Content.ReadAsStringAsync()).Split("\r\n");

        Assert.Equal("attachment; filename=annotated.csv", answer.Content.Headers.ContentDisposition!.ToString());
        Assert.Equal(Faulty.Split("\r\n").Length, lines.Length);
        Assert.Contains("Did you mean GBR", lines[9], StringComparison.Ordinal);
        Assert.All(lines[1..9], line => Assert.EndsWith("NEW,,", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_ess_report_holds_the_failure_and_every_rule()
    {
        using var answer = await TryAsync(pipeline.Http, new StringContent(Faulty), "application/vnd.ess.validation-report+json");
        var items = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.EnumerateArray().ToList();

        Assert.Single(items, i => i.GetProperty("type").GetString() == "validation");
        Assert.True(items.Count > 30);
    }

    [Fact]
    public async Task Nothing_of_a_trial_stays_and_a_large_one_is_refused()
    {
        var folder = Directory.CreateTempSubdirectory("trial-").FullName;
        var before = await BlobsAsync();
        await using (var host = await FunctionsHost.StartAsync(
            pipeline.Azurite.ConnectionString, settings: new Dictionary<string, string> { ["TMPDIR"] = folder, ["DryRun__MaxBytes"] = "20000" }))
        {
            foreach (var accept in (string[])["application/json", "text/html", "text/csv", "application/vnd.ess.validation-report+json"])
            {
                using var answer = await TryAsync(host.Http, new StringContent(Faulty), accept);
                await answer.Content.ReadAsByteArrayAsync();
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            }
            using var refused = await TryAsync(host.Http, new StringContent(Permits.File(1, 1_000)));
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
            Assert.Equal("application/problem+json", refused.Content.Headers.ContentType!.MediaType);
            Assert.DoesNotContain("KEN-A0000", host.Log, StringComparison.Ordinal);
            await Eventually.IsTrueAsync(
                () => Task.FromResult(Directory.GetFiles(folder, "pipeline-*", SearchOption.AllDirectories).Length == 0), () => "A file stayed.");
        }
        Assert.Equal(before, await BlobsAsync());
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task The_link_of_a_report_leads_to_its_list()
    {
        var receipt = await pipeline.DeliverAsync("dgie/work-permits/2022-06/b.csv", Faulty);
        var report = new Uri(pipeline.Http.BaseAddress!, $"api/submissions/{receipt.SubmissionId}/report");
        Assert.Contains("href=\"errors.csv\"", await pipeline.Http.GetStringAsync(report), StringComparison.Ordinal);
        Assert.Contains("Did you mean GBR", await pipeline.Http.GetStringAsync(new Uri(report, "errors.csv")), StringComparison.Ordinal);
    }

    /// <summary>Why rules were not evaluated, by their id.</summary>
    static Dictionary<string, string> NotEvaluated(JsonElement answer) => answer.GetProperty("report").GetProperty("notEvaluated").EnumerateArray()
        .ToDictionary(n => n.GetProperty("ruleId").GetString()!, n => n.GetProperty("reason").GetString()!);

    static async Task<HttpResponseMessage> TryAsync(HttpClient http, HttpContent content, string? accept = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Address) { Content = content };
        if (accept is not null) request.Headers.Accept.Add(MediaTypeWithQualityHeaderValue.Parse(accept));
        return await http.SendAsync(request);
    }

    async Task<IReadOnlyList<string>> BlobsAsync()
    {
        var names = new List<string>();
        await foreach (var container in pipeline.Blobs.GetBlobContainersAsync())
            if (!container.Name.StartsWith("azure-webjobs", StringComparison.Ordinal))
                await foreach (var blob in pipeline.Blobs.GetBlobContainerClient(container.Name).GetBlobsAsync()) names.Add($"{container.Name}/{blob.Name}");
        return names;
    }
}

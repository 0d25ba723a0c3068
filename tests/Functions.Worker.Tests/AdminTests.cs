using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Pipeline.Functions.Worker.Tests;

public sealed class AdminTests(StorageTest storage) : IClassFixture<StorageTest>
{
    [Fact]
    public async Task Functions_are_listed_with_their_triggers()
    {
        await using var host = await StartAsync();
        var list = await host.Http.GetFromJsonAsync<JsonElement>("/admin/functions");
        Assert.Equal(["OnBlob", "OnMessage", "OnRequest", "Yearly"], list.EnumerateArray().Select(f => f.GetProperty("name").GetString()));
        var one = await host.Http.GetFromJsonAsync<JsonElement>("/admin/functions/yearly");
        Assert.Equal("timerTrigger", one.GetProperty("config").GetProperty("bindings")[0].GetProperty("type").GetString());
        Assert.EndsWith("/api/OnRequest", list[2].GetProperty("invoke_url_template").GetString(), StringComparison.Ordinal);
        Assert.Equal("Running", (await host.Http.GetFromJsonAsync<JsonElement>("/admin/host/status")).GetProperty("state").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await host.Http.GetAsync("/admin/functions/none")).StatusCode);
    }

    [Fact]
    public async Task A_timer_a_queue_and_a_blob_function_can_be_run_now()
    {
        await storage.PutAsync("inbox", "a.csv");
        await using var host = await StartAsync();
        Assert.Equal(HttpStatusCode.Accepted, await RunAsync(host, "Yearly", null));
        Assert.Equal(HttpStatusCode.Accepted, await RunAsync(host, "OnMessage", "by hand"));
        Assert.Equal(HttpStatusCode.Accepted, await RunAsync(host, "OnBlob", "inbox/a.csv"));
        await host.Probe.UntilSeenAsync("timer");
        await host.Probe.UntilSeenAsync("by hand");
        await host.Probe.UntilSeenAsync("a.csv a,b");
        Assert.Equal(HttpStatusCode.BadRequest, await RunAsync(host, "OnBlob", "elsewhere/a.csv"));
        Assert.Equal(HttpStatusCode.BadRequest, await RunAsync(host, "OnRequest", null));
        Assert.Equal(HttpStatusCode.NotFound, await RunAsync(host, "None", null));
    }

    [Theory]
    [InlineData("Host", "attacker.example")]
    [InlineData("Host", "127.0.0.1.attacker.example")]
    [InlineData("Origin", "https://attacker.example")]
    [InlineData("Origin", "http://localhost:1")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    public async Task Requests_that_a_foreign_page_could_send_are_refused(string header, string value)
    {
        await using var host = await StartAsync();
        using var get = new HttpRequestMessage(HttpMethod.Get, "/admin/functions");
        get.Headers.TryAddWithoutValidation(header, value);
        Assert.Equal(HttpStatusCode.Forbidden, (await host.Http.SendAsync(get)).StatusCode);
        using var post = new HttpRequestMessage(HttpMethod.Post, "/admin/functions/Yearly") { Content = Json("{}") };
        post.Headers.TryAddWithoutValidation(header, value);
        Assert.Equal(HttpStatusCode.Forbidden, (await host.Http.SendAsync(post)).StatusCode);
        Assert.Empty(host.Probe.Seen);
    }

    [Fact]
    public async Task A_run_is_asked_for_in_json_only()
    {
        await using var host = await StartAsync();
        using var form = await host.Http.PostAsync("/admin/functions/Yearly", new StringContent("{}", Encoding.UTF8, "text/plain"));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, form.StatusCode);
        using var broken = await host.Http.PostAsync("/admin/functions/Yearly", Json("{"));
        Assert.Equal(HttpStatusCode.BadRequest, broken.StatusCode);
        Assert.Empty(host.Probe.Seen);
    }

    static async Task<HttpStatusCode> RunAsync(LocalHost host, string function, string? input)
    {
        using var response = await host.Http.PostAsJsonAsync($"/admin/functions/{function}", new { input });
        return response.StatusCode;
    }

    static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    // Disabled, so that they run only when asked to.
    Task<LocalHost> StartAsync() => LocalHost.StartAsync(storage.Connection, [typeof(Several)], b =>
    {
        b.Configuration["AzureWebJobs.OnBlob.Disabled"] = "true";
        b.Configuration["AzureWebJobs.OnMessage.Disabled"] = "true";
    });

    public sealed class Several(Probe probe)
    {
        [Function("Yearly")]
        public Task Yearly([TimerTrigger("0 0 0 1 1 *")] TimerInfo timer, CancellationToken cancellationToken) =>
            probe.NoteAsync("timer", cancellationToken);

        [Function("OnMessage")]
        public Task OnMessage([QueueTrigger("by-hand")] string message, CancellationToken cancellationToken) =>
            probe.NoteAsync(message, cancellationToken);

        [Function("OnBlob")]
        public Task OnBlob([BlobTrigger("inbox/{name}")] string blob, string name, CancellationToken cancellationToken) =>
            probe.NoteAsync($"{name} {blob}", cancellationToken);

        [Function("OnRequest")]
        public IActionResult OnRequest([HttpTrigger("get")] HttpRequest request) => new OkResult();
    }
}

using System.Net.Http.Json;
using Azure.Storage.Blobs;
using Pipeline.Testing;

namespace Pipeline.EndToEnd.Tests;

/// <summary>The commands of the runbooks, run as they stand there against a running host.</summary>
public sealed class RunbookTests(PipelineFixture pipeline) : IClassFixture<PipelineFixture>
{
    [Fact]
    public async Task Replay()
    {
        await pipeline.DeliverAsync("dgie/work-permits/2022-01/a.csv", Permits.File(1, 50).Replace("KEN,F", "KEN,Q", StringComparison.Ordinal));
        var accepted = await pipeline.DeliverAsync("dgie/work-permits/2022-02/b.csv", Permits.File(100, 50));
        var books = new Books(pipeline.Azurite);
        await Eventually.IsTrueAsync(async () => (await books.RowsAsync()).Any(r => r.RowKey == accepted.SubmissionId && r.Outcome is not null), () => pipeline.Log);

        var told = await RunAsync(pipeline.Host, "replay.md");

        Assert.Contains("\"effect\":\"None\"", told, StringComparison.Ordinal);
        Assert.Contains("Read again on", told, StringComparison.Ordinal);
        Assert.Contains("\"action\":\"ReplayStarted\"", told, StringComparison.Ordinal);
        Assert.Equal(1, (await books.RowsAsync()).Single(r => r.RowKey == accepted.SubmissionId).Replays);
    }

    [Fact]
    public async Task Poison()
    {
        await using var azurite = await AzuriteServer.StartNewAsync();
        // No event comes by itself, so that the host can be told that every attempt failed.
        await using var host = await FunctionsHost.StartAsync(azurite.ConnectionString, settings: new Dictionary<string, string> { ["AzureWebJobs__ValidateDrop__Disabled"] = "true" });
        var books = new Books(azurite);
        var id = await books.UploadAsync("dgie/work-permits/2022-03/c.csv", Permits.File(1, 70));
        var etag = (await new BlobServiceClient(azurite.ConnectionString).GetBlobContainerClient("drops").GetBlobClient("dgie/work-permits/2022-03/c.csv").GetPropertiesAsync()).Value.ETag;
        var message = $$"""{"ContainerName": "drops", "BlobName": "dgie/work-permits/2022-03/c.csv", "ETag": "{{etag.ToString().Trim('"')}}"}""";
        using var asked = await host.Http.PostAsJsonAsync("admin/functions/RecordPoisonedDrop", new { input = message });
        await Eventually.IsTrueAsync(async () => (await books.RowsAsync()).Any(r => r.Lifecycle == "Failed"), () => host.Log);

        var told = await RunAsync(host, "poison.md");

        Assert.Contains($"{id}", told, StringComparison.Ordinal);
        await books.BalanceAsync(host, [id], 70);
    }

    [Fact]
    public async Task Late_agency() =>
        Assert.Contains("\"state\":\"NilReturn\"", await RunAsync(pipeline.Host, "late-agency.md"), StringComparison.Ordinal);

    static async Task<string> RunAsync(FunctionsHost host, string name)
    {
        using var runbook = new Runbook(name);
        return await runbook.RunAsync(host);
    }
}

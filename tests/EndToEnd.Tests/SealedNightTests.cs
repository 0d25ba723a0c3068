using System.Net;
using System.Text.Json;
using Azure.Data.Tables;
using Pipeline.Audit;
using Pipeline.Intake.Ledger;
using Pipeline.Reference;
using Pipeline.Testing;

namespace Pipeline.EndToEnd.Tests;

/// <summary>The nightly seal of the audit trail, from the timer to what an operator is told.</summary>
public sealed class SealedNightTests(PipelineFixture pipeline) : IClassFixture<PipelineFixture>
{
    /// <summary>A vocabulary like the ledger's own.</summary>
    enum Forged
    {
        Decided,
    }

    [Fact]
    public async Task A_trail_written_anew_by_somebody_with_the_tables_key_is_found_by_the_seal_of_the_night()
    {
        await pipeline.DeliverAsync("dgie/work-permits/2023-02/a.csv", Permits.File(1, 20));
        await Eventually.IsTrueAsync(async () => (await AskAsync("dgie")).GetProperty("events").GetInt64() >= 3, () => pipeline.Log);
        Assert.Equal("It is not sealed yet: that comes with the next night.", Seals(await AskAsync("dgie")).GetProperty("sentence").GetString());

        await pipeline.RunTimerAsync("SealAudit");
        var container = pipeline.Blobs.GetBlobContainerClient(Containers.Audit);
        var name = Assert.Single(container.GetBlobs()).Name;
        var written = (await container.GetBlobClient(name).GetPropertiesAsync()).Value.ETag;
        var told = await AskAsync("dgie", "?seals=all");
        Assert.Equal((true, 1, name), (told.GetProperty("isWhole").GetBoolean(), Seals(told).GetProperty("read").GetInt32(), $"{Seals(told).GetProperty("newest").GetString()}.json"));

        // Of the same day again: nothing is written.
        await pipeline.RunTimerAsync("SealAudit");
        Assert.Equal(written, (await container.GetBlobClient(name).GetPropertiesAsync()).Value.ETag);

        var table = new TableServiceClient(pipeline.Azurite.ConnectionString).GetTableClient(SubmissionLedger.TableName);
        foreach (var row in table.Query<TableEntity>("PartitionKey eq 'dgie'").ToList()) await table.DeleteEntityAsync(row.PartitionKey, row.RowKey);
        var forger = new AuditTrail(new(pipeline.Azurite.ConnectionString), SubmissionLedger.TableName, TimeProvider.System);
        for (var i = 0; i < 5; i++) await forger.AppendAsync("dgie", AuditEntry.Of("intake", Forged.Decided, "dgie-1"), default);

        told = await AskAsync("dgie");
        Assert.Equal((false, true), (told.GetProperty("isWhole").GetBoolean(), Seals(told).GetProperty("isWhole").GetBoolean()));
        Assert.Contains($"is not the one that was sealed on {name[..10]}", told.GetProperty("sentence").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Which_seals_are_meant_is_said_in_one_of_two_words()
    {
        using var answer = await pipeline.Http.GetAsync(new Uri("api/audit/submissions/dgie/verify?seals=some", UriKind.Relative));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("newest or all", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    static JsonElement Seals(JsonElement answer) => answer.GetProperty("seals");

    async Task<JsonElement> AskAsync(string stream, string query = "")
    {
        using var answer = await pipeline.Http.GetAsync(new Uri($"api/audit/submissions/{stream}/verify{query}", UriKind.Relative));
        return answer.IsSuccessStatusCode ? JsonElement.Parse(await answer.Content.ReadAsStringAsync()) : JsonElement.Parse("""{"events": 0}""");
    }
}

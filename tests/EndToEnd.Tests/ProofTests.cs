using System.Net;
using System.Text.Json;
using Azure.Data.Tables;
using Pipeline.Intake.Ledger;
using Pipeline.Testing;

namespace Pipeline.EndToEnd.Tests;

/// <summary>What an agency can show of a delivery, long after it.</summary>
public sealed class ProofTests(PipelineFixture pipeline) : IClassFixture<PipelineFixture>
{
    [Fact]
    public async Task A_receipt_attests_the_delivery_and_names_its_proof_in_a_trail_that_verifies()
    {
        var receipt = await pipeline.DeliverAsync("dgie/work-permits/2023-01/a.csv", Permits.File(1, 40));
        Assert.Equal((new DateOnly(2023, 2, 10), true, $"dgie/work-permits@{receipt.Report!.ProtocolVersion}", receipt.Report.Sha256),
            (receipt.Due, receipt.DaysLate > 1000, receipt.Protocol, receipt.Sha256));

        var page = await pipeline.Http.GetStringAsync(new Uri($"api/submissions/{receipt.SubmissionId}/report", UriKind.Relative));
        foreach (var text in (string[])["dgie", "work-permits", "2023-01", "2023-02-10", $"{receipt.DaysLate:N0} days late", receipt.Sha256!, receipt.Protocol!, "<dt>Rows accepted</dt><dd>40</dd>"])
            Assert.Contains(text, page, StringComparison.Ordinal);
        Assert.Contains($"<a href=\"proof\">/api/submissions/{receipt.SubmissionId}/proof</a>", page, StringComparison.Ordinal);

        // The receipt comes before the ledger's last event.
        var proof = await Eventually.GetAsync(async () =>
        {
            var answer = await GetAsync($"api/submissions/{receipt.SubmissionId}/proof");
            return answer.GetProperty("outcome").ValueKind == JsonValueKind.String ? (object)answer : null;
        }, () => pipeline.Log);
        var told = (JsonElement)proof;
        Assert.True(told.GetProperty("streamVerifies").GetBoolean(), told.ToString());
        Assert.True(told.GetProperty("rowAgrees").GetBoolean(), told.ToString());
        var events = told.GetProperty("events").EnumerateArray().ToList();
        Assert.Equal(["Received", "ValidationStarted", "Decided"], events.Select(e => e.GetProperty("action").GetString()));
        Assert.Equal(receipt.Sha256, events[^1].GetProperty("details").GetProperty("sha256").GetString());

        var last = events[^1].GetProperty("number").GetInt64();
        var trail = await GetAsync($"api/audit/submissions/dgie?from={last}&limit=1");
        Assert.Equal(events[^1].GetProperty("hash").GetString(), trail.GetProperty("items")[0].GetProperty("hash").GetString());
        var verification = await GetAsync("api/audit/submissions/dgie/verify");
        Assert.True(verification.GetProperty("isWhole").GetBoolean(), verification.ToString());

        var listed = await GetAsync("api/submissions?agency=dgie&period=2023-01");
        var item = Assert.Single(listed.GetProperty("items").EnumerateArray());
        Assert.Equal((receipt.SubmissionId, receipt.Outcome, receipt.DaysLate), (item.GetProperty("submissionId").GetString(), item.GetProperty("outcome").GetString(), item.GetProperty("daysLate").GetInt32()));
    }

    [Fact]
    public async Task A_row_or_an_event_that_somebody_changed_shows_in_the_proof()
    {
        var receipt = await pipeline.DeliverAsync("nisr/labour-force-survey/2022-Q1/a.csv", "x\n1\n");
        var address = $"api/submissions/{receipt.SubmissionId}/proof";
        await Eventually.IsTrueAsync(async () => (await GetAsync(address)).GetProperty("outcome").ValueKind == JsonValueKind.String, () => pipeline.Log);
        var table = new TableServiceClient(pipeline.Azurite.ConnectionString).GetTableClient(SubmissionLedger.TableName);

        await table.UpdateEntityAsync(new TableEntity("nisr", receipt.SubmissionId) { ["Outcome"] = "Accepted" }, Azure.ETag.All);
        var changed = await GetAsync(address);
        Assert.Equal((true, false), (changed.GetProperty("streamVerifies").GetBoolean(), changed.GetProperty("rowAgrees").GetBoolean()));

        await table.UpdateEntityAsync(new TableEntity("nisr", "~event|000000000002") { ["Subject"] = "another" }, Azure.ETag.All);
        Assert.StartsWith("Event 2 was changed", (await GetAsync(address)).GetProperty("verification").GetString(), StringComparison.Ordinal);
        Assert.Equal(2, (await GetAsync("api/audit/submissions/nisr/verify")).GetProperty("brokenAt").GetInt64());
    }

    [Theory]
    [InlineData("api/submissions?limit=501", HttpStatusCode.BadRequest)]
    [InlineData("api/submissions/dgie-00000000000000000000/proof", HttpStatusCode.NotFound)]
    [InlineData("api/submissions/x/proof", HttpStatusCode.BadRequest)]
    [InlineData("api/audit/contents/dgie", HttpStatusCode.NotFound)]
    [InlineData("api/audit/submissions/moh", HttpStatusCode.NotFound)]
    [InlineData("api/audit/submissions/moh/verify", HttpStatusCode.NotFound)]
    [InlineData("api/audit/submissions/it%27s/verify", HttpStatusCode.BadRequest)]
    [InlineData("api/audit/submissions/dgie?from=0", HttpStatusCode.BadRequest)]
    public async Task What_cannot_be_asked_is_answered_with_problem_details(string path, HttpStatusCode expected)
    {
        using var answer = await pipeline.Http.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    async Task<JsonElement> GetAsync(string path) => JsonElement.Parse(await pipeline.Http.GetStringAsync(new Uri(path, UriKind.Relative)));
}

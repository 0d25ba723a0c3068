using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Pipeline.Reference;
using Pipeline.Testing;

namespace Pipeline.EndToEnd.Tests;

/// <summary>The way of an agency that has a token and nothing else.</summary>
public sealed class UploadTicketTests(PipelineFixture pipeline) : IClassFixture<PipelineFixture>
{
    [Fact]
    public async Task A_drop_uploaded_with_a_ticket_is_taken_and_its_receipt_is_for_its_agency()
    {
        var ticket = await TicketAsync(new { dataset = "work-permits", period = "2025-08", fileName = "permits (août).csv" });
        using var storage = new HttpClient();
        using var upload = new HttpRequestMessage(new(ticket.GetProperty("method").GetString()!), ticket.GetProperty("url").GetString())
        {
            Content = new StringContent(Permits.File(1, 30), Encoding.UTF8),
        };
        foreach (var header in ticket.GetProperty("headers").EnumerateObject()) upload.Headers.Add(header.Name, header.Value.GetString());
        using var uploaded = await storage.SendAsync(upload);
        Assert.Equal(HttpStatusCode.Created, uploaded.StatusCode);
        var id = SubmissionId.For(AgencyId.Parse("dgie"), ticket.GetProperty("blob").GetString()!, uploaded.Headers.ETag!.ToString());

        var receipt = await pipeline.ReceiptAsync(id);

        Assert.Equal(("AcceptedWithWarnings", 30L), (receipt.Outcome, receipt.Report!.RowsAccepted));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(id, "AgencyCertifier", "dgie"));
        Assert.Equal(HttpStatusCode.Forbidden, await AskAsync(id, "AgencyCertifier", "nisr"));
        Assert.DoesNotContain("sig=", pipeline.Log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("visas", "2025-08", "a.csv", "work-permits")]
    [InlineData("payroll", "2025-08", "a.csv", "work-permits")]
    [InlineData("work-permits", "2025-Q3", "a.csv", "a month, such as 2026-10")]
    [InlineData("work-permits", "2025-08", "../a.csv", "letters, digits")]
    [InlineData(null, null, null, "letters, digits")]
    public async Task What_no_drop_could_be_gets_no_ticket(string? dataset, string? period, string? fileName, string says)
    {
        using var answer = await PostAsync(new { dataset, period, fileName });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(says, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_is_no_request_is_answered_with_one_that_is()
    {
        using var answer = await PostAsync("a word");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("fileName", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_text_a_ticket_is_the_command_that_sends_the_file()
    {
        using var answer = await PostAsync(new { dataset = "work-permits", period = "2025-09", fileName = "a.csv" }, "text/plain");
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Matches("^curl -fsS --globoff -X PUT -H 'x-ms-blob-type: BlockBlob' -H 'x-ms-meta-traceparent: 00-[0-9a-f]{32}-[0-9a-f]{16}-01' --upload-file './a.csv' 'http://[^' ]+&sp=c&[^' ]+'\n$", await answer.Content.ReadAsStringAsync());
    }

    async Task<JsonElement> TicketAsync(object body)
    {
        using var answer = await PostAsync(body);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    async Task<HttpResponseMessage> PostAsync(object body, string accept = "application/json")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/agencies/dgie/upload-tickets") { Content = JsonContent.Create(body) };
        request.Headers.Authorization = await pipeline.Host.SignInAsync("AgencySubmitter", "dgie");
        request.Headers.Accept.ParseAdd(accept);
        return await pipeline.Http.SendAsync(request);
    }

    async Task<HttpStatusCode> AskAsync(SubmissionId id, string role, string agency)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"api/submissions/{id}");
        request.Headers.Authorization = await pipeline.Host.SignInAsync(role, agency);
        using var answer = await pipeline.Http.SendAsync(request);
        return answer.StatusCode;
    }
}

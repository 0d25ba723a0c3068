using System.Text.Json;
using Azure.Data.Tables;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Pipeline.Functions.Intake;
using Pipeline.Intake.Ledger;
using Pipeline.Protocols;
using Pipeline.Reference;
using Pipeline.Testing;

namespace Pipeline.Functions.Tests;

public sealed class ListSubmissionsTests(ListSubmissionsTests.Ledger storage) : IClassFixture<ListSubmissionsTests.Ledger>
{
    static readonly ProtocolCatalog Catalog = ProtocolCatalog.Load(Repository.PathOf("protocols"));
    static readonly DateTimeOffset Morning = new(2026, 10, 5, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Pages_follow_one_another_by_their_links_and_keep_the_filter()
    {
        var ledger = new SubmissionLedger(storage.Tables, TimeProvider.System);
        for (var i = 0; i < 5; i++)
            foreach (var agency in (string[])["dgie", "rssb"])
                await ledger.BeginAsync(SubmissionId.For(AgencyId.Parse(agency), $"{i}", "x"), $"{agency}/data/2026-10/{i}.csv", Morning.AddMinutes(i), default);

        var (listed, address, pages) = (new List<string>(), (string?)"/api/submissions?agency=dgie&limit=2&dataset=data", 0);
        for (; address is not null; pages++)
        {
            var (answer, headers) = await RunAsync(address);
            Assert.Equal(200, answer.StatusCode);
            var page = JsonElement.Parse(answer.Content!);
            listed.AddRange(page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("blob").GetString()!));
            address = page.GetProperty("next").GetString();
            Assert.Equal(address is null ? "" : $"<{address}>; rel=\"next\"", headers.Link.ToString());
        }
        Assert.Equal(3, pages);
        Assert.Equal(Enumerable.Range(0, 5).Reverse().Select(i => $"dgie/data/2026-10/{i}.csv"), listed);
    }

    [Theory]
    [InlineData("agency=DGIE!", "agency")]
    [InlineData("agency=", "agency")]
    [InlineData("agency=dgie&agency=rssb", "agency")]
    [InlineData("dataset=a/b", "dataset")]
    [InlineData("period=October", "period")]
    [InlineData("outcome=accepted", "outcome")]
    [InlineData("outcome=0", "outcome")]
    [InlineData("lifecycle=Done", "lifecycle")]
    [InlineData("receivedFrom=yesterday", "receivedFrom")]
    [InlineData("receivedTo=2026-13-01", "receivedTo")]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=501", "limit")]
    [InlineData("limit=-1", "limit")]
    [InlineData("cursor=YWJj", "cursor")]
    [InlineData("cursor=!", "cursor")]
    public async Task A_wrong_parameter_is_named_with_what_is_expected(string query, string parameter)
    {
        var (answer, _) = await RunAsync($"/api/submissions?{query}");
        Assert.Equal((400, "application/problem+json; charset=utf-8"), (answer.StatusCode, answer.ContentType));
        var problem = JsonElement.Parse(answer.Content!);
        Assert.Equal(parameter, problem.GetProperty("parameter").GetString());
        Assert.NotEmpty(problem.GetProperty("expected").GetString()!);
    }

    async Task<(ContentResult Answer, IHeaderDictionary Headers)> RunAsync(string address)
    {
        var http = new DefaultHttpContext();
        (http.Request.Path, http.Request.QueryString) = (address.Split('?')[0], new QueryString($"?{address.Split('?')[1]}"));
        var answer = await new ListSubmissions(new(new(storage.Tables), Catalog)).RunAsync(http.Request, default);
        return (Assert.IsType<ContentResult>(answer), http.Response.Headers);
    }

    /// <summary>A storage emulator with the ledger's table.</summary>
    public sealed class Ledger : IAsyncLifetime
    {
        AzuriteAccount _azurite = null!;

        public TableServiceClient Tables { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            _azurite = await AzuriteAccount.TakeAsync();
            Tables = new(_azurite.ConnectionString);
            await Tables.CreateTableAsync(SubmissionLedger.TableName);
        }

        public Task DisposeAsync() => Task.CompletedTask;
    }
}

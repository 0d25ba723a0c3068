using System.Text;
using System.Text.Json;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Pipeline.Access;
using Pipeline.Functions.OccupationsInDemand;
using Pipeline.Governance;
using Pipeline.IndicatorReadings;
using Pipeline.Indicators.References;
using Pipeline.OccupationsInDemand;
using Pipeline.Protocols;
using Pipeline.Reference;
using Pipeline.Testing;

namespace Pipeline.Functions.Tests;

/// <summary>The Occupations in Demand List as callers get it.</summary>
public sealed class OccupationsInDemandTests : IAsyncLifetime
{
    const string Annex = "isco08,since,legal_ref\n2512,2013-06-01,line 1\n2221,2013-06-01,line 2\n";

    static readonly CatalogInForce Catalog = ProtocolCatalog.Load(Repository.PathOf("protocols"));

    readonly ManualTime _clock = new(new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero));
    readonly Titles _titles = new(Catalog);
    AzuriteAccount _azurite = null!;
    InDemandRows _rows = null!;
    InDemandTexts _texts = null!;
    ListShelf _shelf = null!;
    PublishedShortage _published = null!;
    GovernanceRecords _governance = null!;

    public async Task InitializeAsync()
    {
        _azurite = await AzuriteAccount.TakeAsync();
        var (tables, blobs) = (new TableServiceClient(_azurite.ConnectionString), new BlobServiceClient(_azurite.ConnectionString));
        foreach (var table in (string[])[InDemandRows.TableName, GovernanceRecords.TableName]) await tables.CreateTableAsync(table);
        foreach (var container in (string[])[Containers.Indicators, Containers.OccupationsInDemand]) await blobs.CreateBlobContainerAsync(container);
        (_rows, _texts, _published, _governance) = (new(tables, _clock), new(blobs), new(blobs), new(tables, _clock));
        _shelf = new(_rows, _texts);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Until_the_annex_is_supplied_the_answer_says_so_and_no_file_says_that_nothing_is_listed()
    {
        var list = JsonElement.Parse((await ListAsync("")).Content!);
        Assert.Equal(("AnnexNotSupplied", JsonValueKind.Null), (list.GetProperty("state").GetString(), list.GetProperty("occupations").ValueKind));
        var csv = await ListAsync("?format=csv");
        Assert.Equal(404, csv.StatusCode);
        Assert.Contains("its annex has not been supplied", csv.Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_form_has_an_entity_tag_of_its_own_and_whoever_has_it_gets_304()
    {
        Assert.Equal(201, (await ImportAsync("", Annex)).StatusCode);
        var tags = new HashSet<string>();
        foreach (var (query, on) in ((string, int)[])[("", 200), ("?format=csv", 200), ("?on=2013-06-01", 200)])
        {
            var (answer, headers) = await RunAsync(query, null);
            Assert.Equal((on, "Accept", "public, no-cache"), (((ContentResult)answer).StatusCode!.Value, $"{headers.Vary}", $"{headers.CacheControl}"));
            Assert.True(tags.Add($"{headers.ETag}"));
            var (again, same) = await RunAsync(query, $"\"other\", {headers.ETag}");
            Assert.Equal((304, $"{headers.ETag}", "Accept"), (((IStatusCodeActionResult)again).StatusCode, $"{same.ETag}", $"{same.Vary}"));
            Assert.IsType<ContentResult>((await RunAsync(query, "\"other\"")).Answer);
        }
        Assert.StartsWith("isco08,title,since,legalRef\r\n2221,Nursing professionals,2013-06-01,line 2\r\n", (await ListAsync("?format=csv")).Content, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("AnnexNotSupplied", JsonElement.Parse((await ListAsync("?on=2013-05-31")).Content!).GetProperty("state").GetString());
        foreach (var wrong in (string[])["?on=2013-6-1", "?on=", "?format=xml", "?format=html"]) Assert.Equal(400, (await ListAsync(wrong)).StatusCode);
    }

    [Fact]
    public async Task An_annex_with_faults_is_refused_with_all_of_them_and_a_dry_run_keeps_nothing()
    {
        var refused = await ImportAsync("", "isco08,since,legal_ref\n25,2013-06-01,a\n2512,yesterday,\n");
        Assert.Equal((422, 3), (refused.StatusCode, JsonElement.Parse(refused.Content!).GetProperty("mistakes").GetArrayLength()));
        Assert.Equal(200, (await ImportAsync("&dryRun=true", Annex)).StatusCode);
        Assert.Equal("AnnexNotSupplied", JsonElement.Parse((await ListAsync("")).Content!).GetProperty("state").GetString());
        Assert.Equal(201, (await ImportAsync("", Annex)).StatusCode);
        Assert.Equal(409, (await ImportAsync("", Annex)).StatusCode);
        Assert.Equal(400, (await ImportAsync("&validFrom=2014-01-01", Annex)).StatusCode);
    }

    [Fact]
    public async Task Nobody_decides_without_saying_what_they_saw()
    {
        var desk = new ReviewDesk(_rows, _texts, _published, _shelf, _governance, _clock);
        var body = """{"outcome": "Accept", "reason": "IndexConfirmed", "decision": "D-2026-001", "member": "dgie"}""";
        Assert.Equal(428, (await DecideAsync(null)).StatusCode);
        Assert.Equal(428, (await DecideAsync("*")).StatusCode);
        Assert.Equal(400, (await DecideAsync($"\"{new string('0', 64)}.1\"")).StatusCode);

        async Task<ContentResult> DecideAsync(string? seen)
        {
            var context = Context("", "application/json", body);
            if (seen is not null) context.Request.Headers.IfMatch = seen;
            return (ContentResult)await new DecideProposal(desk).RunAsync(context.Request, "2026-Q3", "2512", default);
        }
    }

    [Fact]
    public async Task Without_a_run_an_occupation_is_explained_by_what_is_known_and_the_ranking_is_not_there()
    {
        var reviews = new ReviewReader(_rows, _texts, _published);
        var reader = new ExplanationReader(_published, _shelf, reviews, StrategicOccupations.None, IndexWeights.ReadDefault(), _clock);
        var explain = new GetOccupationExplanation(reader, _titles, Catalog);
        var known = (ContentResult)await explain.RunAsync(Context("?format=html&lang=fr", null, "").Request, "2512", default);
        Assert.Equal((200, "text/html; charset=utf-8"), (known.StatusCode, known.ContentType));
        Assert.Contains("<html lang=\"fr\">", known.Content, StringComparison.Ordinal);
        Assert.Equal(404, ((ContentResult)await explain.RunAsync(Context("", null, "").Request, "9999", default)).StatusCode);
        Assert.Equal(400, ((ContentResult)await explain.RunAsync(Context("", null, "").Request, "25", default)).StatusCode);
        Assert.Equal(404, ((ContentResult)await new GetOccupationRanking(reader, _titles, Catalog).RunAsync(Context("", null, "").Request, default)).StatusCode);
    }

    async Task<ContentResult> ImportAsync(string more, string file)
    {
        var context = Context("?validFrom=2013-06-01&instrument=Instructions&reference=01%2F2013" + more, "text/csv", file);
        return (ContentResult)await new ImportListVersion(new(_rows, _texts, _shelf, _clock), _shelf, _titles).RunAsync(context.Request, default);
    }

    async Task<ContentResult> ListAsync(string query) => (ContentResult)(await RunAsync(query, null)).Answer;

    async Task<(IActionResult Answer, IHeaderDictionary Headers)> RunAsync(string query, string? ifNoneMatch)
    {
        var context = Context(query, null, "");
        if (ifNoneMatch is not null) context.Request.Headers.IfNoneMatch = ifNoneMatch;
        return (await new GetOccupationsInDemand(_shelf, _titles, _clock).RunAsync(context.Request, default), context.Response.Headers);
    }

    static HttpContext Context(string query, string? type, string body)
    {
        var context = new DefaultHttpContext();
        context.Request.QueryString = new(query);
        context.Request.ContentType = type;
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        context.Features.Set(new Caller("approver", new HashSet<Role> { Role.CoordinationApprover }, null));
        return context;
    }
}

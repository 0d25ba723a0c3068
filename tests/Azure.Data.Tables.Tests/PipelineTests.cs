using System.Net;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;

namespace Pipeline.Tables.Tests;

[Collection(SharedTableServer.Name)]
public class PipelineTests(TableServer server)
{
    [Fact]
    public async Task A_try_that_failed_is_made_again_and_signed_anew()
    {
        var wire = new FlakyWire(failures: 2);
        var table = await server.NewTableAsync();
        var flaky = new TableClient(server.ConnectionString, table.Name, OptionsOver(wire));

        await flaky.UpsertEntityAsync(new TableEntity("p", "r") { ["Value"] = 1 });

        Assert.Equal(3, wire.Seen.Count);
        Assert.Equal(3, wire.Seen.Select(request => request.Date).Distinct().Count());
        Assert.Equal(3, wire.Seen.Select(request => request.Authorization).Distinct().Count());
        Assert.Equal(1, (await table.GetEntityAsync<TableEntity>("p", "r")).Value.GetInt32("Value"));
    }

    [Fact]
    public async Task An_answer_that_is_not_the_service_s_keeps_its_status()
    {
        var table = new TableClient(server.ConnectionString, "any", OptionsOver(new FlakyWire(failures: 9)));

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => table.AddEntityAsync(new TableEntity("p", "r")));

        Assert.Equal((503, (string?)null), (failure.Status, failure.ErrorCode));
    }

    [Fact]
    public async Task A_wrong_key_is_refused_by_the_service_until_it_is_changed()
    {
        var table = await server.NewTableAsync();
        var credential = new TableSharedKeyCredential("devstoreaccount1", Convert.ToBase64String(new byte[64]));
        var client = new TableClient(new TableServiceClient(server.ConnectionString).Uri, table.Name, credential);

        Assert.Equal(403, (await Assert.ThrowsAsync<RequestFailedException>(() => client.GetEntityAsync<TableEntity>("p", "r"))).Status);

        var settings = server.ConnectionString.Split(';').Select(part => part.Split('=', 2));
        credential.SetAccountKey(settings.Single(pair => pair[0] == "AccountKey")[1]);
        Assert.False((await client.GetEntityIfExistsAsync<TableEntity>("p", "r")).HasValue);
    }

    [Fact]
    public async Task A_token_goes_with_every_request()
    {
        var wire = new FlakyWire(failures: 9);
        var credential = new FixedToken();
        var service = new TableServiceClient(new("https://gov.table.core.windows.net"), credential, OptionsOver(wire));

        await Assert.ThrowsAsync<RequestFailedException>(() => service.GetTableClient("people").CreateAsync());

        Assert.Equal(3, wire.Seen.Count);
        Assert.Equal("gov", service.AccountName);
        Assert.Equal("https://storage.azure.com/.default", Assert.Single(credential.Scopes));
        Assert.All(wire.Seen, request => Assert.Equal("Bearer secret", request.Authorization));
    }

    [Fact]
    public async Task A_cancelled_token_stops_every_call()
    {
        var table = await server.NewTableAsync();
        var cancelled = new CancellationToken(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => table.AddEntityAsync(new TableEntity("p", "r"), cancelled));
        Assert.ThrowsAny<OperationCanceledException>(() => table.UpsertEntity(new TableEntity("p", "r"), cancellationToken: cancelled));
        Assert.ThrowsAny<OperationCanceledException>(() => table.Query<TableEntity>(cancellationToken: cancelled).ToList());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in table.QueryAsync<TableEntity>(cancellationToken: cancelled)) Assert.Fail("nothing may come");
        });
        Assert.Empty(table.Query<TableEntity>());
    }

    [Fact]
    public async Task The_body_of_a_response_can_still_be_read()
    {
        var table = await server.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["Value"] = 7 });

        var response = (await table.GetEntityAsync<TableEntity>("p", "r")).GetRawResponse();

        Assert.Contains("\"Value\":7", response.Content.ToString(), StringComparison.Ordinal);
    }

    static TableClientOptions OptionsOver(FlakyWire wire) => new()
    {
        Transport = new HttpClientTransport(wire),
        // The service's dates have whole seconds: a second between tries shows whether each has its own.
        Retry = { Mode = RetryMode.Fixed, Delay = TimeSpan.FromSeconds(1.1), MaxDelay = TimeSpan.FromSeconds(1.1), MaxRetries = 2 },
    };

    sealed class FlakyWire(int failures) : DelegatingHandler(new SocketsHttpHandler())
    {
        public List<(string? Date, string? Authorization)> Seen { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var date = request.Headers.TryGetValues("x-ms-date", out var dates) ? dates.Single() : null;
            Seen.Add((date, request.Headers.Authorization?.ToString()));
            if (Seen.Count > failures) return base.SendAsync(request, cancellationToken);
            var busy = new HttpResponseMessage(HttpStatusCode.ServiceUnavailable) { Content = new StringContent("<html>busy</html>") };
            return Task.FromResult(busy);
        }
    }

    sealed class FixedToken : TokenCredential
    {
        public List<string> Scopes { get; } = [];

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Scopes.AddRange(requestContext.Scopes);
            return new("secret", DateTimeOffset.UtcNow.AddHours(1));
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }
}

using Azure.Storage.Blobs;
using Pipeline.Statistics.Releases;
using Pipeline.Testing;

namespace Pipeline.Sdmx.Tests;

/// <summary>The functions with the made-up release in their storage.</summary>
public sealed class RunningStatistics : IAsyncLifetime
{
    AzuriteServer _azurite = null!;
    FunctionsHost _host = null!;

    public HttpClient Http => _host.Http;

    public string Log => _host.Log;

    /// <summary>Requests a minute that one address may make.</summary>
    public const int Quota = 1_000_000;

    ReleaseStore Store => new(new BlobServiceClient(_azurite.ConnectionString));

    public async Task InitializeAsync()
    {
        _azurite = await AzuriteServer.StartNewAsync();
        await PublishAsync("2026-03-01-a", 0);
        _host = await FunctionsHost.StartAsync(_azurite.ConnectionString, settings: new Dictionary<string, string> { ["Statistics__RequestsPerMinute"] = $"{Quota}" });
        _host.Http.DefaultRequestHeaders.Authorization = null;
    }

    /// <summary>Makes another release current, whose values all differ by as much as <paramref name="shift"/> says.</summary>
    public async Task PublishAsync(string id, double shift)
    {
        var (store, structures) = (Store, MadeStatistics.Structures());
        var previous = await store.ReadCurrentAsync(CancellationToken.None);
        var (release, files) = await MadeStatistics.ReleaseAsync(id, structures, MadeStatistics.Table(structures, shift: shift), previous?.Current.Release);
        await store.PublishAsync(release, structures, files, previous, CancellationToken.None);
    }

    /// <summary>A second host on the same storage, with settings of its own.</summary>
    public Task<FunctionsHost> AnotherAsync(Dictionary<string, string> settings) => FunctionsHost.StartAsync(_azurite.ConnectionString, settings: settings);

    public async Task<HttpResponseMessage> AskAsync(string path, string? accept = null, HttpMethod? method = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, new Uri($"{Http.BaseAddress!.AbsoluteUri.TrimEnd('/')}{path}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        if (accept is not null) request.Headers.TryAddWithoutValidation("Accept", accept);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await Http.SendAsync(request);
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _azurite.DisposeAsync();
    }
}

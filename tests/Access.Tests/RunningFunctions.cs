using System.Text.Json;
using Pipeline.Testing;

namespace Pipeline.Access.Tests;

/// <summary>The functions with the tests' own issuer of tokens in place of the development issuer, as they run outside Development.</summary>
public sealed class RunningFunctions : IAsyncLifetime
{
    AzuriteAccount _azurite = null!;
    FunctionsHost _host = null!;

    public TestAuthority Authority { get; } = new();

    public HttpClient Http => _host.Http;

    public string Log => _host.Log;

    /// <summary>Verb and path of every HTTP function that the host found. HEAD and OPTIONS go to GET's function, under its one rule, and need no row, but for the function that answers OPTIONS for all others.</summary>
    public async Task<IReadOnlyList<string>> RoutesAsync()
    {
        using var functions = JsonDocument.Parse(await Http.GetStringAsync(new Uri("admin/functions", UriKind.Relative)));
        return
        [
            .. from function in functions.RootElement.EnumerateArray()
               let address = function.GetProperty("invoke_url_template").GetString()
               where address is not null
               from verb in function.GetProperty("trigger").GetString()!.Split(',')
               where verb is not "HEAD" && (verb != "OPTIONS" || address.EndsWith("/api/{*path}", StringComparison.Ordinal))
               select $"{verb} {address[address.IndexOf('/', "http://".Length)..].Replace("{*", "{", StringComparison.Ordinal)}",
        ];
    }

    public async Task InitializeAsync()
    {
        _azurite = await AzuriteAccount.TakeAsync();
        _host = await FunctionsHost.StartAsync(_azurite.ConnectionString, settings: new Dictionary<string, string>
        {
            ["Access__DevelopmentIssuer"] = "false",
            ["Access__Authority"] = $"{Authority.Address}",
            ["Access__Audience"] = TestAuthority.Audience,
        });
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        Authority.Dispose();
    }
}

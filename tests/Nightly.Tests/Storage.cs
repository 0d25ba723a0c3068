using Pipeline.Testing;

namespace Pipeline.Nightly.Tests;

/// <summary>One Azurite for the tests of a class.</summary>
public sealed class Storage : IAsyncLifetime
{
    AzuriteServer? _server;

    public string ConnectionString => _server!.ConnectionString;

    public async Task InitializeAsync() => _server = await AzuriteServer.StartNewAsync();

    public async Task DisposeAsync() => await _server!.DisposeAsync();
}

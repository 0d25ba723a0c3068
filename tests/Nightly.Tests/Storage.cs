using Pipeline.Testing;

namespace Pipeline.Nightly.Tests;

/// <summary>One storage account for the tests of a class.</summary>
public sealed class Storage : IAsyncLifetime
{
    AzuriteAccount? _server;

    public string ConnectionString => _server!.ConnectionString;

    public async Task InitializeAsync() => _server = await AzuriteAccount.TakeAsync();

    public Task DisposeAsync() => Task.CompletedTask;
}

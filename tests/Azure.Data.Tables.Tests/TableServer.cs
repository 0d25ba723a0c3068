using Azure.Data.Tables;
using Pipeline.Testing;

namespace Pipeline.Tables.Tests;

/// <summary>One Azurite for all tests of this project. Each test takes a table of its own.</summary>
public sealed class TableServer : IAsyncLifetime
{
    AzuriteServer? _server;

    public string ConnectionString => _server!.ConnectionString;

    public static string NewName() => $"t{Guid.NewGuid():N}";

    public async Task<TableClient> NewTableAsync(TableClientOptions? options = null)
    {
        var table = new TableClient(ConnectionString, NewName(), options);
        await table.CreateAsync();
        return table;
    }

    public async Task InitializeAsync() => _server = await AzuriteServer.StartNewAsync();

    public async Task DisposeAsync() => await _server!.DisposeAsync();
}

[CollectionDefinition(Name)]
public sealed class SharedTableServer : ICollectionFixture<TableServer>
{
    public const string Name = "tables";
}

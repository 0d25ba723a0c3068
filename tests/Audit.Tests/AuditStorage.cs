using Azure.Data.Tables;
using Pipeline.Testing;

namespace Pipeline.Audit.Tests;

/// <summary>One storage emulator for the tests of a class; each test has a table of its own.</summary>
public sealed class AuditStorage : IAsyncLifetime
{
    AzuriteServer _azurite = null!;
    int _tables;

    public string ConnectionString => _azurite.ConnectionString;

    public TableServiceClient Service { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        _azurite = await AzuriteServer.StartNewAsync();
        Service = new(_azurite.ConnectionString);
    }

    public async Task DisposeAsync() => await _azurite.DisposeAsync();

    public async Task<TableClient> NewTableAsync()
    {
        var name = $"trail{Interlocked.Increment(ref _tables)}";
        await Service.CreateTableAsync(name);
        return Service.GetTableClient(name);
    }
}

using Azure.Data.Tables;
using Pipeline.Testing;

namespace Pipeline.Audit.Tests;

/// <summary>One storage account for the tests of a class; each test has a table of its own.</summary>
public sealed class AuditStorage : IAsyncLifetime
{
    AzuriteAccount _azurite = null!;
    int _tables;

    public string ConnectionString => _azurite.ConnectionString;

    public TableServiceClient Service { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        _azurite = await AzuriteAccount.TakeAsync();
        Service = new(_azurite.ConnectionString);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public async Task<TableClient> NewTableAsync()
    {
        var name = $"trail{Interlocked.Increment(ref _tables)}";
        await Service.CreateTableAsync(name);
        return Service.GetTableClient(name);
    }
}

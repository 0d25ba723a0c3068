using System.Text;
using System.Text.Json;
using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker.Local;
using Pipeline.Testing;

namespace Pipeline.Functions.Worker.Tests;

/// <summary>One Azurite for a class of tests.</summary>
public sealed class StorageTest : IAsyncLifetime
{
    public AzuriteServer Server { get; private set; } = null!;

    public string Connection => Server.ConnectionString;

    public async Task InitializeAsync() => Server = await AzuriteServer.StartNewAsync();

    public async Task DisposeAsync() => await Server.DisposeAsync();

    public async Task PutAsync(string container, string name, string content = "a,b")
    {
        var client = new BlobContainerClient(Connection, container);
        await client.CreateIfNotExistsAsync();
        await client.GetBlobClient(name).UploadAsync(BinaryData.FromString(content), overwrite: true);
    }

    internal MessageQueue Queue(string name, bool base64 = true)
    {
        var parts = ConnectionString.Parse(Connection);
        return new(new(parts.QueueEndpoint, null, new SharedKeyPolicy(parts.Account, parts.Key!)), name, base64);
    }

    public Task SendAsync(string queue, object message) =>
        Queue(queue).SendAsync(Encoding.UTF8.GetBytes(message as string ?? JsonSerializer.Serialize(message)), default);
}

using System.Net;
using Azure.Storage.Blobs;
using Pipeline.Reference;
using Pipeline.Testing;

namespace Pipeline.Access.Tests;

/// <summary>A storage emulator with an empty inbox, looked at with the account's key, and used by callers who have none.</summary>
public sealed class InboxFixture : IAsyncLifetime
{
    readonly StorageHttp _http = new(new HttpClient());

    AzuriteAccount _azurite = null!;

    public BlobServiceClient Blobs { get; private set; } = null!;

    public string ConnectionString => _azurite.ConnectionString;

    public async Task InitializeAsync()
    {
        _azurite = await AzuriteAccount.TakeAsync();
        Blobs = new(_azurite.ConnectionString);
        await Blobs.CreateBlobContainerAsync(Containers.Drops);
        await Blobs.CreateBlobContainerAsync(Containers.Receipts);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public Task<HttpStatusCode> PutAsync(Uri url, string content) => _http.PutAsync(url, content);

    public Task<HttpStatusCode> SendAsync(HttpMethod method, Uri url) => _http.SendAsync(method, url);

    public async Task<string> ReadAsync(string name) => $"{(await Blob(name).DownloadContentAsync()).Value.Content}";

    public async Task<bool> HasAsync(string name) => await Blob(name).ExistsAsync();

    BlobClient Blob(string name) => Blobs.GetBlobContainerClient(Containers.Drops).GetBlobClient(name);
}

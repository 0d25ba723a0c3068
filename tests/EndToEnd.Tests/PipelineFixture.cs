using System.Net;
using System.Text;
using Azure.Storage.Blobs;
using Pipeline.Intake.Receipts;
using Pipeline.Reference;
using Pipeline.Testing;

namespace Pipeline.EndToEnd.Tests;

/// <summary>A storage emulator and the running functions, shared by the tests of a class: each uses periods or names of its own.</summary>
public sealed class PipelineFixture : IAsyncLifetime
{
    FunctionsHost _host = null!;

    public AzuriteServer Azurite { get; private set; } = null!;

    public BlobServiceClient Blobs { get; private set; } = null!;

    /// <summary>Signed in as an operator.</summary>
    public HttpClient Http => _host.Http;

    public FunctionsHost Host => _host;

    public string Log => _host.Log;

    public async Task InitializeAsync()
    {
        Azurite = await AzuriteServer.StartNewAsync();
        Blobs = new BlobServiceClient(Azurite.ConnectionString);
        _host = await FunctionsHost.StartAsync(Azurite.ConnectionString);
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await Azurite.DisposeAsync();
    }

    public Task<Receipt> DeliverAsync(string path, string text) => DeliverAsync(path, new MemoryStream(Encoding.UTF8.GetBytes(text)));

    /// <summary>Uploads a file and waits for its receipt.</summary>
    public async Task<Receipt> DeliverAsync(string path, Stream content) => await ReceiptAsync(await UploadAsync(path, content));

    public async Task<SubmissionId> UploadAsync(string path, Stream content)
    {
        var uploaded = await Blobs.GetBlobContainerClient(Containers.Drops).GetBlobClient(path).UploadAsync(content, overwrite: true);
        var agency = path.Split('/')[0] is "dgie" or "nisr" or "mifotra" ? AgencyId.Parse(path.Split('/')[0]) : AgencyId.Unknown;
        return SubmissionId.For(agency, path, uploaded.Value.ETag.ToString());
    }

    public Task<Receipt> ReceiptAsync(SubmissionId id) => Eventually.GetAsync(async () =>
    {
        using var answer = await Http.GetAsync(new Uri($"api/submissions/{id}", UriKind.Relative));
        return answer.StatusCode == HttpStatusCode.OK ? Receipt.FromJson(new BinaryData(await answer.Content.ReadAsByteArrayAsync())) : null;
    }, () => $"No receipt of {id}:\n{Log}");

    /// <summary>Has a timer function run now and waits until it has ended.</summary>
    public async Task RunTimerAsync(string name)
    {
        var before = Log.Length;
        using var answer = await Http.PostAsync(new Uri($"admin/functions/{name}", UriKind.Relative), new StringContent("{}", Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        await Eventually.IsTrueAsync(() => Task.FromResult(Log[before..].Contains($"Executed {name} (", StringComparison.Ordinal)), () => Log);
    }

    public async Task<bool> ExistsAsync(string containerAndBlob)
    {
        var parts = containerAndBlob.Split('/', 2);
        return await Blobs.GetBlobContainerClient(parts[0]).GetBlobClient(parts[1]).ExistsAsync();
    }
}

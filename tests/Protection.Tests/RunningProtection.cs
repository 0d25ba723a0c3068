using System.Net;
using Azure.Storage.Blobs;
using Pipeline.Intake.Receipts;
using Pipeline.Reference;
using Pipeline.Testing;

namespace Pipeline.Protection.Tests;

/// <summary>The running functions, which work on requests every second.</summary>
public sealed class RunningProtection : IAsyncLifetime
{
    AzuriteAccount _azurite = null!;

    public FunctionsHost Host { get; private set; } = null!;

    public BlobServiceClient Blobs { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        _azurite = await AzuriteAccount.TakeAsync();
        Blobs = new(_azurite.ConnectionString);
        Host = await FunctionsHost.StartAsync(_azurite.ConnectionString, settings: new Dictionary<string, string>
        {
            ["Protection__WorkSchedule"] = "* * * * * *",
            ["Protection__WatchSchedule"] = "* * * * * *",
        });
    }

    public async Task DisposeAsync()
    {
        await Host.DisposeAsync();
    }

    /// <summary>Delivers a file and waits until it is accepted.</summary>
    public async Task<SubmissionId> DeliverAsync(string path, string text)
    {
        var uploaded = await Blobs.GetBlobContainerClient(Containers.Drops).GetBlobClient(path).UploadAsync(new BinaryData(text), overwrite: true);
        var id = SubmissionId.For(AgencyId.Parse(path.Split('/')[0]), path, uploaded.Value.ETag.ToString());
        await Eventually.IsTrueAsync(async () =>
        {
            using var answer = await Host.Http.GetAsync(new Uri($"api/submissions/{id}", UriKind.Relative));
            return answer.StatusCode == HttpStatusCode.OK
                && Receipt.FromJson(new(await answer.Content.ReadAsByteArrayAsync())).Outcome.StartsWith("Accepted", StringComparison.Ordinal);
        }, () => Host.Log);
        return id;
    }
}

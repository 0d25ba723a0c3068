using System.Text;
using Azure.Storage.Blobs;
using Pipeline.Intake.Receipts;
using Pipeline.Reference;
using Pipeline.Testing;

namespace Pipeline.EndToEnd.Tests;

public sealed class SystemFaultTests
{
    [Fact]
    public async Task Storage_that_stops_in_the_middle_loses_nothing()
    {
        await using var azurite = await AzuriteServer.StartNewAsync();
        await using var host = await FunctionsHost.StartAsync(azurite.ConnectionString);
        var drops = new BlobServiceClient(azurite.ConnectionString).GetBlobContainerClient(Containers.Drops);
        var ids = new List<SubmissionId>();
        for (var month = 1; month <= 6; month++)
        {
            var path = $"dgie/work-permits/2022-{month:00}/permits.csv";
            var content = new MemoryStream(Encoding.UTF8.GetBytes(Permits.File(1, 20_000)));
            var uploaded = await drops.GetBlobClient(path).UploadAsync(content, overwrite: true);
            ids.Add(SubmissionId.For(AgencyId.Parse("dgie"), path, uploaded.Value.ETag.ToString()));
        }
        await Eventually.IsTrueAsync(() => Task.FromResult(host.Log.Contains("ValidateDrop", StringComparison.Ordinal)), () => host.Log);

        await azurite.StopAsync();
        await Task.Delay(3000);
        await azurite.StartAsync();

        foreach (var id in ids)
        {
            var receipt = await Eventually.GetAsync(() => FindAsync(host, id), () => $"No receipt of {id}:\n{host.Log}");
            Assert.Equal("AcceptedWithWarnings", receipt.Outcome);
            Assert.Equal(20_000, receipt.Report!.RowsAccepted);
        }
    }

    [Fact]
    public async Task A_fault_that_stays_ends_in_a_receipt_that_does_not_blame_the_file()
    {
        await using var azurite = await AzuriteServer.StartNewAsync();
        await using var host = await FunctionsHost.StartAsync(azurite.ConnectionString, pseudonymKey: "too short");
        var inbox = new BlobServiceClient(azurite.ConnectionString).GetBlobContainerClient(Containers.Drops);
        await Eventually.IsTrueAsync(async () => await inbox.ExistsAsync(), () => host.Log);
        var drop = inbox.GetBlobClient("dgie/work-permits/2022-07/p.csv");
        var uploaded = await drop.UploadAsync(new BinaryData(Permits.File(1, 10)));
        var id = SubmissionId.For(AgencyId.Parse("dgie"), drop.Name, uploaded.Value.ETag.ToString());

        var receipt = await Eventually.GetAsync(() => FindAsync(host, id), () => host.Log);

        Assert.Equal("Failed", receipt.Outcome);
        Assert.Contains("no verdict on the file", receipt.Summary, StringComparison.Ordinal);
        Assert.True(await drop.ExistsAsync());
        using var health = await host.Http.GetAsync(new Uri("api/health/checks", UriKind.Relative));
        Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, health.StatusCode);
        Assert.Contains("at least 32 random bytes", await health.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    static async Task<Receipt?> FindAsync(FunctionsHost host, SubmissionId id)
    {
        using var answer = await host.Http.GetAsync(new Uri($"api/submissions/{id}", UriKind.Relative));
        return answer.StatusCode == System.Net.HttpStatusCode.OK
            ? Receipt.FromJson(new BinaryData(await answer.Content.ReadAsByteArrayAsync()))
            : null;
    }
}

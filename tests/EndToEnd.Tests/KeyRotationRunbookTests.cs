using Azure.Storage.Blobs;
using Pipeline.Reference;
using Pipeline.Testing;

namespace Pipeline.EndToEnd.Tests;

/// <summary><c>infra/runbooks/key-rotation.md</c>, as it is written, against the running functions.</summary>
public sealed class KeyRotationRunbookTests
{
    [Fact]
    public async Task The_key_is_rotated_and_destroyed_by_the_commands_of_the_runbook()
    {
        var old = Convert.ToBase64String(Enumerable.Range(64, 32).Select(i => (byte)i).ToArray());
        using var runbook = new Runbook("key-rotation.md");
        Assert.Equal(5, runbook.Blocks.Count);
        await using var azurite = await AzuriteServer.StartNewAsync();
        await using (var host = await FunctionsHost.StartAsync(azurite.ConnectionString, settings: new Dictionary<string, string>
        {
            ["Pseudonyms__Keys__k1"] = old,
            ["Pseudonyms__Current"] = "k1",
        }))
        {
            await DeliverAsync(azurite, host);
            Assert.Contains("k2.key", await runbook.RunAsync(0, host), StringComparison.Ordinal);
        }
        var key = (await File.ReadAllTextAsync(Path.Combine(runbook.Folder, ".run", "k2.key"))).Trim();
        await using (var host = await FunctionsHost.StartAsync(azurite.ConnectionString, settings: new Dictionary<string, string>
        {
            ["Pseudonyms__Keys__k1"] = old,
            ["Pseudonyms__Keys__k2"] = key,
            ["Pseudonyms__Current"] = "k2",
        }))
        {
            Assert.Contains("\"version\":\"k1\",\"isConfigured\":true,\"isCurrent\":false,\"files\":1", await runbook.RunAsync(1, host), StringComparison.Ordinal);
            var rotated = await runbook.RunAsync(2, host);
            Assert.StartsWith("202", rotated, StringComparison.Ordinal);
            Assert.Contains("{\"version\":\"k1\",\"isConfigured\":true,\"isCurrent\":false,\"files\":0", rotated, StringComparison.Ordinal);
            // The last event is written after the file.
            await Eventually.IsTrueAsync(() => Task.FromResult(host.Log.Contains("1 files were rotated", StringComparison.Ordinal)), () => host.Log);
            var trail = await runbook.RunAsync(3, host);
            Assert.Contains("\"action\":\"Rotated\"", trail, StringComparison.Ordinal);
            Assert.Contains("\"isWhole\":true", trail, StringComparison.Ordinal);
        }
        await using (var host = await FunctionsHost.StartAsync(azurite.ConnectionString, settings: new Dictionary<string, string>
        {
            ["Pseudonyms__Keys__k2"] = key,
            ["Pseudonyms__Current"] = "k2",
        }))
        {
            var end = await runbook.RunAsync(4, host);
            Assert.DoesNotContain("\"k1\"", end, StringComparison.Ordinal);
            Assert.Contains("\"version\":\"k2\",\"isConfigured\":true,\"isCurrent\":true,\"files\":1", end, StringComparison.Ordinal);
            Assert.EndsWith("destroyed", end.Trim(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_key_that_is_taken_away_too_soon_is_missed_by_the_health_check_and_named()
    {
        await using var azurite = await AzuriteServer.StartNewAsync();
        var key = Convert.ToBase64String(new byte[32]);
        var settings = new Dictionary<string, string> { ["Pseudonyms__Keys__k1"] = key, ["Pseudonyms__Current"] = "k1" };
        await using (var host = await FunctionsHost.StartAsync(azurite.ConnectionString, settings: settings)) await DeliverAsync(azurite, host);

        // With a key of its own it is waited for until a check fails.
        await using var without = await FunctionsHost.StartAsync(azurite.ConnectionString, pseudonymKey: key);

        using var health = await without.Http.GetAsync(new Uri("api/health/checks", UriKind.Relative));
        Assert.Contains("missing is key k1 of 1 files (set Pseudonyms__Keys__k1)", await health.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await Eventually.IsTrueAsync(() => Task.FromResult(without.Log.Contains("set Pseudonyms__Keys__k1", StringComparison.Ordinal)), () => without.Log);
    }

    [Theory]
    [InlineData("Storage__Country", "ZAF", "there is none. Set Storage__NcsaCertificate")]
    [InlineData("Storage__Country", "Rwanda", "a country's code of three capitals")]
    [InlineData("Protection__RegistrationExpires", "soon", "a day is written 2027-12-31")]
    public async Task Nothing_starts_where_data_may_not_be_stored(string setting, string value, string message)
    {
        await using var azurite = await AzuriteServer.StartNewAsync();
        var error = await Assert.ThrowsAsync<InvalidOperationException>(
            () => FunctionsHost.StartAsync(azurite.ConnectionString, settings: new Dictionary<string, string> { [setting] = value }));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    static async Task DeliverAsync(AzuriteServer azurite, FunctionsHost host)
    {
        var drops = new BlobServiceClient(azurite.ConnectionString).GetBlobContainerClient(Containers.Drops);
        var uploaded = await drops.GetBlobClient("dgie/work-permits/2022-01/p.csv").UploadAsync(new BinaryData(Permits.File(1, 10)));
        var id = SubmissionId.For(AgencyId.Parse("dgie"), "dgie/work-permits/2022-01/p.csv", uploaded.Value.ETag.ToString());
        await Eventually.IsTrueAsync(async () =>
        {
            using var answer = await host.Http.GetAsync(new Uri($"api/submissions/{id}", UriKind.Relative));
            return answer.StatusCode == System.Net.HttpStatusCode.OK;
        }, () => host.Log);
    }
}

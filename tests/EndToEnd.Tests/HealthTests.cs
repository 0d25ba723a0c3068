using System.Net;
using System.Text.Json;
using Pipeline.Testing;

namespace Pipeline.EndToEnd.Tests;

/// <summary>What the app says of itself is so: while storage is gone, and while a key is missing.</summary>
public sealed class HealthTests
{
    /// <summary>What stands in a setting whose secret the platform could not fetch.</summary>
    const string Unresolved = "@Microsoft.KeyVault(VaultName=vault;SecretName=secret)";

    [Fact]
    public async Task While_storage_is_gone_the_app_is_alive_and_not_ready_and_names_what_is_gone()
    {
        await using var azurite = await AzuriteServer.StartNewAsync();
        await using var host = await FunctionsHost.StartAsync(azurite.ConnectionString);
        await Eventually.IsTrueAsync(async () => (await AskAsync(host, "ready")).Status == HttpStatusCode.OK, () => host.Log);

        await azurite.StopAsync();

        await Eventually.IsTrueAsync(async () => (await AskAsync(host, "ready")).Status == HttpStatusCode.ServiceUnavailable, () => host.Log);
        var ready = (await AskAsync(host, "ready")).Said;
        Assert.Equal((false, JsonValueKind.Null), (ready.GetProperty("ready").GetBoolean(), ready.GetProperty("released").ValueKind));
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(host, "")).Status);
        var (status, checks) = await AskAsync(host, "checks");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.False(checks.GetProperty("healthy").GetBoolean());
        Assert.Superset((HashSet<string>)["blobStorage", "tableStorage", "releases"], Failing(checks).Keys.ToHashSet());
        Assert.All(Failing(checks).Values, reason => Assert.DoesNotContain("127.0.0.1", reason, StringComparison.Ordinal));
        Assert.DoesNotContain("pseudonymKey", Failing(checks).Keys);

        await azurite.StartAsync();

        await Eventually.IsTrueAsync(async () => (await AskAsync(host, "ready")).Status == HttpStatusCode.OK, () => host.Log);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(host, "checks")).Status);
    }

    [Theory]
    [InlineData("Pseudonyms", "pseudonymKey")]
    [InlineData("Sensitive", "sensitiveKey")]
    [InlineData("Rounding", "roundingKey")]
    [InlineData("DiasporaContacts", "contactKey")]
    public async Task A_key_that_is_missing_is_named_and_keeps_nobody_from_being_answered(string section, string check)
    {
        await using var azurite = await AzuriteServer.StartNewAsync();
        await using var host = await FunctionsHost.StartAsync(
            azurite.ConnectionString, settings: new Dictionary<string, string> { [$"{section}__Keys__test"] = Unresolved }, isHealthy: false);

        var (status, checks) = await AskAsync(host, "checks");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains("32 random bytes", Failing(checks)[check], StringComparison.Ordinal);
        Assert.DoesNotContain(Unresolved, checks.ToString(), StringComparison.Ordinal);
        await Eventually.IsTrueAsync(async () => (await AskAsync(host, "ready")).Status == HttpStatusCode.OK, () => host.Log);
    }

    static Dictionary<string, string> Failing(JsonElement report) => report.GetProperty("checks").EnumerateArray().Where(c => !c.GetProperty("healthy").GetBoolean())
        .ToDictionary(c => c.GetProperty("name").GetString()!, c => c.GetProperty("reason").GetString()!);

    static async Task<(HttpStatusCode Status, JsonElement Said)> AskAsync(FunctionsHost host, string which)
    {
        using var answer = await host.Http.GetAsync(new Uri($"api/health/{which}".TrimEnd('/'), UriKind.Relative));
        return (answer.StatusCode, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement);
    }
}

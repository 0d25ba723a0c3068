using System.Text.RegularExpressions;
using Pipeline.Testing;

namespace Pipeline.EndToEnd.Tests;

/// <summary>That a function of the night ended well outlives the host that ran it, and a collector is told of it.</summary>
public sealed partial class NightTests
{
    [Fact]
    public async Task When_a_function_of_the_night_last_ended_well_is_known_after_a_restart_and_told()
    {
        await using var azurite = await AzuriteServer.StartNewAsync();
        string ended;
        await using (var host = await FunctionsHost.StartAsync(azurite.ConnectionString))
        {
            Assert.Contains("SealAudit not yet", await LookAsync(host), StringComparison.Ordinal);
            using var missed = new Runbook("missed-night.md");
            var told = await missed.RunAsync(host);
            Assert.Contains("SealAudit 202", told, StringComparison.Ordinal);
            using var broken = new Runbook("broken-seal.md");
            var dgie = new Books(azurite);
            var id = await dgie.UploadAsync("dgie/work-permits/2022-05/a.csv", Permits.File(1, 5));
            await Eventually.IsTrueAsync(async () => (await dgie.RowsAsync()).Any(r => r.RowKey == $"{id}" && r.Outcome is not null), () => host.Log);
            Assert.Contains("\"seals\":{\"isWhole\":true", await broken.RunAsync(host), StringComparison.Ordinal);
            // Each runbook has it run once.
            await Eventually.IsTrueAsync(() => Task.FromResult(Ended().Count(host.Log) == 2), () => host.Log);
            ended = Sealed().Match(await LookAsync(host)).Value;
        }
        await using var collector = new OtlpCollector();
        await using var next = await FunctionsHost.StartAsync(azurite.ConnectionString, settings: new Dictionary<string, string>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Address.ToString(),
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_METRIC_EXPORT_INTERVAL"] = "500",
        });

        Assert.Contains(ended, await LookAsync(next), StringComparison.Ordinal);
        await Eventually.IsTrueAsync(
            () => Task.FromResult(collector.WasSent("/v1/metrics", "pipeline.night.age"u8.ToArray(), "SealAudit"u8.ToArray())), () => $"The age of the nights was not sent:\n{next.Log}");
    }

    static Task<string> LookAsync(FunctionsHost host) => host.Http.GetStringAsync(new Uri("api/health/checks", UriKind.Relative));

    [GeneratedRegex(@"Executed SealAudit \(")]
    private static partial Regex Ended();

    [GeneratedRegex(@"SealAudit \d{4}-[^,]+")]
    private static partial Regex Sealed();
}

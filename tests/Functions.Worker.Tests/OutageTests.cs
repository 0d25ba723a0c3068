using Microsoft.Azure.Functions.Worker;

namespace Pipeline.Functions.Worker.Tests;

public sealed class OutageTests(StorageTest storage) : IClassFixture<StorageTest>
{
    [Fact]
    public async Task A_host_starts_without_storage_says_so_once_and_without_keys_and_delivers_when_it_comes()
    {
        await storage.PutAsync("drops", "before.csv");
        await storage.Server.StopAsync();
        await using var host = await LocalHost.StartAsync(storage.Connection, [typeof(Both)]);
        await host.Probe.UntilAsync(() => host.Log.All.Count(IsOutage) >= 2, "the lines about the outage");
        await storage.Server.StartAsync();
        await host.Probe.UntilSeenAsync("before.csv");
        Assert.All(host.Log.All.Where(IsOutage).GroupBy(l => l), same => Assert.True(same.Count() <= 2, same.Key));
        Assert.Contains(host.Log.All, l => l.Contains("127.0.0.1", StringComparison.Ordinal) && IsOutage(l));
        Assert.DoesNotContain(host.Log.All, l => l.Contains("Eby8vdM02x", StringComparison.Ordinal));

        await storage.Server.StopAsync();
        await host.Probe.UntilAsync(() => host.Log.All.Count(IsOutage) >= 3, "the next outage");
        await storage.Server.StartAsync();
        await storage.PutAsync("drops", "after.csv");
        await storage.SendAsync("orders", "message");
        await host.Probe.UntilSeenAsync("after.csv");
        await host.Probe.UntilSeenAsync("message");
        Assert.Single(host.Probe.Seen, "before.csv");
    }

    static bool IsOutage(string line) => line.Contains("cannot be reached", StringComparison.Ordinal);

    public sealed class Both(Probe probe)
    {
        [Function("Blob")]
        public Task Blob([BlobTrigger("drops/{name}")] Stream blob, string name, CancellationToken cancellationToken) =>
            probe.NoteAsync(name, cancellationToken);

        [Function("Message")]
        public Task Message([QueueTrigger("orders")] string message, CancellationToken cancellationToken) =>
            probe.NoteAsync(message, cancellationToken);
    }
}

using System.Text.Json;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;

namespace Pipeline.Functions.Worker.Tests;

public sealed class BlobTriggerTests(StorageTest storage) : IClassFixture<StorageTest>
{
    // A container to a test, named in a setting, so that tests do not see each other's blobs.
    readonly string _container = $"drops-{Guid.NewGuid():N}";

    [Fact]
    public async Task A_blob_that_comes_after_start_is_run_and_so_is_a_second_one()
    {
        await using var host = await StartAsync(typeof(TakesClient));
        await storage.PutAsync(_container, "dgie/impushya z'akazi 100%+é.csv");
        await host.Probe.UntilSeenAsync("dgie/impushya z'akazi 100%+é.csv dgie impushya z'akazi 100%+é");

        await storage.PutAsync(_container, "mifotra/2026/jobs.csv");
        await host.Probe.UntilSeenAsync("mifotra/2026/jobs.csv mifotra/2026 jobs");
        await storage.PutAsync(_container, "mifotra/note.txt");
        await storage.PutAsync(_container, "rssb/last.csv");
        await host.Probe.UntilSeenAsync("rssb/last.csv rssb last");
        Assert.Equal(3, host.Probe.Seen.Count);
    }

    [Fact]
    public async Task Across_restarts_an_unchanged_blob_is_not_run_again_and_a_changed_one_is()
    {
        var probe = new Probe();
        await storage.PutAsync(_container, "a/same.csv");
        await storage.PutAsync(_container, "a/changing.csv", "1");
        await using (await StartAsync(typeof(TakesClient), probe: probe))
        {
            await probe.UntilSeenAsync("a/same.csv a same");
            await probe.UntilSeenAsync("a/changing.csv a changing");
            await storage.PutAsync(_container, "a/changing.csv", "2");
            await probe.UntilSeenAsync("a/changing.csv a changing", times: 2);
        }
        await storage.PutAsync(_container, "a/changing.csv", "3");
        await using (await StartAsync(typeof(TakesClient), probe: probe))
        {
            await probe.UntilSeenAsync("a/changing.csv a changing", times: 3);
            await storage.PutAsync(_container, "z/last.csv");
            await probe.UntilSeenAsync("z/last.csv z last");
        }
        Assert.Single(probe.Seen, "a/same.csv a same");
        Assert.Equal(5, probe.Seen.Count);
    }

    [Fact]
    public async Task A_function_that_keeps_throwing_is_run_five_times_and_then_the_poison_function_is_told()
    {
        var probe = new Probe { Then = (what, _) => what.StartsWith('{') ? Task.CompletedTask : throw new InvalidDataException("Broken.") };
        await storage.PutAsync(_container, "dgie/bad.csv");
        await using var host = await StartAsync(typeof(TakesClient), typeof(TakesPoison), probe: probe);
        await probe.UntilAsync(() => probe.Seen.Any(s => s.StartsWith('{')), "the poison message");

        Assert.Equal(5, probe.Seen.Count(s => s == "dgie/bad.csv dgie bad"));
        var message = JsonDocument.Parse(Assert.Single(probe.Seen, s => s.StartsWith('{'))).RootElement;
        Assert.Equal("Host.Functions.TakesClient", message.GetProperty("FunctionId").GetString());
        Assert.Equal("BlockBlob", message.GetProperty("BlobType").GetString());
        Assert.Equal(_container, message.GetProperty("ContainerName").GetString());
        Assert.Equal("dgie/bad.csv", message.GetProperty("BlobName").GetString());
        Assert.Matches("^0x[0-9A-F]+$", message.GetProperty("ETag").GetString());
    }

    [Fact]
    public async Task Failed_deliveries_are_counted_across_restarts()
    {
        var probe = new Probe { Then = (_, _) => throw new InvalidDataException("Broken.") };
        await storage.PutAsync(_container, "dgie/bad.csv");
        Action<IConfiguration> slow = s => s["AzureFunctionsJobHost:extensions:blobs:retryDelay"] = "00:00:01";
        await using (await StartAsync([typeof(TakesClient)], probe, slow)) await probe.UntilSeenAsync("dgie/bad.csv dgie bad");
        await using var host = await StartAsync([typeof(TakesClient), typeof(TakesPoison)], probe);
        await probe.UntilAsync(() => probe.Seen.Any(s => s.StartsWith('{')), "the poison message");
        Assert.Equal(5, probe.Seen.Count(s => s == "dgie/bad.csv dgie bad"));
    }

    [Fact]
    public async Task No_more_run_at_once_than_host_json_allows()
    {
        for (var i = 0; i < 8; i++) await storage.PutAsync(_container, $"a/{i}.csv");
        var probe = new Probe { Then = (_, cancellationToken) => Task.Delay(150, cancellationToken) };
        await using var host = await StartAsync(
            [typeof(TakesClient)], probe, s => s["AzureFunctionsJobHost:extensions:blobs:maxDegreeOfParallelism"] = "2");
        await probe.UntilAsync(() => probe.Seen.Count == 8, "eight blobs");
        Assert.Equal(2, probe.MostAtOnce);
    }

    [Fact]
    public async Task A_blob_deleted_before_its_turn_ends_without_error()
    {
        await storage.PutAsync(_container, "a/1.csv");
        await storage.PutAsync(_container, "a/2.csv");
        var gate = new TaskCompletionSource();
        var probe = new Probe { Then = (_, _) => gate.Task };
        await using var host = await StartAsync(
            [typeof(TakesClient)], probe, s => s["AzureFunctionsJobHost:extensions:blobs:maxDegreeOfParallelism"] = "1");
        await probe.UntilAsync(() => probe.Seen.Count == 1, "the first blob");
        var waiting = probe.Seen[0].StartsWith("a/1", StringComparison.Ordinal) ? "a/2.csv" : "a/1.csv";
        await new BlobContainerClient(storage.Connection, _container).DeleteBlobAsync(waiting);
        gate.SetResult();
        await storage.PutAsync(_container, "z/last.csv");
        await probe.UntilSeenAsync("z/last.csv z last");
        Assert.Equal(2, probe.Seen.Count);
        Assert.DoesNotContain(host.Log.All, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_hosts_on_one_storage_share_the_blobs_and_run_each_once()
    {
        var probe = new Probe();
        await using var first = await StartAsync(typeof(TakesClient), probe: probe);
        await using var second = await StartAsync(typeof(TakesClient), probe: probe);
        for (var i = 0; i < 12; i++) await storage.PutAsync(_container, $"a/{i}.csv");
        await probe.UntilAsync(() => probe.Seen.Count >= 12, "twelve blobs");
        await storage.PutAsync(_container, "z/last.csv");
        await probe.UntilSeenAsync("z/last.csv z last");
        Assert.Equal(probe.Seen.Count, probe.Seen.Distinct().Count());
    }

    [Theory]
    [InlineData(typeof(TakesStreamed))]
    [InlineData(typeof(TakesText))]
    [InlineData(typeof(TakesBytes))]
    [InlineData(typeof(TakesBlockBlob))]
    public async Task The_content_can_be_bound_in_several_forms(Type function)
    {
        await storage.PutAsync(_container, "a/1.csv", "id,name");
        await using var host = await StartAsync(function);
        await host.Probe.UntilSeenAsync("id,name");
    }

    Task<LocalHost> StartAsync(Type function, Type? another = null, Probe? probe = null) =>
        StartAsync(another is null ? [function] : [function, another], probe);

    Task<LocalHost> StartAsync(Type[] functions, Probe? probe = null, Action<IConfiguration>? configure = null) =>
        LocalHost.StartAsync(storage.Connection, functions, builder =>
        {
            builder.Configuration["Container"] = _container;
            // A host of its own to a test, as an app has in Azure.
            builder.Configuration["AzureFunctionsWebHost:hostid"] = _container[..20];
            configure?.Invoke(builder.Configuration);
        }, probe);

    public sealed class TakesClient(Probe probe)
    {
        [Function(nameof(TakesClient))]
        public Task Run(
            [BlobTrigger("%Container%/{folder}/{file}.csv", Source = BlobTriggerSource.EventGrid)] BlobClient blob,
            string folder, string file, CancellationToken cancellationToken) =>
            probe.NoteAsync($"{blob.Name} {folder} {file}", cancellationToken);
    }

    public sealed class TakesPoison(Probe probe)
    {
        [Function(nameof(TakesPoison))]
        public Task Run([QueueTrigger("webjobs-blobtrigger-poison")] string message, CancellationToken cancellationToken) =>
            probe.NoteAsync(message, cancellationToken);
    }

    public sealed class TakesStreamed(Probe probe)
    {
        [Function(nameof(TakesStreamed))]
        public async Task Run([BlobTrigger("%Container%/{name}")] Stream blob, CancellationToken cancellationToken)
        {
            using var reader = new StreamReader(blob);
            await probe.NoteAsync(await reader.ReadToEndAsync(cancellationToken), cancellationToken);
        }
    }

    public sealed class TakesText(Probe probe)
    {
        [Function(nameof(TakesText))]
        public Task Run([BlobTrigger("%Container%/{name}")] string blob, CancellationToken cancellationToken) =>
            probe.NoteAsync(blob, cancellationToken);
    }

    public sealed class TakesBytes(Probe probe)
    {
        [Function(nameof(TakesBytes))]
        public Task Run([BlobTrigger("%Container%")] byte[] blob, CancellationToken cancellationToken) =>
            probe.NoteAsync(System.Text.Encoding.UTF8.GetString(blob), cancellationToken);
    }

    public sealed class TakesBlockBlob(Probe probe)
    {
        [Function(nameof(TakesBlockBlob))]
        public async Task Run([BlobTrigger("%Container%/{name}")] BlockBlobClient blob, CancellationToken cancellationToken) =>
            await probe.NoteAsync((await blob.DownloadContentAsync(cancellationToken)).Value.Content.ToString(), cancellationToken);
    }
}

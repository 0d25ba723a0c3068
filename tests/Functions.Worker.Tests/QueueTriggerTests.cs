using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.Local;
using Pipeline.Testing;

namespace Pipeline.Functions.Worker.Tests;

public sealed class QueueTriggerTests(StorageTest storage) : IClassFixture<StorageTest>
{
    readonly string _queue = $"work-{Guid.NewGuid():N}";

    [Fact]
    public async Task Messages_are_run_and_deleted_whether_the_queue_was_there_at_start_or_not()
    {
        await using var host = await StartAsync(typeof(TakesText));
        await storage.SendAsync(_queue, "first");
        await storage.SendAsync(_queue, "Gakenke & <Kigali> 🇷🇼");
        await host.Probe.UntilSeenAsync("first 1");
        await host.Probe.UntilSeenAsync("Gakenke & <Kigali> 🇷🇼 1");
        await UntilCountIsAsync(0, storage.Queue(_queue));
    }

    [Fact]
    public async Task A_class_is_read_from_json()
    {
        await using var host = await StartAsync(typeof(TakesJson));
        await storage.SendAsync(_queue, new { blobName = "a/b.csv", tries = 3 });
        await host.Probe.UntilSeenAsync("a/b.csv 3");
    }

    [Fact]
    public async Task A_message_whose_function_keeps_throwing_goes_to_the_poison_queue_as_it_was()
    {
        var probe = new Probe { Then = (_, _) => throw new InvalidDataException("Broken.") };
        await using var host = await StartAsync(
            typeof(TakesText), b => b.Configuration["AzureFunctionsJobHost:extensions:queues:maxDequeueCount"] = "3", probe);
        await storage.SendAsync(_queue, "bad");
        await probe.UntilSeenAsync("bad 3");
        var poison = storage.Queue($"{_queue}-poison");
        await UntilCountIsAsync(1, poison);
        var received = Assert.Single(await poison.ReceiveAsync(1, TimeSpan.FromMinutes(1), default));
        Assert.Equal("bad"u8, poison.Decode(received));
        Assert.Equal(["bad 1", "bad 2", "bad 3"], probe.Seen);
        await UntilCountIsAsync(0, storage.Queue(_queue));
    }

    [Fact]
    public async Task A_message_that_is_not_base64_goes_to_the_poison_queue_and_with_the_encoding_none_it_is_run()
    {
        await storage.Queue(_queue, base64: false).SendAsync("plain {}"u8.ToArray(), default);
        await using (await StartAsync(typeof(TakesText)))
            await UntilCountIsAsync(1, storage.Queue($"{_queue}-poison"));

        await storage.Queue(_queue, base64: false).SendAsync("plain {}"u8.ToArray(), default);
        await using var host = await StartAsync(
            typeof(TakesText), b => b.Configuration["AzureFunctionsJobHost:extensions:queues:messageEncoding"] = "none");
        await host.Probe.UntilSeenAsync("plain {} 1");
    }

    [Fact]
    public async Task No_more_run_at_once_than_the_batch_size()
    {
        var probe = new Probe { Then = (_, cancellationToken) => Task.Delay(100, cancellationToken) };
        for (var i = 0; i < 7; i++) await storage.SendAsync(_queue, $"{i}");
        await using var host = await StartAsync(
            typeof(TakesText), b => b.Configuration["AzureFunctionsJobHost:extensions:queues:batchSize"] = "3", probe);
        await probe.UntilAsync(() => probe.Seen.Count == 7, "seven messages");
        Assert.Equal(3, probe.MostAtOnce);
    }

    [Fact]
    public async Task The_log_names_the_run_and_its_outcome_but_never_the_message()
    {
        var probe = new Probe { Then = (what, _) => what == "good secret 1" ? Task.CompletedTask : throw new InvalidDataException() };
        await using var host = await StartAsync(typeof(TakesText), probe: probe);
        await storage.SendAsync(_queue, "good secret");
        await storage.SendAsync(_queue, "bad secret");
        await probe.UntilSeenAsync("bad secret 5");
        await probe.UntilAsync(() => host.Log.All.Any(l => l.Contains("poison", StringComparison.Ordinal)), "the poison line");
        Assert.Single(Matching(@"^Information Function\.TakesText Executed TakesText \([0-9a-f-]{36}\): succeeded in \d+ ms$"));
        Assert.Equal(5, Matching(@"^Error Function\.TakesText Executed TakesText .*: failed after \d+ ms$").Count());
        Assert.DoesNotContain(host.Log.All, l => l.Contains("secret", StringComparison.Ordinal));

        IEnumerable<string> Matching(string pattern) => host.Log.All.Where(l => Regex.IsMatch(l, pattern));
    }

    Task<LocalHost> StartAsync(Type function, Action<FunctionsApplicationBuilder>? configure = null, Probe? probe = null) =>
        LocalHost.StartAsync(storage.Connection, [function], builder =>
        {
            builder.Configuration["Queue"] = _queue;
            configure?.Invoke(builder);
        }, probe);

    static Task UntilCountIsAsync(int count, MessageQueue queue) =>
        Eventually.IsTrueAsync(
            async () => await queue.CountAsync(default) == count,
            () => $"Waited in vain for {count} messages in {queue.Name}.");

    public sealed class TakesText(Probe probe)
    {
        [Function(nameof(TakesText))]
        public Task Run([QueueTrigger("%Queue%")] string message, int dequeueCount, CancellationToken cancellationToken) =>
            probe.NoteAsync($"{message} {dequeueCount}", cancellationToken);
    }

    public sealed class TakesJson(Probe probe)
    {
        [Function(nameof(TakesJson))]
        public Task Run([QueueTrigger("%Queue%")] Order order, CancellationToken cancellationToken) =>
            probe.NoteAsync($"{order.BlobName} {order.Tries}", cancellationToken);
    }

    public sealed record Order(string BlobName, int Tries);
}

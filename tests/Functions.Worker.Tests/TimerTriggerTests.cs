using System.Globalization;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.Local;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Testing;

namespace Pipeline.Functions.Worker.Tests;

public sealed class TimerTriggerTests(StorageTest storage) : IClassFixture<StorageTest>
{
    static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    readonly string _hostId = $"{Guid.NewGuid():N}"[..20];

    [Fact]
    public async Task A_run_missed_while_the_host_was_down_is_made_up_for_at_start_once()
    {
        var time = new ManualTime(Noon);
        var probe = new Probe();
        await using (var first = await StartAsync(typeof(Nightly), time, probe)) await UntilKeptAsync(probe);
        time.Advance(TimeSpan.FromDays(2));
        await using (await StartAsync(typeof(Nightly), time, probe))
        {
            await probe.UntilSeenAsync("past due: True, next was 2026-03-02T00:00:00Z");
            await UntilKeptAsync(probe, next: "2026-03-04T00:00:00");
        }
        await using (var third = await StartAsync(typeof(Nightly), time, probe))
        {
            await UntilLockedAsync(third);
            Assert.Single(probe.Seen);
        }
    }

    [Fact]
    public async Task A_host_that_was_down_between_two_runs_missed_none()
    {
        var time = new ManualTime(Noon);
        var probe = new Probe();
        await using (await StartAsync(typeof(Nightly), time, probe)) await UntilKeptAsync(probe);
        time.Advance(TimeSpan.FromHours(11));
        await using var second = await StartAsync(typeof(Nightly), time, probe);
        await UntilLockedAsync(second);
        Assert.Empty(probe.Seen);
    }

    [Fact]
    public async Task A_timer_that_runs_on_startup_does()
    {
        await using var host = await StartAsync(typeof(Eager), new ManualTime(Noon));
        await host.Probe.UntilSeenAsync("past due: False, next was 2026-03-02T00:00:00Z");
    }

    [Fact]
    public async Task Two_hosts_on_one_storage_run_a_timer_once_and_the_second_takes_over_when_the_first_stops()
    {
        var (first, second) = (new Probe(), new Probe());
        await using var one = await StartAsync(typeof(EverySecond), TimeProvider.System, first);
        await first.UntilAsync(() => first.Seen.Count >= 1, "the first host's run");
        await using var two = await StartAsync(typeof(EverySecond), TimeProvider.System, second);
        await first.UntilAsync(() => first.Seen.Count >= 4, "more runs of the first host");
        Assert.Empty(second.Seen);
        await one.StopAsync();
        await second.UntilAsync(() => second.Seen.Count >= 1, "the second host to take over");
    }

    [Theory]
    [InlineData("0 0 0 * * *", "2026-03-02T00:00:00")]
    [InlineData("0 0 * * *", "2026-03-02T00:00:00")]
    [InlineData("*/15 * * * * *", "2026-03-01T12:00:15")]
    [InlineData("0 30 6 * * Mon-Fri", "2026-03-02T06:30:00")]
    [InlineData("06:00:00", "2026-03-01T18:00:00")]
    public void Schedules_are_cron_with_or_without_seconds_or_an_interval(string text, string next) =>
        Assert.Equal(next, TimerSchedule.Parse(text).Next(Noon.UtcDateTime).ToString("s", CultureInfo.InvariantCulture));

    Task<LocalHost> StartAsync(Type function, TimeProvider time, Probe? probe = null) =>
        LocalHost.StartAsync(storage.Connection, [function], (FunctionsApplicationBuilder builder) =>
        {
            builder.Configuration["AzureFunctionsWebHost:hostid"] = _hostId;
            builder.Configuration["Nightly"] = "0 0 0 * * *";
            builder.Services.AddSingleton(time);
        }, probe);

    Task UntilKeptAsync(Probe probe, string next = "2026-03-02T00:00:00") =>
        probe.UntilAsync(() => KeptNext() == next, $"next to be {next}");

    string? KeptNext()
    {
        var container = new BlobContainerClient(storage.Connection, "azure-webjobs-hosts");
        var blob = container.GetBlobClient($"timers/{_hostId}/Host.Functions.Nightly/status");
        return container.Exists() && blob.Exists()
            ? blob.DownloadContent().Value.Content.ToObjectFromJson<ScheduleStatus>()!.Next.ToString("s", CultureInfo.InvariantCulture)
            : null;
    }

    /// <summary>Waits until the host has the timer's lock; it looks at the schedule right afterwards, hence the moment more.</summary>
    async Task UntilLockedAsync(LocalHost host)
    {
        var blob = new BlobContainerClient(storage.Connection, "azure-webjobs-hosts")
            .GetBlobClient($"locks/{_hostId}/Host.Functions.Nightly.Listener");
        await host.Probe.UntilAsync(() => blob.GetProperties().Value.LeaseState == LeaseState.Leased, "the lock");
        await Task.Delay(300);
    }

    public sealed class Nightly(Probe probe)
    {
        [Function(nameof(Nightly))]
        public Task Run([TimerTrigger("%Nightly%")] TimerInfo timer, CancellationToken cancellationToken) =>
            NoteAsync(probe, timer, cancellationToken);
    }

    public sealed class Eager(Probe probe)
    {
        [Function(nameof(Eager))]
        public Task Run([TimerTrigger("0 0 0 * * *", RunOnStartup = true)] TimerInfo timer, CancellationToken cancellationToken) =>
            NoteAsync(probe, timer, cancellationToken);
    }

    public sealed class EverySecond(Probe probe)
    {
        [Function(nameof(EverySecond))]
        public Task Run([TimerTrigger("* * * * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
            probe.NoteAsync($"{timer.ScheduleStatus is null}", cancellationToken);
    }

    static Task NoteAsync(Probe probe, TimerInfo timer, CancellationToken cancellationToken) =>
        probe.NoteAsync($"past due: {timer.IsPastDue}, next was {timer.ScheduleStatus?.Next:s}Z", cancellationToken);
}

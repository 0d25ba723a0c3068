using System.Diagnostics.Metrics;
using Azure.Data.Tables;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;
using Pipeline.Functions.Audit;
using Pipeline.Functions.Operations;
using Pipeline.Testing;

namespace Pipeline.Functions.Tests;

/// <summary>How long ago the functions of the night ended well, as it is measured: by real storage, and by a clock that tests move.</summary>
public sealed class NightlyRunsTests : IAsyncLifetime
{
    readonly ManualTime _clock = new(new(2026, 11, 23, 5, 0, 0, TimeSpan.Zero));
    TableServiceClient _tables = null!;

    public async Task InitializeAsync()
    {
        _tables = new((await AzuriteAccount.TakeAsync()).ConnectionString);
        await _tables.CreateTableAsync(NightlyRuns.TableName);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task After_a_restart_and_on_every_host_the_age_is_that_of_the_last_run_that_ended_well()
    {
        using (var before = new Host(_tables, _clock))
        {
            await before.Nights.LookAsync(default);
            _clock.Advance(TimeSpan.FromHours(1));
            await before.Nights.KeepAsync(nameof(SealAudit), default);
            _clock.Advance(TimeSpan.FromHours(27));
            await before.Nights.LookAsync(default);
            Assert.Equal((27, 28), (before.Hours(nameof(SealAudit)), before.Hours("ApplyRetention")));
        }
        _clock.Advance(TimeSpan.FromHours(2));
        using var after = new Host(_tables, _clock);
        using var another = new Host(_tables, _clock);
        await Task.WhenAll(after.Nights.LookAsync(default), another.Nights.LookAsync(default));

        Assert.All((Host[])[after, another], host => Assert.Equal((29, 30), (host.Hours(nameof(SealAudit)), host.Hours("ApplyRetention"))));
        Assert.Equal(NightFunctions.All.Order(), after.Ages().Keys.Order());

        await another.Nights.KeepAsync(nameof(SealAudit), default);
        Assert.Equal(_clock.GetUtcNow(), (await after.Nights.LookAsync(default))[nameof(SealAudit)]);
        Assert.Equal(0, after.Hours(nameof(SealAudit)));
    }

    [Fact]
    public async Task One_that_never_ran_is_waited_for_from_the_first_look_of_any_host()
    {
        using var first = new Host(_tables, _clock);
        using var second = new Host(_tables, _clock);
        await Task.WhenAll(first.Nights.LookAsync(default), second.Nights.LookAsync(default));
        _clock.Advance(TimeSpan.FromHours(30));
        var ended = await second.Nights.LookAsync(default);
        Assert.All(ended.Values, at => Assert.Null(at));
        Assert.All(second.Ages().Values, age => Assert.Equal(30 * 3600, age));
    }

    [Fact]
    public async Task A_host_that_has_not_looked_for_long_tells_nothing()
    {
        using var host = new Host(_tables, _clock);
        Assert.Empty(host.Ages());
        await host.Nights.LookAsync(default);
        Assert.NotEmpty(host.Ages());
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Empty(host.Ages());
    }

    [Fact]
    public async Task Only_a_run_that_ended_well_counts_and_only_of_the_night()
    {
        using var host = new Host(_tables, _clock);
        await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync(host, nameof(SealAudit), () => throw new InvalidOperationException()));
        await RunAsync(host, "SweepStuck", () => { });
        Assert.Empty(_tables.GetTableClient(NightlyRuns.TableName).Query<TableEntity>());

        await RunAsync(host, nameof(SealAudit), () => { });
        Assert.Equal(_clock.GetUtcNow(), (await host.Nights.LookAsync(default))[nameof(SealAudit)]);
    }

    [Fact]
    public async Task A_run_whose_end_cannot_be_kept_has_ended_well_all_the_same()
    {
        using var host = new Host(_tables, _clock);
        await _tables.DeleteTableAsync(NightlyRuns.TableName);
        await RunAsync(host, nameof(SealAudit), () => { });
    }

    static Task RunAsync(Host host, string function, Action work)
    {
        var (context, services) = (new Mock<FunctionContext>(), new ServiceCollection().AddSingleton(host.Nights).BuildServiceProvider());
        context.Setup(c => c.FunctionDefinition).Returns(Mock.Of<FunctionDefinition>(d => d.Name == function));
        context.Setup(c => c.InstanceServices).Returns(services);
        return new NightMiddleware(NullLogger<NightMiddleware>.Instance).Invoke(context.Object, async _ =>
        {
            await Task.Yield();
            work();
        });
    }

    /// <summary>A process of its own, as far as memory goes.</summary>
    sealed class Host : IDisposable
    {
        readonly Meter _meter = new("of one host");
        readonly MeterListener _listener = new();
        readonly Dictionary<string, double> _ages = [];

        public Host(TableServiceClient tables, TimeProvider clock)
        {
            var meters = new Mock<IMeterFactory>();
            meters.Setup(m => m.Create(It.IsAny<MeterOptions>())).Returns(_meter);
            Nights = new(tables, clock, meters.Object);
            _listener.InstrumentPublished = (instrument, listener) => { if (instrument.Meter == _meter) listener.EnableMeasurementEvents(instrument); };
            _listener.SetMeasurementEventCallback<double>((_, age, tags, _) => _ages[(string)tags[0].Value!] = age);
            _listener.Start();
        }

        public NightlyRuns Nights { get; }

        public Dictionary<string, double> Ages()
        {
            _ages.Clear();
            _listener.RecordObservableInstruments();
            return new(_ages);
        }

        public int Hours(string function) => (int)Math.Round(Ages()[function] / 3600);

        public void Dispose()
        {
            _listener.Dispose();
            _meter.Dispose();
        }
    }
}

using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Pipeline.Functions.Worker.Tests;

/// <summary>What holds for every kind of trigger, shown on queue functions.</summary>
public sealed class HostTests(StorageTest storage) : IClassFixture<StorageTest>
{
    readonly string _queue = $"work-{Guid.NewGuid():N}";

    [Fact]
    public async Task A_stopping_host_takes_no_more_work_and_lets_the_run_under_way_finish()
    {
        var gate = new TaskCompletionSource();
        var finished = false;
        var probe = new Probe
        {
            Then = async (_, cancellationToken) =>
            {
                await gate.Task.WaitAsync(cancellationToken);
                finished = true;
            },
        };
        await using var host = await StartAsync(probe, b => b.Configuration["AzureFunctionsJobHost:extensions:queues:batchSize"] = "1");
        await storage.SendAsync(_queue, "one");
        await probe.UntilSeenAsync("one");
        await storage.SendAsync(_queue, "two");
        var stopping = host.StopAsync();
        await Task.Delay(100);
        Assert.False(stopping.IsCompleted);
        gate.SetResult();
        await stopping;
        Assert.True(finished);
        Assert.Equal(["one"], probe.Seen);
        Assert.Equal(1, await storage.Queue(_queue).CountAsync(default));
    }

    [Fact]
    public async Task A_run_that_outlasts_the_shutdown_timeout_is_cancelled_and_comes_back()
    {
        var probe = new Probe { Then = (_, cancellationToken) => Task.Delay(Timeout.Infinite, cancellationToken) };
        await using (await StartAsync(
            probe, b => b.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromMilliseconds(200))))
        {
            await storage.SendAsync(_queue, "long");
            await probe.UntilSeenAsync("long");
        }
        probe.Then = (_, _) => Task.CompletedTask;
        await using var again = await StartAsync(probe);
        await probe.UntilSeenAsync("long", times: 2);
    }

    [Fact]
    public async Task A_run_that_takes_longer_than_functionTimeout_is_cancelled_and_failed()
    {
        var probe = new Probe { Then = (_, cancellationToken) => Task.Delay(Timeout.Infinite, cancellationToken) };
        await using var host = await StartAsync(probe, b =>
        {
            b.Configuration["AzureFunctionsJobHost:functionTimeout"] = "00:00:00.2";
            b.Configuration["AzureFunctionsJobHost:extensions:queues:maxDequeueCount"] = "2";
        });
        await storage.SendAsync(_queue, "long");
        await probe.UntilSeenAsync("long", times: 2);
        await probe.UntilAsync(() => host.Log.All.Any(l => l.Contains("poison", StringComparison.Ordinal)), "the poison line");
        Assert.Contains(host.Log.All, l => l.StartsWith("Error Function.Work Executed Work", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Middleware_stands_around_a_run_in_the_order_it_was_added_and_sees_its_exception()
    {
        var probe = new Probe { Then = (what, _) => what == "bad" ? throw new InvalidDataException("Broken.") : Task.CompletedTask };
        await using var host = await StartAsync(probe, b =>
        {
            b.UseMiddleware<Outer>();
            b.UseWhen(context => context.FunctionDefinition.Name == "Work", async (context, next) =>
            {
                await probe.NoteAsync($"inner {context.Items["by"]} {context.BindingContext.BindingData["dequeueCount"]}", default);
                await next();
            });
            b.UseWhen<Outer>(context => context.FunctionDefinition.Name == "Another");
            b.Configuration["AzureFunctionsJobHost:extensions:queues:maxDequeueCount"] = "1";
        });
        await storage.SendAsync(_queue, "good");
        await probe.UntilSeenAsync("after good");
        Assert.Equal(["before", "inner outer 1", "good", "after good"], probe.Seen);
        await storage.SendAsync(_queue, "bad");
        await probe.UntilSeenAsync("caught Broken.");
        await probe.UntilAsync(() => host.Log.All.Any(l => l.Contains("poison", StringComparison.Ordinal)), "the poison line");
    }

    [Theory]
    [InlineData("AzureWebJobs.Work.Disabled", "true")]
    [InlineData("AzureWebJobs:Work:Disabled", "1")]
    public async Task A_disabled_function_does_not_run(string setting, string value)
    {
        await storage.SendAsync(_queue, "one");
        var probe = new Probe();
        await using (var host = await LocalHost.StartAsync(storage.Connection, [typeof(Work), typeof(Other)], b =>
        {
            b.Configuration["Queue"] = _queue;
            b.Configuration[setting] = value;
        }, probe))
        {
            await storage.SendAsync($"{_queue}-other", "sign");
            await probe.UntilSeenAsync("other sign");
        }
        Assert.Equal(["other sign"], probe.Seen);
        Assert.Equal(1, await storage.Queue(_queue).CountAsync(default));
    }

    [Fact]
    public async Task Scoped_services_live_as_long_as_the_run()
    {
        var probe = new Probe();
        await using var host = await LocalHost.StartAsync(storage.Connection, [typeof(UsesScope)], b =>
        {
            b.Configuration["Queue"] = _queue;
            b.Services.AddScoped<Scoped>();
        }, probe);
        await storage.SendAsync(_queue, "x");
        await probe.UntilSeenAsync("disposed");
        Assert.Equal(["same True", "disposed"], probe.Seen);
    }

    Task<LocalHost> StartAsync(Probe probe, Action<FunctionsApplicationBuilder> configure) =>
        LocalHost.StartAsync(storage.Connection, [typeof(Work)], b =>
        {
            b.Configuration["Queue"] = _queue;
            configure(b);
        }, probe);

    Task<LocalHost> StartAsync(Probe probe) => StartAsync(probe, _ => { });

    public sealed class Work(Probe probe)
    {
        [Function(nameof(Work))]
        public Task Run([QueueTrigger("%Queue%")] string message, CancellationToken cancellationToken) =>
            probe.NoteAsync(message, cancellationToken);
    }

    public sealed class Other(Probe probe)
    {
        [Function(nameof(Other))]
        public Task Run([QueueTrigger("%Queue%-other")] string message, CancellationToken cancellationToken) =>
            probe.NoteAsync($"other {message}", cancellationToken);
    }

    public sealed class Outer(Probe probe) : IFunctionsWorkerMiddleware
    {
        public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
        {
            await probe.NoteAsync("before", default);
            context.Items["by"] = "outer";
            try
            {
                await next(context);
                await probe.NoteAsync($"after {context.BindingContext.BindingData["QueueTrigger"]}", default);
            }
            catch (InvalidDataException problem)
            {
                await probe.NoteAsync($"caught {problem.Message}", default);
                throw;
            }
        }
    }

    public sealed class Scoped(Probe probe) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await probe.NoteAsync("disposed", default);
    }

    public sealed class UsesScope(Probe probe, Scoped scoped)
    {
        [Function(nameof(UsesScope))]
        public Task Run([QueueTrigger("%Queue%")] string message, FunctionContext context) =>
            probe.NoteAsync(
                $"same {ReferenceEquals(scoped, context.InstanceServices.GetRequiredService<Scoped>())}", context.CancellationToken);
    }
}

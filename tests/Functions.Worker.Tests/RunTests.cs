using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Local;
using Microsoft.Extensions.DependencyInjection;

namespace Pipeline.Functions.Worker.Tests;

/// <summary>What a run has is made when it is asked for, and holds as if it had been there from the first.</summary>
public sealed class RunTests
{
    readonly Clock _clock = new();

    [Fact]
    public void The_time_of_a_run_counts_from_its_start_whenever_somebody_asks()
    {
        using var time = new RunTime(TimeSpan.FromMinutes(1), _clock, CancellationToken.None);
        _clock.Pass(TimeSpan.FromSeconds(59));
        Assert.False(time.IsUp);
        Assert.False(time.Token.IsCancellationRequested);
        using var late = new RunTime(TimeSpan.FromMinutes(1), _clock, CancellationToken.None);
        _clock.Pass(TimeSpan.FromMinutes(2));
        Assert.True(late.IsUp);
        Assert.True(late.Token.IsCancellationRequested);
        Assert.True(late.Limit.IsCancellationRequested);
    }

    [Fact]
    public void A_run_without_a_limit_ends_only_for_who_asked()
    {
        using var asker = new CancellationTokenSource();
        using var time = new RunTime(null, _clock, asker.Token);
        _clock.Pass(TimeSpan.FromDays(9));
        Assert.False(time.IsUp || time.Token.IsCancellationRequested);
        asker.Cancel();
        Assert.Equal((false, true, true), (time.IsUp, time.IsUnwanted, time.Token.IsCancellationRequested));
    }

    [Fact]
    public async Task A_function_that_never_waits_fails_too_when_it_takes_longer_than_it_may()
    {
        await using var host = await LocalHost.StartAsync("", [typeof(Requests)], b => b.Configuration["AzureFunctionsJobHost:functionTimeout"] = "00:00:00.05");
        using var response = await host.Http.GetAsync("/api/Slow");
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Contains(host.Log.All, l => l.StartsWith("Error Function.Slow Executed Slow", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_request_and_its_run_have_one_scope_that_ends_with_them()
    {
        await using var host = await LocalHost.StartAsync("", [typeof(Requests)], b => b.Services.AddScoped<Held>());
        Assert.Equal("\"same\"", await host.Http.GetStringAsync("/api/Scope"));
        Assert.Equal("\"same\"", await host.Http.GetStringAsync("/api/Scope"));
        Assert.Equal(2, Held.Ended);
    }

    [Fact]
    public void What_the_host_cannot_run_is_refused_at_start_unless_it_is_disabled()
    {
        Assert.Throws<InvalidOperationException>(() => LocalHost.Build("", [typeof(Unbound)]));
        LocalHost.Build("", [typeof(Unbound)], b => b.Configuration["AzureWebJobs.Unbound.Disabled"] = "true");
    }

    public sealed class Held : IDisposable
    {
        static int _ended;

        public static int Ended => _ended;

        public void Dispose() => Interlocked.Increment(ref _ended);
    }

    public sealed class Requests
    {
        [Function("Slow")]
        public IResult Slow([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request)
        {
            Thread.Sleep(TimeSpan.FromMilliseconds(100));
            return Results.NoContent();
        }

        [Function("Scope")]
        public IResult Scope([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request, FunctionContext context) => Results.Json(
            request.HttpContext.RequestServices.GetService<Held>() is { } held && held == context.InstanceServices.GetService<Held>() ? "same" : "other");
    }

    public sealed class Unbound
    {
        [Function("Unbound")]
        public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request, List<string> nothing) => Results.Json(nothing);
    }

    sealed class Clock : TimeProvider
    {
        TimeSpan _passed;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _passed.Ticks;

        public void Pass(TimeSpan time) => _passed += time;
    }
}

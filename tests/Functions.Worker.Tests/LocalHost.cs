using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pipeline.Testing;

namespace Pipeline.Functions.Worker.Tests;

/// <summary>A function app of a few test classes, served on a free port. Stopping it is what Ctrl-C does.</summary>
public sealed class LocalHost : IAsyncDisposable
{
    static readonly Dictionary<string, string?> Quick = new()
    {
        ["AzureFunctionsJobHost:extensions:blobs:pollingInterval"] = "00:00:00.1",
        ["AzureFunctionsJobHost:extensions:blobs:retryDelay"] = "00:00:00.01",
        ["AzureFunctionsJobHost:extensions:queues:maxPollingInterval"] = "00:00:00.1",
    };

    readonly IHost _host;

    LocalHost(IHost host, Probe probe, LogLines log, int port)
    {
        (_host, Probe, Log) = (host, probe, log);
        Http = new() { BaseAddress = new($"http://127.0.0.1:{port}") };
    }

    public Probe Probe { get; }

    public LogLines Log { get; }

    public HttpClient Http { get; }

    public IServiceProvider Services => _host.Services;

    public static async Task<LocalHost> StartAsync(
        string storage, Type[] functions, Action<FunctionsApplicationBuilder>? configure = null, Probe? probe = null)
    {
        var host = Build(storage, functions, configure, probe);
        await host._host.StartAsync();
        return host;
    }

    public static LocalHost Build(
        string storage, Type[] functions, Action<FunctionsApplicationBuilder>? configure = null, Probe? probe = null)
    {
        var port = FreePort.Take(1)[0];
        probe ??= new();
        var log = new LogLines();
        var builder = FunctionsApplication.CreateBuilder(["--port", $"{port}"]);
        builder.ConfigureFunctionsWebApplication();
        builder.FunctionTypes = functions;
        builder.Configuration.AddInMemoryCollection(Quick);
        builder.Configuration["AzureWebJobsStorage"] = storage;
        builder.Services.AddSingleton(probe);
        builder.Logging.AddProvider(log);
        configure?.Invoke(builder);
        return new(builder.Build(), probe, log, port);
    }

    public Task StopAsync(CancellationToken cancellationToken = default) => _host.StopAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        Http.Dispose();
        _host.Dispose();
    }
}

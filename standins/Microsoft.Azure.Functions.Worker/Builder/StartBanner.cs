using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>Lists the functions once the host serves.</summary>
sealed class StartBanner(FunctionCatalog functions, IServer server, IHostApplicationLifetime lifetime, ILoggerFactory loggers)
    : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStarted.Register(Write);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    void Write()
    {
        var logger = loggers.CreateLogger("Host");
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "";
        var enabled = functions.All.Where(f => !f.IsDisabled).ToList();
        logger.LogInformation("Serving {Count} functions at {Address}; {Disabled} more are disabled", enabled.Count, address, functions.All.Count - enabled.Count);
        foreach (var function in enabled)
            logger.LogInformation(
                "  {Function}: {Trigger}{Url}", function.Name, function.Trigger.Summary, function.Trigger.Path is { } path ? $" {address}{path}" : "");
    }
}

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
        logger.LogInformation("Serving {Count} functions at {Address}", functions.All.Count, address);
        foreach (var function in functions.All)
            logger.LogInformation(
                "  {Function}: {Trigger}{Url}{Disabled}",
                function.Name,
                function.Trigger.Summary,
                function.Trigger.Path is { } path ? $" {address}{path}" : "",
                function.IsDisabled ? " (disabled)" : "");
    }
}

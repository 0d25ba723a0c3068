using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>Puts the host's own parts beside the app's services.</summary>
static class LocalHostServices
{
    public static void AddLocalHost(
        this IServiceCollection services,
        HostJson hostJson,
        FunctionCatalog functions,
        IReadOnlyList<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> middleware)
    {
        services.AddRouting();
        services.AddSingleton(hostJson);
        services.AddSingleton(functions);
        services.AddSingleton(new FunctionPipeline(middleware));
        services.AddSingleton(provider => new FunctionInvoker(
            provider.GetRequiredService<FunctionPipeline>(), hostJson,
            provider.GetRequiredService<IServiceScopeFactory>(), provider.GetRequiredService<ILoggerFactory>(), provider.Clock()));
        services.AddSingleton(provider => HostId.From(
            provider.GetRequiredService<IConfiguration>(), provider.GetRequiredService<IHostEnvironment>().ApplicationName));
        services.AddSingleton<StorageConnections>();
        services.AddSingleton<HostStorage>();
        services.AddSingleton<RequestedRuns>();
        services.AddHostedService(provider => provider.GetRequiredService<RequestedRuns>());
        services.AddHostedService<StartBanner>();
        functions.AddListeners(services, hostJson);
        // All listeners stop taking work at once and share the time for what is under way.
        services.Configure<HostOptions>(options => options.ServicesStopConcurrently = true);
    }

    /// <summary>The app's clock when it registered one. The host adds none: the official worker does not either.</summary>
    public static TimeProvider Clock(this IServiceProvider services) => services.GetService<TimeProvider>() ?? TimeProvider.System;

    public static void AddLocalHost(this ILoggingBuilder logging, HostJson hostJson)
    {
        logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "HH:mm:ss ";
            console.UseUtcTimestamp = true;
        });
        logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("Azure", LogLevel.Warning).AddFilter("System", LogLevel.Warning);
        logging.AddConfiguration(hostJson.Logging);
    }
}

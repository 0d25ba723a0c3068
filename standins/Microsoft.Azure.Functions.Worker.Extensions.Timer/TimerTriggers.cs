using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Azure.Functions.Worker.Local;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

[assembly: TriggerExtension(typeof(TimerTriggers))]

namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>Runs a clock for every timer function.</summary>
sealed class TimerTriggers : ITriggerExtension
{
    public ITrigger? TryCreate(TriggerBindingAttribute attribute, string functionName, IConfiguration settings) =>
        attribute is TimerTriggerAttribute timer
            ? new TimerTrigger(settings.Resolve(timer.Schedule), timer.UseMonitor, timer.RunOnStartup)
            : null;

    public void AddListeners(IServiceCollection services, FunctionCatalog functions, HostJson hostJson)
    {
        foreach (var (function, trigger) in functions.With<TimerTrigger>())
            services.AddSingleton<IHostedService>(provider => new TimerListener(
                function,
                trigger,
                provider.GetRequiredService<FunctionInvoker>(),
                provider.GetRequiredService<HostStorage>(),
                provider.GetRequiredService<ILoggerFactory>().CreateLogger("Host.Timers"),
                provider.Clock()));
    }
}

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Functions.Operations;
using Pipeline.Intake.Ledger;
using Pipeline.Intake.Recovery;
using Pipeline.Intake.Replay;

namespace Pipeline.Functions.Configuration;

static class RecoveryServices
{
    /// <summary>
    /// Adds what makes good for lost events, hosts that died and protocols that changed. <c>Intake__StuckAfter</c> is how long a submission may be silent
    /// (twice host.json's functionTimeout when left out, and never less than once), <c>Intake__UnreportedAfter</c> how long a file may wait for its event,
    /// <c>Intake__MostAttempts</c> how often a delivery is begun, <c>Intake__MostPerRun</c> how many drops a timer's run takes.
    /// </summary>
    /// <exception cref="InvalidOperationException">A setting cannot be used.</exception>
    public static IServiceCollection AddRecovery(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(RecoverySettings.Read(configuration, HostTimeout.Read(configuration, Path.Combine(AppContext.BaseDirectory, "host.json"))))
        .AddSingleton<UndecidedSubmissions>()
        .AddSingleton<UnreportedDrops>()
        .AddSingleton<StuckDrops>()
        .AddSingleton<ReplayTrials>()
        .AddSingleton<DropReplay>()
        .AddSingleton<ReplayJobs>()
        .AddSingleton<ReplayWorker>();
}
